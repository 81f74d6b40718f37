import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { applyAllowList, readAllowList } from "../../../tools/plan-guard/allow-list";
import { COMPARE_DEMANDS, PLAN_DEMANDS } from "../../../tools/plan-guard/codes";
import type { Finding } from "../../../tools/plan-guard/finding";
import { temporaryFolder } from "../../support/terraform";

const folder = temporaryFolder();
const finding: Finding = {
  stack: "dev-a-foundation",
  address: "aws_s3_bucket.logs",
  code: "state-deleted",
  problem: "would be deleted",
  fix: "Keep it",
};
const because = "the logs were moved to another bucket in May";
const entry = { stack: finding.stack, address: finding.address, because };

describe("an entry allows", () => {
  test("a finding of its stack and address, and says why", () => {
    expect(applyAllowList([finding], [entry])).toEqual({ open: [], allowed: [{ finding, because }], unused: [] });
  });

  test("one code alone, where it names one", () => {
    const other = { ...finding, code: "state-replaced" };
    expect(applyAllowList([finding, other], [{ ...entry, code: "state-deleted" }]).open).toEqual([other]);
  });

  test.each([
    ["another stack", { stack: "prod-a-foundation" }],
    ["another address", { address: "aws_s3_bucket.traces" }],
    ["addresses that begin alike", { address: "aws_s3_bucket" }],
    ["another code", { code: "state-vanished" }],
  ])("nothing of %s, and is unused then", (_, difference) => {
    const other = { ...entry, ...difference };
    expect(applyAllowList([finding], [other])).toEqual({ open: [finding], allowed: [], unused: [other] });
  });
});

describe("an allow-list", () => {
  const codes = [...PLAN_DEMANDS, ...COMPARE_DEMANDS].map(({ code }) => code);
  const read = (text: string): unknown => {
    const file = join(folder, "plan-guard.yaml");
    writeFileSync(file, text);
    return readAllowList(file, codes);
  };

  test("is YAML or JSON, and may be empty", () => {
    expect(read(`- stack: dev-a-foundation\n  address: aws_s3_bucket.logs\n  because: ${because}\n`)).toEqual([entry]);
    expect(read(JSON.stringify([entry]))).toEqual([entry]);
    expect(read("# nothing is allowed\n")).toEqual([]);
  });

  test.each([
    ["is no YAML", "- a: [", "is neither YAML nor JSON ("],
    ["is no list", "stack: dev", "is no list. Write a list of entries with stack, address, because and"],
    ["holds texts", "- dev", "plan-guard.yaml[0]: is no entry"],
    ["names no stack", JSON.stringify([{ ...entry, stack: undefined }]), "[0].stack: is missing or empty"],
    ["names no address", JSON.stringify([{ ...entry, address: 5 }]), "[0].address: is missing or empty"],
    [
      "gives no reason",
      JSON.stringify([entry, { ...entry, because: "  " }]),
      "[1].because: is missing or empty. Say in",
    ],
    ["misspells a key", JSON.stringify([{ ...entry, reason: "a" }]), "[0].reason: is unknown. Use stack, address"],
    ["names no code of ours", JSON.stringify([{ ...entry, code: "PG-1" }]), '[0].code: "PG-1" is no code of the guard'],
  ])("is refused when it %s", (_, text, message) => {
    expect(() => read(text)).toThrow(message);
  });

  test("is refused with all that is wrong at once", () => {
    expect(() => read("- {}\n- {}")).toThrow(/\[0\]\.stack.*\n.*\n.*\[0\]\.because.*\n.*\[1\]\.stack/);
  });

  test("is refused when it does not exist", () => {
    expect(() => readAllowList(join(folder, "nothing.yaml"), codes)).toThrow("nothing.yaml: does not exist");
  });
});
