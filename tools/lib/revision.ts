import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { fail } from "../../constructs/core/errors";
import { cleaningUp } from "./interruption";
import { runProcess } from "./process";

/**
 * Checks out a revision of this repository beside the working tree, builds and synthesizes it. The working tree stays as
 * it is, and the other one is there for the work alone.
 * @param name a branch, tag or commit, for example `origin/main`
 * @param work told the folder of the synthesized output
 * @param root folder of the repository
 * @throws BelvedereError where git does not know the revision, or it cannot be built or synthesized
 */
export async function withRevision<T>(
  name: string,
  work: (outdir: string) => Promise<T>,
  root = process.cwd(),
): Promise<T> {
  const commit = await commitOf(name, root);
  const parent = join(root, ".cache", "revisions");
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(join(parent, `${commit.slice(0, 12)}-`));
  const remove = (): void => {
    spawnSync("git", ["worktree", "remove", "--force", folder], { cwd: root });
    rmSync(folder, { recursive: true, force: true });
  };
  return cleaningUp(remove, async () => {
    await git(root, "worktree", "add", "--detach", folder, commit);
    await synthesize(name, root, folder);
    return work(join(folder, "cdktf.out"));
  });
}

async function commitOf(name: string, root: string): Promise<string> {
  const { code, stdout } = await runProcess(
    "git",
    ["rev-parse", "--verify", "--quiet", "--end-of-options", `${name}^{commit}`],
    { cwd: root },
  );
  if (code === 0) return stdout.trim();
  const fix = "Name a branch, tag or commit; in CI, fetch it first (actions/checkout with fetch-depth: 0)";
  return fail({ at: "revision", value: name, problem: "is not known to git", fix });
}

async function git(root: string, ...args: readonly string[]): Promise<void> {
  const { code, stderr } = await runProcess("git", args, { cwd: root });
  if (code !== 0) throw new Error(`git ${args.join(" ")}: ${stderr.trim()}`);
}

async function synthesize(name: string, root: string, folder: string): Promise<void> {
  if (hasSameDependencies(root, folder)) symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  else await step(name, folder, "npm", "ci", "--no-audit", "--no-fund");
  await step(name, folder, "npm", "run", "--silent", "build");
  await step(name, folder, "node", join("dist", "main.js"));
}

function hasSameDependencies(...roots: readonly string[]): boolean {
  const [ours, theirs] = roots.map((root) => readFileSync(join(root, "package-lock.json"), "utf8"));
  return ours === theirs;
}

async function step(name: string, folder: string, program: string, ...args: readonly string[]): Promise<void> {
  // All environments: what is selected for this run says nothing about the other revision.
  const env = { ...process.env, BELVEDERE_ENVIRONMENTS: "" };
  const { code, stdout, stderr } = await runProcess(program, args, { cwd: folder, env });
  if (code === 0) return;
  fail({
    at: `revision ${name}`,
    problem: `cannot be synthesized: ${program} ${args.join(" ")} says ${(stderr.trim() || stdout.trim()).slice(0, 2000)}`,
    fix: "Compare with a revision that can",
  });
}
