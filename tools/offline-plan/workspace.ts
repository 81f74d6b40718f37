import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { fail } from "../../constructs/core/errors";
import type { SynthesizedStack } from "./stacks";

/**
 * A copy of a stack whose state is a file beside it. Terraform only ever runs in copies: invented values must not reach
 * the state of a real cluster.
 */
export interface Workspace {
  readonly stack: SynthesizedStack;
  /** Folder that terraform runs in. */
  readonly folder: string;
}

/** Sorts behind every other file: Terraform merges overrides in the order of their names, and the last one wins. */
const OVERRIDE = "zz_offline_override.tf.json";
const DESTROY_OVERRIDE = "zzz_destroy_override.tf.json";
/** The state of a stack, beside its copy. */
export const STATE = "offline.tfstate";

/** Copies a stack below `root`, afresh, and puts the local backend in the place of its own. */
export function makeWorkspace(root: string, stack: SynthesizedStack): Workspace {
  rmSync(join(resolve(root), stack.name), { recursive: true, force: true });
  return updateWorkspace(root, stack);
}

/** Puts a newer form of a stack into its workspace, if there is one, and keeps the state. */
export function updateWorkspace(root: string, stack: SynthesizedStack): Workspace {
  refuseOtherFiles(stack);
  const folder = join(resolve(root), stack.name);
  mkdirSync(folder, { recursive: true });
  cpSync(stack.folder, folder, { recursive: true, filter: (path) => !isLeftover(relative(stack.folder, path)) });
  writeJson(join(folder, OVERRIDE), override(root, stack));
  return { stack, folder };
}

/** What an earlier run of terraform left beside the configuration. */
function isLeftover(path: string): boolean {
  return /^(\.terraform$|[^/]*\.tfstate)/.test(path);
}

/** Lets `terraform destroy` remove what must never be destroyed in earnest. */
export function allowDestroy({ stack, folder }: Workspace): void {
  const guarded = stack.guarded.map(({ type, id }) => ({
    [type]: { [id]: { lifecycle: { prevent_destroy: false } } },
  }));
  if (guarded.length > 0) writeJson(join(folder, DESTROY_OVERRIDE), { resource: guarded });
}

/** Fails unless terraform initialized the workspace with a local state inside of it. */
export function requireLocalState({ stack, folder }: Workspace): void {
  const file = join(folder, ".terraform", "terraform.tfstate");
  const backend = existsSync(file) ? initializedBackend(file) : undefined;
  if (backend?.type !== "local" || backend.path !== join(folder, STATE)) {
    fail({
      at: stack.name,
      value: backend?.type,
      problem: "is no local state: mock values would reach a real one",
      fix: "Remove what overrides the backend",
    });
  }
}

/** What terraform remembers of its initialization. */
interface InitializedState {
  readonly backend?: { readonly type: string; readonly config: { readonly path?: string } };
}

function initializedBackend(file: string): { readonly type?: string; readonly path?: string } | undefined {
  const { backend } = JSON.parse(readFileSync(file, "utf8")) as InitializedState;
  return backend === undefined ? undefined : { type: backend.type, path: backend.config.path };
}

/** Terraform reads every file beside the synthesized one, and could be told another backend by it. */
function refuseOtherFiles({ name, folder }: SynthesizedStack): void {
  const found = readdirSync(folder).find((file) => file !== "cdk.tf.json" && /\.tf(\.json)?$/.test(file));
  if (found === undefined) return;
  fail({
    at: name,
    value: found,
    problem: "does not come from the synth, and may say anything",
    fix: "Remove the file, or plan a fresh output of `make synth`",
  });
}

function override(root: string, { name, remoteStates }: SynthesizedStack): object {
  const states = remoteStates.map(
    ({ id, of }) => [id, { backend: "local", config: { path: stateFile(root, of) } }] as const,
  );
  return {
    terraform: { backend: { local: { path: stateFile(root, name) } } },
    ...(states.length > 0 && { data: { terraform_remote_state: Object.fromEntries(states) } }),
  };
}

function stateFile(root: string, stack: string): string {
  return join(resolve(root), stack, STATE);
}

function writeJson(path: string, content: object): void {
  writeFileSync(path, JSON.stringify(content, null, 2));
}
