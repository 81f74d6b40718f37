import { shareFailures, type StackFailure } from "../lib/stack-failures";
import type { Stack } from "../lib/synthesized";
import { type Terraform, TerraformFailure } from "../lib/terraform";

/** What the real providers say of one stack. */
export interface StackCheck {
  readonly stack: string;
  readonly seconds: number;
  /** Absent where the stack is valid. */
  readonly failure?: StackFailure;
}

/** Loads the providers of a stack and lets them check it. Neither state nor cloud is opened. */
export async function checkStack(terraform: Terraform, { name, folder }: Stack): Promise<StackCheck> {
  const started = Date.now();
  const failure = await failureOf(async () => {
    await terraform.init(folder, { backend: false });
    await terraform.validate(folder);
  });
  const seconds = (Date.now() - started) / 1000;
  return { stack: name, seconds, ...(failure && { failure: { stack: name, ...failure } }) };
}

async function failureOf(work: () => Promise<void>): Promise<Omit<StackFailure, "stack"> | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    if (!(error instanceof TerraformFailure)) throw error;
    return { command: error.command, diagnostics: error.diagnostics };
  }
}

/** One sentence for each cause with the way out, and terraform's own diagnostics below it. */
export function describeFailures(checks: readonly StackCheck[]): string[] {
  const failures = checks.flatMap(({ failure }) => failure ?? []);
  return shareFailures(failures).map(({ stacks, command, diagnostics }) => {
    const sentence =
      command === "init"
        ? "terraform cannot load the providers. Check the way to registry.terraform.io, or configure a mirror"
        : "the providers refuse what is written. Mend what the addresses below come from";
    return `${stacks.join(", ")}: ${sentence}.\n${diagnostics}`;
  });
}
