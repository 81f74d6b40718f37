import type { VectorSelector } from "../promql/ast";
import { selectorsOf } from "../promql/walk";
import { hasVariable } from "../query/variables";
import { similarName } from "./similar-name";
import type { KnownSeries } from "./known-series";
import type { Finding, Lint } from "./lint";

/** A metric that nothing exposes gives no series: the alert on it never fires, and its panel stays empty. */
export const unknownMetric: Lint = {
  code: "unknown-metric",
  reason: "A metric that nothing exposes gives no series, so an alert on it never fires.",
  find: ({ expression, series, complete }) => {
    if (!complete) return [];
    return selectorsOf(expression).flatMap(({ selector }) => [
      ...unknown(selector, selector.metric === undefined ? [] : [selector.metric], series),
      ...byPattern(selector, series),
    ]);
  },
};

function unknown(at: Finding["at"], names: readonly string[], series: KnownSeries): Finding[] {
  return names
    .filter((name) => !hasVariable(name) && !series.of(name))
    .map((name) => {
      const similar = similarName(name, series.names());
      const fix = similar ? `Write ${similar}` : "Add it to the metrics of the pack, or correct its name";
      return { at, problem: `nothing here exposes or records ${name}`, fix };
    });
}

/** `{__name__=~"a_total|b_total"}` names several metrics, and each is to be there. */
function byPattern({ matchers }: VectorSelector, series: KnownSeries): Finding[] {
  return matchers
    .filter(({ label, operator, value }) => label === "__name__" && operator === "=~" && !hasVariable(value))
    .flatMap((matcher) => {
      const names = /^\(?([\w:]+(?:\|[\w:]+)*)\)?$/.exec(matcher.value)?.[1]?.split("|");
      if (names) return unknown(matcher, names, series);
      if (matchesAny(matcher.value, series)) return [];
      const problem = `no metric that is exposed or recorded here matches ${matcher.value}`;
      return [{ at: matcher, problem, fix: "Add it to the metrics of the pack, or correct the expression" }];
    });
}

/** Names are plain enough for JavaScript's expressions; what they cannot read is not judged. */
function matchesAny(pattern: string, series: KnownSeries): boolean {
  try {
    const expression = new RegExp(`^(?:${pattern})$`, "s");
    return series.names().some((name) => expression.test(name));
  } catch {
    return true;
  }
}
