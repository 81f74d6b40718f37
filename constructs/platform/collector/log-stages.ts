import { FEWEST_DIGITS } from "../../signals/pipelines/card-numbers";
import { jmesPath } from "../../signals/pipelines/json-path";
import type { DropStage, LogPipeline, LogStage } from "../../signals/pipelines/pipeline";
import { alloySelector } from "../../signals/pipelines/selector";
import { type AlloyValue, type Block, block } from "./alloy/syntax";

/** The pipelines of pods as stages of `loki.process`: each applies to the lines of its selector only. */
export function pipelineStages(pipelines: readonly LogPipeline[]): Block[] {
  return pipelines.flatMap(({ selector, stages }) => (selector === undefined ? [] : [matchBlock(selector, stages)]));
}

function matchBlock(selector: string, stages: readonly LogStage[]): Block {
  return block("stage.match", { selector: alloySelector(selector) }, ...stages.map(stageBlock));
}

/** One stage of a pipeline. */
export function stageBlock(stage: LogStage): Block {
  switch (stage.kind) {
    case "multiline":
      return block("stage.multiline", { firstline: stage.firstLine });
    case "json":
      return block("stage.json", { expressions: jsonExpressions(stage.fields) });
    case "logfmt":
      return block("stage.logfmt", { mapping: stage.fields });
    case "regex":
      return block("stage.regex", { expression: stage.expression });
    case "labels":
      return block("stage.labels", { values: sameNames(stage.fields) });
    case "structured-metadata":
      return block("stage.structured_metadata", { values: sameNames(stage.fields) });
    case "match":
      return matchBlock(stage.selector, stage.stages);
    case "drop":
      return block("stage.drop", dropSettings(stage));
    case "sample":
      return block("stage.sampling", { rate: stage.percentage / 100, drop_counter_reason: stage.reason });
    case "replace":
      return block("stage.replace", { expression: stage.expression, replace: literalTemplate(stage.replacement) });
    case "card-numbers":
      return block("stage.luhn", { min_length: FEWEST_DIGITS, replacement: stage.replacement });
  }
}

/** Alloy wants one condition at least; every line has this one. */
const EVERY_LINE = ".*";

function dropSettings({ field, value, expression, reason }: DropStage): Record<string, AlloyValue> {
  const all = field === undefined && expression === undefined ? EVERY_LINE : expression;
  return {
    ...(field !== undefined && { source: field }),
    ...(value !== undefined && { value }),
    ...(all !== undefined && { expression: all }),
    drop_counter_reason: reason,
  };
}

function jsonExpressions(fields: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).map(([field, path]) => [field, jmesPath(path)]));
}

/** An empty source means the field of the same name. */
function sameNames(fields: readonly string[]): Record<string, string> {
  return Object.fromEntries(fields.map((field) => [field, ""]));
}

/** Alloy executes the replacement as a Go template. */
function literalTemplate(text: string): string {
  return text.replaceAll("{{", '{{"{{"}}');
}
