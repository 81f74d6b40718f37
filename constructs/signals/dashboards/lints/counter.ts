import { appliedTo, selectorsOf } from "../../promql/walk";
import type { Lint } from "./lint";
import { promqlOf } from "./queries";

/** What may be asked of a counter beside how fast it grows: whether it is there, and how often it changed. */
const HARMLESS = ["rate", "irate", "increase", "changes", "resets", "count", "group", "absent", "timestamp"];

/** Counters are shown by their growth. */
export const counter: Lint = {
  code: "counter",
  reason: "the height of a counter is how long its process has run, and it falls at every restart",
  check: (dashboard) =>
    promqlOf(dashboard).flatMap(({ panel, expression }) =>
      selectorsOf(expression)
        .filter(({ selector }) => selector.metric?.endsWith("_total"))
        .filter((use) => !appliedTo(use).some((applied) => HARMLESS.includes(applied)))
        .map(({ selector }) => ({
          where: panel.title,
          value: selector.metric,
          problem: "is a counter that is shown as it stands",
          fix: `Show its growth: rate(${selector.metric}[$__rate_interval])`,
        })),
    ),
};
