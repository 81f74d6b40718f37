import type { LogPipeline, LogStage } from "./pipeline";
import { hasSoundExpressions, type LabelMatcher, type LineSelector, readSelector } from "./selector";

/** A stage and the lines that come to it: those that meet all the conditions of what is around it. */
export interface PlacedStage extends LineSelector {
  readonly pipeline: string;
  readonly stage: PlainStage;
  /** Where earlier stages took the fields from, by the name of the field. */
  readonly places: ReadonlyMap<string, string>;
}

/** Every stage but the one that holds others. */
type PlainStage = Exclude<LogStage, { readonly kind: "match" }>;

/** The stages of pipelines, those within others as well. What has a selector that cannot be read is left out. */
export function placedStages(pipelines: readonly LogPipeline[]): PlacedStage[] {
  return pipelines.flatMap(({ name, selector, source, stages }) => {
    const labels = Object.entries({ ...source?.labels });
    const streams = labels.map(([label, value]): LabelMatcher => ({ label, operator: "=", value }));
    const lines = selector === undefined ? { matchers: streams, filters: [] } : soundSelector(selector);
    return lines ? within(stages, lines, name, new Map()) : [];
  });
}

function within(
  stages: readonly LogStage[],
  lines: LineSelector,
  pipeline: string,
  places: Map<string, string>,
): PlacedStage[] {
  return stages.flatMap((stage): PlacedStage[] => {
    if (stage.kind === "match") {
      const read = soundSelector(stage.selector);
      if (!read) return [];
      const matchers = [...lines.matchers, ...read.matchers];
      return within(stage.stages, { matchers, filters: [...lines.filters, ...read.filters] }, pipeline, places);
    }
    if (stage.kind === "json" || stage.kind === "logfmt") {
      for (const [field, place] of Object.entries(stage.fields)) places.set(field, place);
    }
    return [{ ...lines, pipeline, stage, places: new Map(places) }];
  });
}

function soundSelector(selector: string): LineSelector | undefined {
  const read = readSelector(selector);
  return read && hasSoundExpressions(read) ? read : undefined;
}
