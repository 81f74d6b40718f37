import type { AllowedFinding } from "../plan-guard/allow-list";
import { describeFinding } from "../plan-guard/finding";
import { type SharedFailure, shareFailures } from "../lib/stack-failures";
import { formatTable } from "../lib/table";
import type { Outcome, StackOutcome } from "./outcome";

/** Columns of the table, on the terminal and in the summary. */
export const HEADING = ["stack", "add", "change", "destroy", "findings", "seconds", "result"];

/** One row of it. */
export function cells({ stack, seconds, outcome }: StackOutcome): string[] {
  const counts =
    outcome.result === "planned"
      ? [outcome.add, outcome.change, outcome.destroy, outcome.findings.length].map(String)
      : ["-", "-", "-", "-"];
  return [stack, ...counts, seconds.toFixed(1), describeOutcome(outcome)];
}

function describeOutcome(outcome: Outcome): string {
  switch (outcome.result) {
    case "planned":
      return outcome.findings.length > 0 ? "planned, do not apply" : "planned";
    case "validated only":
      return `validated only: ${outcome.reason}`;
    case "failed":
      return `terraform ${outcome.command} failed`;
  }
}

/** The table for the terminal, and below it every finding and every cause of failure in terraform's own words. */
export function report(outcomes: readonly StackOutcome[]): string {
  const table = formatTable(HEADING, outcomes.map(cells));
  return [table, ...outcomes.flatMap(findingsOf), ...describeFailures(outcomes)].join("\n\n");
}

function findingsOf({ stack, outcome }: StackOutcome): string[] {
  if (outcome.result !== "planned") return [];
  const lines = [
    ...outcome.findings.map(describeFinding),
    ...outcome.allowed.map((allowed) => `allowed: ${describeAllowed(allowed)}`),
  ];
  return lines.length > 0 ? [[stack, ...lines].join("\n  ")] : [];
}

export function describeAllowed({ finding, because }: AllowedFinding): string {
  return `${describeFinding(finding)} Because: ${because}`;
}

function describeFailures(outcomes: readonly StackOutcome[]): string[] {
  return failuresOf(outcomes).map(({ stacks, command, diagnostics }) => {
    const hint = command === "init" ? INIT_HINT : "";
    return `${stacks.join(", ")}: terraform ${command} failed.${hint}\n${diagnostics}`;
  });
}

const INIT_HINT =
  " Log in to the clouds of the environment, and deploy its bootstrap first, which makes the store of the states.";

/** What made stacks fail, each cause once. */
export function failuresOf(outcomes: readonly StackOutcome[]): SharedFailure[] {
  return shareFailures(
    outcomes.flatMap(({ stack, outcome }) => (outcome.result === "failed" ? [{ stack, ...outcome }] : [])),
  );
}
