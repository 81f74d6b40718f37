import { partsOfKind } from "../promql/walk";
import { SCRAPE_INTERVAL } from "../scrape";
import { alertOf, type Lint } from "./lint";

/** A series is absent for a moment with every restart. */
const SHORTEST_WAIT = SCRAPE_INTERVAL.times(2);

/** One lost scrape is no loss of the target. */
export const absentWithoutWait: Lint = {
  code: "absent-without-wait",
  reason: "A series is away for a moment with every restart and every reload, so absent waits for two scrapes.",
  find: (query) => {
    const alert = alertOf(query);
    if (!alert?.for.isShorterThan(SHORTEST_WAIT)) return [];
    return partsOfKind(query.expression, "call")
      .filter(({ function: name }) => name === "absent")
      .map((call) => ({
        at: call,
        problem: `the alert fires when a series is missing once: it waits for ${alert.for.toString()}`,
        fix: `Let it wait for ${SHORTEST_WAIT.toString()} at least`,
      }));
  },
};
