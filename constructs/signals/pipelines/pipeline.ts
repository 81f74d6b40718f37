import type { KafkaSource } from "./kafka";

/** What happens to log lines between where they are read and Loki. */
export type LogPipeline = PodPipeline | KafkaPipeline;

/** The lines of pods that one selector finds. Lines of other selectors pass as they are. */
export interface PodPipeline {
  /** Unique within a pack. */
  readonly name: string;
  /**
   * LogQL stream selector on the labels that a line has when it is read, `LINE_LABELS`; it may be followed by line
   * filters: `{namespace="shop", app="catalog"} |= "GET /healthz"`.
   */
  readonly selector: string;
  readonly source?: undefined;
  readonly stages: readonly LogStage[];
}

/** The messages of a Kafka topic, each of which is one line. */
export interface KafkaPipeline {
  /** Unique within a pack. */
  readonly name: string;
  readonly selector?: undefined;
  readonly source: KafkaSource;
  /** May be none: then messages are stored as they are. */
  readonly stages: readonly LogStage[];
}

/** A step of a pipeline; each is one stage of Alloy's `loki.process`. */
export type LogStage =
  /** Lines that do not begin with `firstLine`, an RE2 expression, belong to the line before. First of all stages. */
  | { readonly kind: "multiline"; readonly firstLine: string }
  /** New fields by the place of their value in a line of JSON: a key, keys joined by dots, or a JMESPath expression. */
  | { readonly kind: "json"; readonly fields: Readonly<Record<string, string>> }
  /** New fields by the key of their value in a line of logfmt. */
  | { readonly kind: "logfmt"; readonly fields: Readonly<Record<string, string>> }
  /** New fields by the named groups of an RE2 expression: `status=(?P<status>\d+)`. */
  | { readonly kind: "regex"; readonly expression: string }
  /** Extracted fields that become labels. Few values only: every combination is a stream. */
  | { readonly kind: "labels"; readonly fields: readonly string[] }
  /** Extracted fields with many values, such as `trace_id`: stored beside the line, not indexed. */
  | { readonly kind: "structured-metadata"; readonly fields: readonly string[] }
  /** Stages for some of the lines only. The selector may use labels that an earlier stage has made. */
  | { readonly kind: "match"; readonly selector: string; readonly stages: readonly LogStage[] }
  | DropStage
  /** Keeps a random share of the lines, more than none. What is counted of them is too low by as much. */
  | { readonly kind: "sample"; readonly percentage: number; readonly reason: string }
  /**
   * Personal data blotted out before it leaves the node: each group of `expression`, which is RE2, becomes the
   * `replacement`. Fields that an earlier stage took from the line keep what they have.
   */
  | { readonly kind: "replace"; readonly expression: string; readonly replacement: string }
  /** Numbers of payment cards, known by their check digit, with or without spaces and dashes between digits. */
  | { readonly kind: "card-numbers"; readonly replacement: string };

/**
 * Lines not worth keeping: those where the field, or the line itself, is as said. Nothing need be said where only such
 * lines come: within a match, or behind a line filter of the pipeline. What is dropped cannot be counted by a rule later.
 */
export interface DropStage {
  readonly kind: "drop";
  /** A label, or a field that an earlier stage takes. @default the line */
  readonly field?: string;
  /** Exactly this value of `field`, which must be said. @default any value */
  readonly value?: string;
  /** RE2, found anywhere in the field or the line, but not in every line. Not beside `value`. @default any text */
  readonly expression?: string;
  /** Label `reason` of Alloy's metric `loki_process_dropped_lines_total`. */
  readonly reason: string;
}

/** Which traces of a service are kept when its pack asks for more, or less, than the platform's baseline. */
export interface TraceSampling {
  /** OpenTelemetry `service.name`. */
  readonly service: string;
  /** Share of unremarkable traces to keep, 0 to 100. Errors and slow traces are always kept. */
  readonly percentage: number;
}
