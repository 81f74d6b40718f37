import type { MeasuredPanel, Panel, PanelQuery } from "../signals/dashboards/dashboard";
import type { Unit } from "../signals/dashboards/units";
import { CLUSTER } from "../signals/dashboards/picked";
import { INSTALLED } from "../signals/metrics/installed";
import { type Label, type LabelConditions, type Select, selectors } from "../signals/metrics/selector";

/** Selectors of what every cluster has, in the clusters that the reader picked. */
export const picked = selectors(INSTALLED, CLUSTER);

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

/** Growth of a counter per second, by cluster and further labels. */
export function growth<L extends string>(
  counter: Select<L>,
  by: readonly Label<NoInfer<L>>[] = [],
  conditions: LabelConditions<NoInfer<L>> = {},
): PanelQuery {
  const expr = `sum by (${keeping(by)}) (rate(${counter(conditions)}[$__rate_interval]))`;
  return { expr, legend: legendOf(by) };
}

/** Sum of a gauge, by cluster and further labels. */
export function total<L extends string>(
  gauge: Select<L>,
  by: readonly Label<NoInfer<L>>[] = [],
  conditions: LabelConditions<NoInfer<L>> = {},
): PanelQuery {
  return { expr: `sum by (${keeping(by)}) (${gauge(conditions)})`, legend: legendOf(by) };
}

/** How long the slowest hundredth takes at least, by cluster and further labels. */
export function slowest<L extends string>(
  { bucket }: { readonly bucket: Select<L> },
  by: readonly Label<NoInfer<L>>[] = [],
  conditions: LabelConditions<NoInfer<L>> = {},
): PanelQuery {
  const buckets = `rate(${bucket(conditions)}[$__rate_interval])`;
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
