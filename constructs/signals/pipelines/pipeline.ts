/** What happens to the log lines of one selector between the node and Loki. Lines of other selectors pass as they are. */
export interface LogPipeline {
  /** Unique within a pack. */
  readonly name: string;
  /**
   * LogQL stream selector on the labels that a line has when it is read, {@link IDENTITY_LABELS}; it may be followed by
   * line filters: `{namespace="shop", app="catalog"} |= "GET /healthz"`.
   */
  readonly selector: string;
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
  /** Lines not worth keeping. What is dropped cannot be counted by a rule later. */
  | { readonly kind: "drop"; readonly field: string; readonly value: string; readonly reason: string }
  /**
   * Personal data blotted out before it leaves the node: each group of `expression`, which is RE2, becomes the
   * `replacement`. Fields that an earlier stage took from the line keep what they have.
   */
  | { readonly kind: "replace"; readonly expression: string; readonly replacement: string };

/** The labels of a line when pipelines see it. They say where it comes from, so no stage may overwrite them. */
export const IDENTITY_LABELS = ["namespace", "pod", "container", "app", "service_name"] as const;

/** Which traces of a service are kept when its pack asks for more, or less, than the platform's baseline. */
export interface TraceSampling {
  /** OpenTelemetry `service.name`. */
  readonly service: string;
  /** Share of unremarkable traces to keep, 0 to 100. Errors and slow traces are always kept. */
  readonly percentage: number;
}
