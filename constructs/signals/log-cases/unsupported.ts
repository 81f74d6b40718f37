import { fail } from "../../core/errors";

/** Ends the run of a case with a part of LogQL that only Loki evaluates. */
export function unsupported(part: string): never {
  return fail({
    at: "log case",
    value: part,
    problem: "is a part of LogQL that cases cannot run",
    fix: "Count lines with count_over_time or rate and compare sums of them, or leave out the cases",
  });
}
