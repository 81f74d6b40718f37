import { LINE_LABELS } from "../identity";
import { parseLogql } from "../logql/parse";
import type { LogPipeline } from "../pipelines/pipeline";
import { type Entry, runStages } from "../pipelines/stages";
import type { CaseLine, LogAlert } from "../rules/log-rule";

/** A line as Loki has it: labels and structured metadata are one to a query. */
export interface StoredLine {
  readonly text: string;
  readonly labels: Readonly<Record<string, string>>;
}

/** The lines of a case after all pipelines of pods, one after the other as in the collector. */
export function storedLines(
  alert: LogAlert,
  lines: readonly CaseLine[],
  pipelines: readonly LogPipeline[],
): StoredLine[] {
  const stages = pipelines.flatMap(({ selector, stages: inner }) =>
    selector === undefined ? [] : [{ kind: "match", selector, stages: inner } as const],
  );
  const repeated = lines.flatMap((line) => Array.from({ length: line.times ?? 1 }, () => line));
  const entries = repeated.map((line, index): Entry => {
    const labels = { ...asked(alert), ...line.labels };
    return { index, text: line.text, labels, metadata: {}, fields: labels };
  });
  const { entries: kept } = runStages(stages, entries);
  return kept.map(({ text, labels, metadata }) => ({ text, labels: { ...labels, ...metadata } }));
}

/** The labels that the alert asks for and that a line has before any pipeline: where it comes from. */
function asked({ expr }: LogAlert): Record<string, string> {
  const origin: readonly string[] = LINE_LABELS;
  const matchers = parseLogql(expr)?.selectors.flatMap((selector) => selector.matchers) ?? [];
  const equal = matchers.filter(({ label, operator }) => operator === "=" && origin.includes(label));
  return Object.fromEntries(equal.map(({ label, value }) => [label, value]));
}
