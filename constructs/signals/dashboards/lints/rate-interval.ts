import { partsOfKind } from "../../promql/walk";
import { querySource } from "../variables";
import type { Finding, Lint } from "./lint";
import { type ParsedQuery, type PlacedQuery, promqlOf, queriesOf } from "./queries";

/** Ranges follow the time range of the dashboard. */
export const rateInterval: Lint = {
  code: "rate-interval",
  reason:
    "a range shorter than the step skips samples when one zooms out, and one shorter than a few scrapes is empty: Grafana knows both",
  check: (dashboard) => [
    ...promqlOf(dashboard).flatMap(ofPromql),
    ...queriesOf(dashboard)
      .filter(({ query }) => querySource(query) === "loki")
      .flatMap(ofLogql),
  ],
};

/** Functions that count over a range; others look at a window on purpose. */
const COUNTING = ["rate", "irate", "increase"];

function ofPromql({ panel, query, expression }: ParsedQuery): Finding[] {
  const counting = partsOfKind(expression, "call").filter((call) => COUNTING.includes(call.function));
  return counting
    .flatMap(({ arguments: given }) => given)
    .flatMap((argument) => (argument.kind === "range" ? [argument.brackets] : []))
    .map(({ from, to }) => query.expr.slice(from, to))
    .filter((range) => !/^\[\s*\$\{?__(rate_interval|range)\}?\s*\]$/.test(range))
    .map((range) => finding(panel.title, range, "[$__rate_interval], or [$__range] for a total"));
}

function ofLogql({ panel, query }: PlacedQuery): Finding[] {
  return [...query.expr.matchAll(/\[[^\]"`]*\]/g)]
    .map(([range]) => range)
    .filter((range) => !/^\[\s*\$\{?__(auto|range)\}?\s*\]$/.test(range))
    .map((range) => finding(panel.title, range, "[$__auto], or [$__range] for a total"));
}

function finding(where: string, value: string, right: string): Finding {
  return { where, value, problem: "is a fixed range", fix: `Write ${right}` };
}
