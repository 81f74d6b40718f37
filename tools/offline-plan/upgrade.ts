import { fail } from "../../constructs/core/errors";
import { parallel } from "../lib/parallel";
import { startMocks } from "./mocks";
import { deriveSchemas, usedTypes } from "./schema";
import { waves, type SynthesizedStack } from "./stacks";
import { OfflineTerraform } from "./terraform";
import { allowDestroy, makeWorkspace, requireLocalState, updateWorkspace } from "./workspace";

/** What a change of the code would do to a stack that runs. */
export interface Upgrade {
  readonly stack: string;
  /** Output of `terraform show -json`. */
  readonly plan: string;
}

export interface UpgradeOptions {
  /** Stacks as they are deployed. */
  readonly base: readonly SynthesizedStack[];
  /** Stacks as they would be. */
  readonly head: readonly SynthesizedStack[];
  /** Folder for the copies that terraform runs in. */
  readonly folder: string;
  /** Path or name of the terraform binary. */
  readonly terraform: string;
  /** How many terraform processes run at a time. */
  readonly parallelism: number;
  /** Told when a stack is planned. */
  readonly onStack?: (stack: string) => void;
}

/**
 * Applies the base on mock providers and plans the head on the state that this leaves. Fails with a Problem that holds
 * terraform's own diagnostics where either cannot be done.
 */
export async function planUpgrades(options: UpgradeOptions): Promise<Upgrade[]> {
  const { base, head, folder, parallelism } = options;
  const mocks = await startMocks(deriveSchemas(usedTypes([...base, ...head])));
  try {
    const run = commands(new OfflineTerraform(options.terraform, mocks.reattach));
    const upgrades: Upgrade[] = [];
    for (const wave of waves(base)) {
      await parallel(wave, parallelism, async (stack) => {
        const workspace = makeWorkspace(folder, stack);
        await run("base", stack, workspace.folder, "init");
        requireLocalState(workspace);
        await run("base", stack, workspace.folder, "apply", "-auto-approve");
      });
    }
    await parallel(head, parallelism, async (stack) => {
      const workspace = updateWorkspace(folder, stack);
      await run("head", stack, workspace.folder, "init");
      requireLocalState(workspace);
      // Terraform would stop at the first resource that it may not destroy, and the rest of the plan stay unseen.
      allowDestroy(workspace);
      await run("head", stack, workspace.folder, "plan", `-out=${PLAN}`);
      upgrades.push({ stack: stack.name, plan: await run("head", stack, workspace.folder, "show", "-json", PLAN) });
      options.onStack?.(stack.name);
    });
    return upgrades.sort((a, b) => (a.stack < b.stack ? -1 : 1));
  } finally {
    mocks.close();
  }
}

const PLAN = "upgrade.tfplan";

type Run = (side: string, stack: SynthesizedStack, folder: string, ...args: readonly string[]) => Promise<string>;

function commands(terraform: OfflineTerraform): Run {
  return async (side, { name }, folder, ...args) => {
    const input = args[0] === "show" ? [] : ["-input=false"];
    const { code, stdout, stderr } = await terraform.run(folder, ...args, ...input, "-no-color");
    if (code === 0) return stdout;
    return fail({
      at: `${name} (${side})`,
      problem: `fails in terraform ${args[0] ?? ""}: ${stderr.trim() || stdout.trim()}`,
      fix: "Mend it first; `make plan` shows it as well",
    });
  };
}
