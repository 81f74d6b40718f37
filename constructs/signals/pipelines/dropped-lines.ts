import { hitsEveryLine } from "./check-expression";
import type { DropStage, LogPipeline } from "./pipeline";
import { type PlacedStage, placedStages } from "./placed-stages";
import { isExpression } from "./regex";
import type { LineFilter, LineSelector } from "./selector";

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

/** Everything that the pipelines drop. A share of the lines that is nothing drops all of them. */
export function droppedLines(pipelines: readonly LogPipeline[]): DroppedLines[] {
  return placedStages(pipelines).flatMap((placed) => {
    const { stage, pipeline, matchers, filters } = placed;
    if (stage.kind === "sample" && stage.percentage === 0) {
      return [{ pipeline, reason: stage.reason, matchers, filters }];
    }
    return stage.kind === "drop" && isExpression(stage.expression ?? "") ? [ofDrop(stage, placed)] : [];
  });
}

/** Lines of which a stage keeps a share. */
export interface SampledLines extends DroppedLines {
  /** More than 0 and less than 100. */
  readonly percentage: number;
}

/** Everything of which the pipelines keep some lines and drop others by chance. */
export function sampledLines(pipelines: readonly LogPipeline[]): SampledLines[] {
  return placedStages(pipelines).flatMap(({ stage, pipeline, matchers, filters }) => {
    if (stage.kind !== "sample" || stage.percentage <= 0 || stage.percentage >= 100) return [];
    return [{ pipeline, reason: stage.reason, matchers, filters, percentage: stage.percentage }];
  });
}

function ofDrop({ field, value, expression, reason }: DropStage, placed: PlacedStage): DroppedLines {
  const { pipeline, matchers, filters, places } = placed;
  if (field !== undefined) {
    const names = [field, (places.get(field) ?? field).replace(/\W/g, "_")];
    const condition = { names, ...(value !== undefined && { value }), ...(expression !== undefined && { expression }) };
    return { pipeline, reason, matchers, filters, field: condition };
  }
  const own: LineFilter[] =
    expression === undefined || hitsEveryLine(expression) ? [] : [{ operator: "=~", text: expression }];
  return { pipeline, reason, matchers, filters: [...filters, ...own] };
}
