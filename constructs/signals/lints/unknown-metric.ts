import { selectorsOf } from "../promql/walk";
import { similarName } from "./similar-name";
import type { Lint } from "./lint";

/** A metric that nothing exposes gives no series: the alert on it never fires, and its panel stays empty. */
export const unknownMetric: Lint = {
  code: "unknown-metric",
  reason: "A metric that nothing exposes gives no series, so an alert on it never fires.",
  find: ({ expression, series, complete }) =>
    selectorsOf(expression).flatMap(({ selector }) => {
      const { metric } = selector;
      // What Grafana's variables stand for is not known here.
      if (!complete || metric === undefined || /[$[]/.test(metric) || series.of(metric)) return [];
      const similar = similarName(metric, series.names());
      const fix = similar ? `Write ${similar}` : "Add it to the metrics of the pack, or correct its name";
      return [{ at: selector, problem: `nothing here exposes or records ${metric}`, fix }];
    }),
};
