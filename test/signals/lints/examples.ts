import { minutes } from "../../../constructs/core/duration";
import { KnownSeries } from "../../../constructs/signals/lints/known-series";
import { lintQuery } from "../../../constructs/signals/lints/run";
import {
  catalogue,
  counter,
  gauge,
  histogram,
  limit,
  metricsOf,
  summary,
} from "../../../constructs/signals/metrics/catalogue";
import { INSTALLED_METRICS } from "../../../constructs/signals/metrics/installed";
import { record } from "../../../constructs/signals/rules/builders";
import type { AlertingRule } from "../../../constructs/signals/rules/rule";
import { exampleAlert } from "../rules/examples";

/** What a shop exposes, one metric of each kind. */
export const SHOP = catalogue("shop 2.1", {
  orders_total: counter("Orders.", ["status"]),
  refunds_total: counter("Refunds, rare ones.", ["reason"], { bornAtOne: true }),
  open_orders: gauge("Orders under way."),
  orders_limit: gauge("Most orders at once; there is no series without one."),
  cache_bytes: gauge("Size of the cache."),
  cache_limit_bytes: limit("Largest size of the cache, 0 without one."),
  warehouse_items: gauge("Items by shelf.", ["shelf"]),
  order_duration_seconds: histogram("Duration of orders.", ["status"]),
  render_duration_seconds: summary("Duration of pages."),
});

const SERIES = new KnownSeries([...INSTALLED_METRICS, ...metricsOf(SHOP)], ["shop:orders:rate5m"]);

/** What the lints say about the expression of an alert: code, the part that is meant, and the problem. */
export function lintAlert(expr: string, changes: Partial<AlertingRule> = {}): string[] {
  const rule = exampleAlert({ expr, summary: "Trouble", for: minutes(2), ...changes });
  return told(expr, { use: { kind: "rule", rule, evaluator: "leaf" } });
}

export function lintRecord(
  expr: string,
  evaluator: "leaf" | "hub" = "leaf",
  labels: Readonly<Record<string, string>> = {},
): string[] {
  return told(expr, { use: { kind: "rule", rule: record("a:b:c", expr, labels), evaluator } });
}

export function lintPanel(expr: string): string[] {
  return told(expr, { use: { kind: "panel" } });
}

function told(expr: string, { use }: Pick<Parameters<typeof lintQuery>[2], "use">): string[] {
  return lintQuery("here", expr, { use, series: SERIES, complete: true }).map(({ lint, problem, excerpt = "" }) => {
    const [line = "", carets = ""] = excerpt.split("\n");
    return `${lint} at ${line.slice(carets.indexOf("^"), carets.lastIndexOf("^") + 1)}: ${problem}`;
  });
}
