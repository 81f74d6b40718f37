import { mkdirSync, mkdtempSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { fail } from "../../constructs/core/errors";
import { runProcess } from "./process";

/** Another revision of this repository, synthesized in a folder of its own. */
export interface Revision {
  /** The output of its synth. */
  readonly outdir: string;
  /** Takes the folder away again. */
  readonly remove: () => Promise<void>;
}

/**
 * Checks out a revision beside the working tree, builds and synthesizes it. The working tree stays as it is.
 * @param name a branch, tag or commit, for example `origin/main`
 * @param root folder of the repository
 * @throws BelvedereError where git does not know the revision, or it cannot be built or synthesized
 */
export async function synthesizeRevision(name: string, root = process.cwd()): Promise<Revision> {
  const commit = await commitOf(name, root);
  const parent = join(root, ".cache", "revisions");
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(join(parent, `${commit.slice(0, 12)}-`));
  await git(root, "worktree", "add", "--detach", "--force", folder, commit);
  const remove = async (): Promise<void> => {
    await git(root, "worktree", "remove", "--force", folder);
  };
  try {
    await synthesize(name, root, folder);
  } catch (error) {
    await remove();
    throw error;
  }
  return { outdir: join(folder, "cdktf.out"), remove };
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
