import { fail } from "../../core/errors";
import { resolveKafkaSource } from "./kafka";
import type { LogPipeline } from "./pipeline";
import { matchesLabel, readSelector } from "./selector";
import { type Entry, runStages } from "./stages";

/** A line to try a pipeline with. */
export interface SampleLine {
  readonly text: string;
  /** @default those that the pipeline's selector asks for */
  readonly labels?: Readonly<Record<string, string>>;
}

/** A line as it reaches Loki, but for the labels of the cluster. */
export interface ProcessedLine {
  readonly text: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Structured metadata. */
  readonly metadata: Readonly<Record<string, string>>;
}

export interface DroppedLine {
  readonly text: string;
  /** What the stage says. */
  readonly reason: string;
}

/** What became of the lines. */
export interface PipelineRun {
  readonly kept: readonly ProcessedLine[];
  readonly dropped: readonly DroppedLine[];
}

/**
 * Runs the stages of a pipeline on sample lines as Alloy would (grafana/alloy, internal/component/loki/process/stages),
 * so that a pipeline can be tested where it is written:
 *
 * ```ts
 * const { kept, dropped } = runPipeline(pipeline, ['{"level":"error","msg":"failed payment"}']);
 * expect(kept[0]?.labels).toMatchObject({ level: "error" });
 * ```
 * Lines of one stream follow each other without a pause. A stage that samples keeps every line here.
 * @throws BelvedereError when a line has no labels and the selector does not tell them, or when a stage of JSON has an
 *   expression other than a path
 */
export function runPipeline(pipeline: LogPipeline, lines: readonly (string | SampleLine)[]): PipelineRun {
  const samples = lines.map((line) => (typeof line === "string" ? { text: line } : line));
  const entries = samples.map(({ text, labels = labelsFor(pipeline) }, index): Entry => {
    return { index, text, labels, metadata: {}, fields: { ...labels } };
  });
  const { selector, stages } = pipeline;
  const result = runStages(selector === undefined ? stages : [{ kind: "match", selector, stages }], entries);
  return {
    kept: result.entries.map(({ text, labels, metadata }) => ({ text, labels, metadata })),
    dropped: result.dropped,
  };
}

function labelsFor({ name, selector, source }: LogPipeline): Record<string, string> {
  if (source) return { ...resolveKafkaSource(name, source).labels };
  const read = readSelector(selector);
  const equal = (read?.matchers ?? []).filter(({ operator }) => operator === "=");
  const labels = Object.fromEntries(equal.map(({ label, value }) => [label, value]));
  if (read?.matchers.every((matcher) => matchesLabel(matcher, labels[matcher.label] ?? ""))) return labels;
  return fail({
    at: `runPipeline(${name})`,
    value: selector,
    problem: "does not tell the labels of a line",
    fix: 'Give each line its own: { text: "…", labels: { app: "catalog" } }',
  });
}
