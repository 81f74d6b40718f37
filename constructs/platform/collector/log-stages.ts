import type { LogPipeline, LogStage } from "../../signals/pipelines/pipeline";
import { type Block, block } from "./alloy/syntax";

/** The pipelines of packs as stages of `loki.process`: each applies to the lines of its selector only. */
export function pipelineStages(pipelines: readonly LogPipeline[]): Block[] {
  return pipelines.map(({ selector, stages }) => block("stage.match", { selector }, ...stages.map(stageBlock)));
}

function stageBlock(stage: LogStage): Block {
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
    case "drop":
      return block("stage.drop", { source: stage.field, value: stage.value, drop_counter_reason: stage.reason });
    case "replace":
      return block("stage.replace", { expression: stage.expression, replace: literalTemplate(stage.replacement) });
  }
}

/** Keys, joined by dots; what has other characters is somebody's JMESPath expression. */
const KEYS = /^[\w@$-]+(\.[\w@$-]+)*$/;

/** What JMESPath takes for a key without quotes: a hyphen or a digit in front would begin a number. */
const PLAIN_KEY = /^[A-Za-z_]\w*$/;

function jsonExpressions(fields: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).map(([field, path]) => [field, jmesPath(path)]));
}

function jmesPath(path: string): string {
  // The current object, not a key of that name.
  if (!KEYS.test(path) || path === "@") return path;
  return path
    .split(".")
    .map((key) => (PLAIN_KEY.test(key) ? key : `"${key}"`))
    .join(".");
}

/** An empty source means the field of the same name. */
function sameNames(fields: readonly string[]): Record<string, string> {
  return Object.fromEntries(fields.map((field) => [field, ""]));
}

/** Alloy executes the replacement as a Go template. */
function literalTemplate(text: string): string {
  return text.replaceAll("{{", '{{"{{"}}');
}
