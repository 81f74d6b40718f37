import type { Problem } from "../../core/errors";
import type { LintProblem } from "./run";

/** A finding that is no mistake, and why. */
export interface LintException {
  /** Code of the lint, as in docs/checks. */
  readonly lint: string;
  /** Name of the alert or of the recorded series, or uid of the dashboard. */
  readonly of: string;
  /** Why it is right as it is. */
  readonly reason: string;
}

/** A finding with the name that an exception knows its query by. */
export interface NamedFinding extends LintProblem {
  readonly of: string;
}

/**
 * What is left of findings, and what is wrong with the exceptions: each needs a reason and something to except.
 * @param at path of the exceptions, for the messages
 */
export function applyExceptions(
  at: string,
  findings: readonly NamedFinding[],
  exceptions: readonly LintException[],
): Problem[] {
  const excepts = (exception: LintException, finding: NamedFinding): boolean =>
    exception.lint === finding.lint && exception.of === finding.of;
  const left = findings.filter((finding) => !exceptions.some((exception) => excepts(exception, finding)));
  const idle = exceptions.filter((exception) => !findings.some((finding) => excepts(exception, finding)));
  const silent = exceptions.filter(({ reason }) => reason.trim() === "");
  const shown = ({ lint, of }: LintException): string => `${lint} of ${of}`;
  return [
    ...left,
    ...idle.map((exception) => ({
      at,
      value: shown(exception),
      problem: "excepts nothing: no such finding is there",
      fix: "Remove it, or correct its names",
    })),
    ...silent.map((exception) => ({
      at,
      value: shown(exception),
      problem: "is an exception without a reason",
      fix: "Say why the query is right as it is",
    })),
  ];
}
