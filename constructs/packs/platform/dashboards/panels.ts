import type { MeasuredPanel, Panel, PanelQuery } from "../../../signals/dashboards/dashboard";
import type { Unit } from "../../../signals/dashboards/units";

/** The clusters that the reader picked. */
export const CLUSTER = 'cluster=~"$cluster"';

/** What a panel is called and what one sees in it. */
export interface Words {
  readonly title: string;
  readonly description: string;
}

/** A number of this moment. */
export function stat(words: Words, unit: Unit, expr: string): MeasuredPanel {
  return { kind: "stat", ...words, unit, queries: [{ expr }] };
}

/** A number of this moment that should be zero, and is where nothing is counted. */
export function alarm(words: Words, level: "warning" | "critical", counted: string): MeasuredPanel {
  return { ...stat(words, "short", `count(${counted}) or vector(0)`), thresholds: { [level]: 1 } };
}

/** Lines over time, a third of the width. */
export function lines(words: Words, unit: Unit, ...queries: readonly PanelQuery[]): MeasuredPanel {
  return { kind: "timeseries", ...words, unit, width: 8, queries };
}

/** Columns of this moment, the highest value of the first one on top. */
export function columns(
  words: Words,
  unit: Unit,
  ...queries: readonly PanelQuery[]
): Extract<Panel, { kind: "table" }> {
  return { kind: "table", ...words, unit, queries };
}

/** `metric{cluster=~"$cluster"}`, with more matchers where there are some. */
export function picked(metric: string, ...matchers: readonly string[]): string {
  return `${metric}{${[CLUSTER, ...matchers].join(", ")}}`;
}

/** Growth of a counter per second, by cluster and further labels. */
export function growth(counter: string, by: readonly string[] = [], ...matchers: readonly string[]): PanelQuery {
  const expr = `sum by (${keeping(by)}) (rate(${picked(counter, ...matchers)}[$__rate_interval]))`;
  return { expr, legend: legendOf(by) };
}

/** Sum of a gauge, by cluster and further labels. */
export function total(gauge: string, by: readonly string[] = [], ...matchers: readonly string[]): PanelQuery {
  return { expr: `sum by (${keeping(by)}) (${picked(gauge, ...matchers)})`, legend: legendOf(by) };
}

/** How long the slowest hundredth takes at least, by cluster and further labels. */
export function slowest(histogram: string, by: readonly string[] = [], ...matchers: readonly string[]): PanelQuery {
  const buckets = `rate(${picked(`${histogram}_bucket`, ...matchers)}[$__rate_interval])`;
  return {
    expr: `histogram_quantile(0.99, sum by (${keeping([...by, "le"])}) (${buckets}))`,
    legend: legendOf(by),
  };
}

function keeping(by: readonly string[]): string {
  return ["cluster", ...by].join(", ");
}

function legendOf(by: readonly string[]): string {
  return [...by, "cluster"].map((label) => `{{${label}}}`).join(" ");
}
