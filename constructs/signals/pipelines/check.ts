import type { Problem } from "../../core/errors";
import { checkLogql } from "../logql/check";
import { parseLogql } from "../logql/parse";
import { queryErrors } from "../query/problem";
import { groupsOf } from "./groups";
import { IDENTITY_LABELS, type LogPipeline, type LogStage, type TraceSampling } from "./pipeline";

/** Names of Prometheus and Loki labels, and of the fields they are made of. */
const NAME = /^[a-zA-Z_][a-zA-Z0-9_]*$/;

/**
 * Reports what Alloy would not load or, worse, would load and do nothing with.
 * @param at path of the pipelines in the user's data
 */
export function checkPipelines(at: string, pipelines: readonly LogPipeline[]): Problem[] {
  return pipelines.flatMap(({ name, selector, stages }) => [
    ...checkSelector(`${at}.${name}.selector`, selector),
    ...checkStages(`${at}.${name}.stages`, stages),
  ]);
}

/**
 * Reports percentages that are none, and services with two of them.
 * @param at path of the sampling in the user's data
 */
export function checkTraceSampling(at: string, traces: readonly TraceSampling[]): Problem[] {
  const services = traces.map(({ service }) => service);
  return traces.flatMap(({ service, percentage }, index) => [
    ...checkPercentage(`${at}.${service}`, percentage),
    ...(services.indexOf(service) === index
      ? []
      : [{ at, value: service, problem: "is there twice", fix: "Say once how much of its traces to keep" }]),
    ...(service === "" ? [{ at, value: service, problem: "is no service", fix: "Name its service.name" }] : []),
  ]);
}

/** Reports what is no share in percent. */
export function checkPercentage(at: string, percentage: number): Problem[] {
  if (percentage >= 0 && percentage <= 100) return [];
  return [{ at, value: percentage, problem: "is not a percentage", fix: "Use a number from 0 to 100" }];
}

/** A selector of Alloy is one of Loki that may also take every stream. */
function checkSelector(at: string, selector: string): Problem[] {
  const errors = queryErrors(at, selector, checkLogql(selector, { gives: "log", anyStream: true }));
  const parsed = parseLogql(selector);
  const matchers = parsed?.selectors.flatMap((stream) => stream.matchers) ?? [];
  if (errors.length > 0 || parsed?.hasStages !== false || matchers.length === 0) {
    const fix = 'Write label matchers and line filters only, such as {namespace="shop"} |= "error"';
    const excerpt = errors[0]?.excerpt;
    const problem = "is not a stream selector with line filters";
    return [{ at, value: selector, problem, fix, ...(excerpt !== undefined && { excerpt }) }];
  }
  const known: readonly string[] = IDENTITY_LABELS;
  const fix = `Use one of: ${known.join(", ")}`;
  return matchers
    .map(({ label }) => label)
    .filter((label) => !known.includes(label))
    .map((value) => ({ at, value, problem: "is no label of a line when pipelines see it", fix }));
}

function checkStages(at: string, stages: readonly LogStage[]): Problem[] {
  if (stages.length === 0) {
    return [{ at, problem: "are none, which Alloy refuses", fix: "Add a stage, or leave the pipeline out" }];
  }
  return stages.flatMap((stage, index) => [
    ...checkStage(`${at}[${index}]`, stage),
    ...(stage.kind === "multiline" && index > 0 ? [lateMultiline(`${at}[${index}]`)] : []),
  ]);
}

function lateMultiline(at: string): Problem {
  const problem = "joins lines after an earlier stage has looked at each alone";
  return { at, value: "multiline", problem, fix: "Make it the first stage" };
}

function checkStage(at: string, stage: LogStage): Problem[] {
  switch (stage.kind) {
    case "multiline":
      return checkNotEmpty(`${at}.firstLine`, stage.firstLine);
    case "json":
    case "logfmt":
      return checkNames(`${at}.fields`, Object.keys(stage.fields));
    case "regex":
      return checkRegex(`${at}.expression`, stage.expression);
    case "labels":
      return [...checkNames(`${at}.fields`, stage.fields), ...checkIdentity(`${at}.fields`, stage.fields)];
    case "structured-metadata":
      return [...checkNames(`${at}.fields`, stage.fields), ...checkIdentity(`${at}.fields`, stage.fields)];
    case "drop":
      return [...checkNames(`${at}.field`, [stage.field]), ...checkDropValue(`${at}.value`, stage.value)];
    case "replace":
      return checkReplace(`${at}.expression`, stage.expression);
  }
}

function checkNotEmpty(at: string, value: string): Problem[] {
  return value === "" ? [{ at, value, problem: "is empty", fix: "Write an RE2 expression" }] : [];
}

function checkNames(at: string, names: readonly string[]): Problem[] {
  if (names.length === 0) return [{ at, problem: "are none", fix: "Name at least one field" }];
  const fix = "Use letters, digits and underscores, and no digit in front";
  return names.filter((name) => !NAME.test(name)).map((value) => ({ at, value, problem: "is not a name", fix }));
}

/** A line's own claim to come from elsewhere would hide it from the alerts and dashboards of where it comes from. */
function checkIdentity(at: string, fields: readonly string[]): Problem[] {
  const taken: readonly string[] = [...IDENTITY_LABELS, "cluster", "environment"];
  const fix = "Give the field another name where it is taken from the line";
  return fields
    .filter((field) => taken.includes(field))
    .map((value) => ({ at, value, problem: "would overwrite where the line comes from", fix }));
}

function checkRegex(at: string, expression: string): Problem[] {
  const groups = groupsOf(expression);
  const named = groups.filter((name) => name !== undefined);
  if (named.length > 0 && named.length === groups.length) return [];
  const problem = "must name each of its groups, and have at least one";
  return [{ at, value: expression, problem, fix: "Write (?P<name>…) for what is a field, and (?:…) for what is not" }];
}

/** Alloy reads an empty value as none, and drops every line that has the field at all. */
function checkDropValue(at: string, value: string): Problem[] {
  if (value !== "") return [];
  return [{ at, value, problem: "would drop every line with the field", fix: "Write the value of the lines to drop" }];
}

/** Alloy replaces groups; an expression without one matches and changes nothing. */
function checkReplace(at: string, expression: string): Problem[] {
  if (groupsOf(expression).length > 0) return [];
  const fix = "Put what is to disappear into a group, as in password=(\\S+)";
  return [{ at, value: expression, problem: "has no group, so that nothing would be replaced", fix }];
}
