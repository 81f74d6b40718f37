import type { Metric } from "../metric";

/** Names of what is recorded of a value. */
export interface AnomalyRecords {
  /** The value itself. */
  readonly level: string;
  /** Its mean over an hour. */
  readonly mean: string;
  /** Its deviation over an hour, where that is large. */
  readonly noise: string;
  /** The mean of such deviations over a day. */
  readonly spread: string;
  /** Edges of the bands of seasons, by the label `band`. */
  readonly above: string;
  readonly below: string;
  /** Edges of the widest band. */
  readonly upper: string;
  readonly lower: string;
}

/** The names for a value, for dashboards and for rules of one's own. */
export function anomalyRecords(name: string): AnomalyRecords {
  const of = (operation: string): string => `anomaly:${name}:${operation}`;
  return {
    level: of("level"),
    mean: of("avg1h"),
    noise: of("stddev1h"),
    spread: of("stddev26h"),
    above: of("season_upper"),
    below: of("season_lower"),
    upper: of("upper"),
    lower: of("lower"),
  };
}

/**
 * The same for the `metrics` of a pack.
 * @param labels that the expression leaves, beside `cluster`
 */
export function anomalyMetrics(name: string, labels: readonly string[] = []): Metric[] {
  const records = Object.values(anomalyRecords(name)) as string[];
  return records.map((record) => ({
    name: record,
    kind: "gauge",
    labels: record.includes(":season_") ? [...labels, "band"] : labels,
    help: "Part of the band of an adaptive value.",
    source: "recording rules of anomaly bands",
  }));
}
