import { MONITORED_LABELS, ORIGIN_LABELS } from "../identity";
import type { Metric, MetricKind } from "../metric";
import type { VectorSelector } from "../promql/ast";
import type { LabelSet } from "../promql/labels";

/** What is known of the series of one name. */
export interface SeriesFacts {
  /** What a sample is: the parts of a histogram and of a summary count. Undefined where sources differ. */
  readonly kind?: MetricKind;
  /** Every label that a series may have; undefined where nothing is known of them. */
  readonly labels?: readonly string[];
  /** Those of them that every series has. */
  readonly sure: readonly string[];
  readonly bornAtOne: boolean;
  readonly zeroMeansNone: boolean;
}

/** Labels that every target has. */
const TARGET_LABELS = [...ORIGIN_LABELS, "job", "instance"] as const;

/** Labels that depend on how a target is found. */
const NOT_SURE: readonly string[] = MONITORED_LABELS.filter((label) => label !== "namespace");

/** Series of alerts carry whatever labels their alert has. */
const OPEN: readonly string[] = ["ALERTS", "ALERTS_FOR_STATE"];

const NAME = "__name__";
const ANYTHING: LabelSet = { kind: "all-but", labels: [] };

/** The catalogue of a site, by the names of series. */
export class KnownSeries {
  private readonly facts = new Map<string, SeriesFacts>();

  /**
   * @param metrics of all that is scraped and recorded; several may have one name
   * @param recorded names of recorded series of which no more is known
   */
  constructor(metrics: readonly Metric[], recorded: readonly string[] = []) {
    for (const name of [...OPEN, ...recorded])
      this.facts.set(name, { sure: [], bornAtOne: false, zeroMeansNone: false });
    for (const metric of metrics) this.add(metric);
  }

  of(name: string | undefined): SeriesFacts | undefined {
    return name === undefined ? undefined : this.facts.get(name);
  }

  names(): string[] {
    return [...this.facts.keys()];
  }

  /** Labels that the series of a selector may have. */
  readonly possibleLabels = ({ metric }: VectorSelector): LabelSet => {
    const labels = this.of(metric)?.labels;
    return labels ? { kind: "only", labels: [NAME, ...labels] } : ANYTHING;
  };

  /** Labels that each series of a selector has. */
  readonly sureLabels = ({ metric, matchers }: VectorSelector): LabelSet => {
    const asked = matchers.filter(({ matchesEmpty }) => !matchesEmpty).map(({ label }) => label);
    return { kind: "only", labels: [...asked, ...(this.of(metric)?.sure ?? [])] };
  };

  private add(metric: Metric): void {
    for (const [suffix, kind, extra] of partsOf(metric)) this.merge(metric, `${metric.name}${suffix}`, kind, extra);
  }

  private merge(metric: Metric, name: string, kind: MetricKind, extra: readonly string[]): void {
    if (OPEN.includes(name)) return;
    const before = this.facts.get(name);
    const labels = [...TARGET_LABELS, ...metric.labels, ...extra];
    const sure = [
      ...(isScraped(metric) ? ["cluster", "job", "instance"] : []),
      ...metric.labels.filter((label) => !NOT_SURE.includes(label) && !metric.sometimes?.includes(label)),
      ...extra,
    ];
    this.facts.set(name, {
      ...(!before || before.kind === kind ? { kind } : {}),
      labels: [...new Set([...(before?.labels ?? []), ...labels])],
      sure: before?.labels ? before.sure.filter((label) => sure.includes(label)) : sure,
      bornAtOne: metric.bornAtOne === true || before?.bornAtOne === true,
      zeroMeansNone: metric.zeroMeansNone === true || before?.zeroMeansNone === true,
    });
  }
}

/** Series that are recorded or written have the labels that their maker left them, which may be fewer. */
function isScraped({ labels }: Metric): boolean {
  return labels.includes("endpoint");
}

/** The series of a metric: suffix, what they are, labels beside those of the metric. */
function partsOf({ kind }: Metric): (readonly [string, MetricKind, readonly string[]])[] {
  const counts = [
    ["_sum", "counter", []],
    ["_count", "counter", []],
  ] as const;
  switch (kind) {
    case "histogram":
      return [["_bucket", "counter", ["le"]], ...counts];
    case "summary":
      return [["", "summary", ["quantile"]], ...counts];
    case "info":
      return [["", "gauge", []]];
    case "counter":
    case "gauge":
      return [["", kind, []]];
  }
}
