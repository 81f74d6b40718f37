import { App } from "cdktf";
import { join } from "node:path";
import { localState } from "../../constructs/core/state";
import { BaseStack } from "../../constructs/terraform/base-stack";
import type { OfflineTerraform } from "../../tools/offline-plan/terraform";
import { slug, type Catcher, type StackFault } from "./fault";

/** Where the life of a faulty stack ended, and what was said. */
export interface Caught {
  readonly by: Catcher | "nobody";
  /** The message, with white space made one space and without the frames that terraform draws. */
  readonly message: string;
}

/** What terraform does with a stack, in this order. The second plan fails where something is left to change. */
const STEPS: readonly (readonly [Catcher, ...string[]])[] = [
  ["init", "init"],
  ["validate", "validate"],
  ["plan", "plan"],
  ["apply", "apply", "-auto-approve"],
  ["second plan", "plan", "-detailed-exitcode"],
];

/** Takes a stack from its synthesis to its second plan, until somebody objects. */
export async function run(
  { name, build }: Pick<StackFault, "name" | "build">,
  root: string,
  terraform: OfflineTerraform,
): Promise<Caught> {
  const message = synthesize(slug(name), build, root);
  if (message !== undefined) return { by: "synth", message: oneLine(message) };
  for (const [step, ...args] of STEPS) {
    const { code, stdout, stderr } = await terraform.run(folderOf(root, slug(name)), ...args, ...flags(step));
    if (code !== 0) return { by: step, message: oneLine(stderr + stdout) };
  }
  return { by: "nobody", message: "" };
}

function flags(step: Catcher): string[] {
  return step === "validate" ? ["-no-color"] : ["-no-color", "-input=false"];
}

/** What the synthesis of a stack objects to. */
function synthesize(name: string, build: StackFault["build"], root: string): string | undefined {
  const app = new App({ outdir: join(root, "out") });
  try {
    build(new BaseStack(app, name, { state: localState() }));
    app.synth();
    return undefined;
  } catch (error) {
    return String(error);
  }
}

function folderOf(root: string, stack: string): string {
  return join(root, "out", "stacks", stack);
}

function oneLine(text: string): string {
  return text.replaceAll(/[│╷╵\s]+/g, " ").trim();
}
