import { formatTable } from "../lib/table";
import { STEPS, type StepResult } from "./lifecycle";
import type { StackResult } from "./run";

/** One row for each stack: its resources, how every step ended, and the time it took. */
export function resultTable(results: readonly StackResult[]): string {
  const heading = ["stack", "resources", ...STEPS, "seconds"];
  return formatTable(heading, results.map(row));
}

function row({ stack, resources, steps }: StackResult): (string | number)[] {
  const seconds = steps.reduce((sum, step) => sum + step.seconds, 0);
  return [
    stack,
    resources,
    ...STEPS.map((name) => outcome(steps.find(({ step }) => step === name))),
    seconds.toFixed(1),
  ];
}

function outcome(result: StepResult | undefined): string {
  if (!result) return "-";
  return result.passed ? "ok" : "FAILED";
}

/** Terraform's own diagnostics of every failed step, each under the name of its stack. */
export function resultDetails(results: readonly StackResult[]): string {
  return results
    .flatMap(({ stack, steps }) =>
      steps
        .filter(({ passed }) => !passed)
        .map(({ step, diagnostics }) => `${stack}: ${step} failed\n\n${diagnostics}`),
    )
    .join("\n\n");
}
