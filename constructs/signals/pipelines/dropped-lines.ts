import type { DropStage, LogPipeline, LogStage } from "./pipeline";
import { type LabelMatcher, type LineFilter, type LineSelector, readSelector } from "./selector";

/** Lines that a stage drops: those that meet all the conditions. */
export interface DroppedLines extends LineSelector {
  readonly pipeline: string;
  readonly reason: string;
  readonly field?: FieldCondition;
}

/** A field as a stage took it from the line. */
export interface FieldCondition {
  /** The names it may have in a query: the field's own, and what LogQL calls its place in JSON or logfmt. */
  readonly names: readonly string[];
  readonly value?: string;
  /** Found anywhere in the value. */
  readonly expression?: string;
}

/** Everything that the pipelines drop. */
export function droppedLines(pipelines: readonly LogPipeline[]): DroppedLines[] {
  return pipelines.flatMap(({ name, selector, source, stages }) => {
    const labels = Object.entries({ ...source?.labels });
    const streams = labels.map(([label, value]): LabelMatcher => ({ label, operator: "=", value }));
    const lines = selector === undefined ? { matchers: streams, filters: [] } : readSelector(selector);
    return lines ? ofStages(stages, { ...lines, pipeline: name, reason: "" }, new Map()) : [];
  });
}

type Places = Map<string, string>;

function ofStages(stages: readonly LogStage[], lines: DroppedLines, places: Places): DroppedLines[] {
  return stages.flatMap((stage) => {
    switch (stage.kind) {
      case "json":
      case "logfmt":
        for (const [field, place] of Object.entries(stage.fields)) places.set(field, place);
        return [];
      case "match":
        return ofMatch(stage, lines, places);
      case "drop":
        return [ofDrop(stage, lines, places)];
      default:
        return [];
    }
  });
}

function ofMatch(
  { selector, stages }: LogStage & { kind: "match" },
  lines: DroppedLines,
  places: Places,
): DroppedLines[] {
  const read = readSelector(selector);
  if (!read) return [];
  const matchers = [...lines.matchers, ...read.matchers];
  return ofStages(stages, { ...lines, matchers, filters: [...lines.filters, ...read.filters] }, places);
}

function ofDrop({ field, value, expression, reason }: DropStage, lines: DroppedLines, places: Places): DroppedLines {
  if (field !== undefined) {
    const names = [field, (places.get(field) ?? field).replace(/\W/g, "_")];
    const condition = { names, ...(value !== undefined && { value }), ...(expression !== undefined && { expression }) };
    return { ...lines, reason, field: condition };
  }
  const own: LineFilter[] = expression === undefined ? [] : [{ operator: "=~", text: expression }];
  return { ...lines, reason, filters: [...lines.filters, ...own] };
}
