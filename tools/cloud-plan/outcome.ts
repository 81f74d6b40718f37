import type { AllowedFinding } from "../plan-guard/allow-list";
import type { Finding } from "../plan-guard/finding";
import type { PlanSummary } from "./changes";

/** How far a stack came. */
export type Outcome = Planned | ValidatedOnly | Failed;

/** Its plan was made, and guarded. */
export interface Planned extends PlanSummary {
  readonly result: "planned";
  /** What the guard found and nobody allowed. */
  readonly findings: readonly Finding[];
  readonly allowed: readonly AllowedFinding[];
}

/** It is valid, but cannot be planned before something that it looks up exists. No failure. */
export interface ValidatedOnly {
  readonly result: "validated only";
  /** What does not exist yet. */
  readonly reason: string;
}

export interface Failed {
  readonly result: "failed";
  /** The command of terraform that failed. */
  readonly command: string;
  /** What terraform says. */
  readonly diagnostics: string;
}

/** One stack of an environment, after its turn. */
export interface StackOutcome {
  readonly stack: string;
  readonly seconds: number;
  readonly outcome: Outcome;
}

/** Whether nobody should apply what was planned. */
export function isBad({ outcome }: StackOutcome): boolean {
  return outcome.result === "failed" || (outcome.result === "planned" && outcome.findings.length > 0);
}
