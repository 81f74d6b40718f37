import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runTool } from "../../support/run-tool";
import { writeSynthesized } from "../../support/synthesized-output";
import { temporaryFolder } from "../../support/terraform";
import { created, deleted, planOf } from "./plans";

const folder = temporaryFolder();
const inFolder = (name: string, content: unknown): string => {
  const file = join(folder, name);
  writeFileSync(file, JSON.stringify(content));
  return file;
};

const plan = inFolder("dev-a-foundation.json", planOf(deleted("aws_s3_bucket", { bucket: "acme-logs" })));
const harmless = inFolder("dev-fleet.json", planOf(created("aws_s3_bucket", { bucket: "acme-logs" })));
const entry = { stack: "dev-a-foundation", address: "aws_s3_bucket.it", because: "it was emptied in May" };
const none = inFolder("none.yaml", []);

describe("plan-guard plan", () => {
  test("fails and names stack and code, in text and in a table", () => {
    const summary = join(folder, "summary.md");
    const { code, stdout, stderr } = runTool("plan-guard", [
      "plan",
      harmless,
      plan,
      "--allow",
      none,
      "--summary",
      summary,
    ]);
    expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
    expect(stdout).toMatch(/^dev-a-foundation\n {2}aws_s3_bucket\.it: .* \[state-deleted\]\n\n1 finding\.\n$/);
    expect(readFileSync(summary, "utf8")).toContain("| dev-a-foundation | aws_s3_bucket.it | state-deleted |");
  });

  test("passes what is allowed, as JSON, and names entries that are idle in what it looked at", () => {
    const allow = inFolder("plan-guard.yaml", [
      entry,
      { ...entry, address: "aws_vpc.it" },
      { ...entry, stack: "dev-b-foundation" },
      { ...entry, address: "stack", code: "stack-vanished" },
    ]);
    const { code, stdout, stderr } = runTool("plan-guard", ["plan", plan, "--allow", allow, "--json"]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ open: [], allowed: [{ because: entry.because }] });
    expect(stderr).toBe(
      `${allow}: dev-a-foundation, aws_vpc.it: no finding of this run needs the entry. Remove it when its change is through.\n`,
    );
  });

  test("refuses what is no plan in one sentence", () => {
    const state = inFolder("state.json", { format_version: "1.0", values: {} });
    expect(runTool("plan-guard", ["plan", state])).toEqual({
      code: 1,
      stdout: "",
      stderr: `${state}: is a state, not a plan. Write it with \`terraform show -json <planfile> > <file>\`.\n`,
    });
  });
});

describe("plan-guard compare", () => {
  const stack = { resource: { aws_vpc: { network: {} } } };
  writeSynthesized(join(folder, "base"), {
    "dev-a": stack,
    "dev-b": { terraform: { backend: { local: { path: "b" } } }, ...stack },
  });
  writeSynthesized(join(folder, "head"), { "dev-a": stack });

  test("fails when a stack is gone, and passes when it is not", () => {
    const compare = (head: string): ReturnType<typeof runTool> =>
      runTool("plan-guard", ["compare", "--base", join(folder, "base"), "--head", join(folder, head), "--allow", none]);
    const { code, stdout } = compare("head");
    expect(code).toBe(1);
    expect(stdout).toMatch(/^dev-b\n {2}stack: is gone, .* \[stack-vanished\]/);
    expect(compare("base")).toEqual({ code: 0, stdout: "nothing blocks.\n", stderr: "" });
  });
});
