import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { withRevision } from "../../../tools/lib/revision";
import { describeWith } from "../../support/programs";
import { temporaryFolder } from "../../support/terraform";

const root = temporaryFolder();

/** A repository that builds nothing and synthesizes one file. */
function commit(tag: string, program: string): void {
  mkdirSync(join(root, "dist"), { recursive: true });
  mkdirSync(join(root, "node_modules"), { recursive: true });
  writeFileSync(join(root, "package.json"), JSON.stringify({ name: "one", scripts: { build: "true" } }));
  writeFileSync(join(root, "package-lock.json"), "{}");
  writeFileSync(join(root, ".gitignore"), "node_modules\n.cache\n");
  writeFileSync(join(root, "dist", "main.js"), program);
  git("add", ".");
  git("-c", "user.name=test", "-c", "user.email=test@example.com", "commit", "--quiet", "--message", tag);
  git("tag", tag);
}

function git(...args: readonly string[]): string {
  return execFileSync("git", args, { cwd: root, encoding: "utf8" });
}

function never(): Promise<never> {
  throw new Error("there is nothing to work on");
}

function expectNothingLeft(): void {
  expect(readdirSync(join(root, ".cache", "revisions"))).toEqual([]);
  expect(git("worktree", "list").trim().split("\n")).toHaveLength(1);
}

describeWith("git", "another revision", () => {
  beforeAll(() => {
    git("init", "--quiet");
    commit("first", `require("node:fs").writeFileSync("cdktf.out", "first")`);
    commit("broken", `throw new Error("no such environment")`);
    commit("second", `require("node:fs").writeFileSync("cdktf.out", "second")`);
  });

  it("is synthesized beside the working tree, and leaves nothing behind", async () => {
    const read = async (outdir: string): Promise<string> => Promise.resolve(readFileSync(outdir, "utf8"));
    expect(await withRevision("first", read, root)).toBe("first");
    expect(existsSync(join(root, "cdktf.out"))).toBe(false);
    expectNothingLeft();
  });

  it("that cannot be synthesized is told with the reason, and leaves nothing behind", async () => {
    await expect(withRevision("broken", never, root)).rejects.toThrow(
      /^revision broken: cannot be synthesized: .*no such/s,
    );
    expectNothingLeft();
  });

  it("that git does not know is refused", async () => {
    await expect(withRevision("origin/nowhere", never, root)).rejects.toThrow(
      'revision: "origin/nowhere" is not known to git. Name a branch, tag or commit',
    );
  });
});
