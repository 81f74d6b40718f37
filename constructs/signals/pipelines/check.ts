import type { Problem } from "../../core/errors";
import { checkLogql } from "../logql/check";
import { queryErrors } from "../query/problem";
import { compileRegex } from "../query/regex";
import { LINE_LABELS, ORIGIN_LABELS } from "../identity";
import { checkKafkaSource } from "./check-kafka";
import { groupsOf } from "./groups";
import type { DropStage, LogPipeline, LogStage, TraceSampling } from "./pipeline";
import { findsText } from "./regex";
import { readSelector } from "./selector";

/** Names of Prometheus and Loki labels, and of the fields they are made of. */
const NAME = /^[a-zA-Z_][a-zA-Z0-9_]*$/;

/**
 * Reports what Alloy would not load or, worse, would load and do nothing with.
 * @param at path of the pipelines in the user's data
 */
export function checkPipelines(at: string, pipelines: readonly LogPipeline[]): Problem[] {
  return pipelines.flatMap((pipeline) => checkPipeline(`${at}.${pipeline.name}`, pipeline));
}

function checkPipeline(at: string, { source, selector, stages }: LogPipeline): Problem[] {
  if (source) {
    const known = [...Object.keys(source.labels), "service_name"];
    return [
      ...checkKafkaSource(`${at}.source`, source),
      ...checkStages(`${at}.stages`, stages, { known, taken: [] }),
      ...checkService(`${at}.stages`, stages),
    ];
  }
  const empty = { at: `${at}.stages`, problem: "are none, which Alloy refuses" };
  const lines: Lines = { known: LINE_LABELS, taken: LINE_LABELS };
  return [
    ...checkSelector(`${at}.selector`, selector, lines.known),
    ...(stages.length === 0 ? [{ ...empty, fix: "Add a stage, or leave the pipeline out" }] : []),
    ...checkStages(`${at}.stages`, stages, lines),
  ];
}

/** Both labels name the same, for Loki and for OpenTelemetry. */
function checkService(at: string, stages: readonly LogStage[]): Problem[] {
  const made = stages.flatMap((stage) => (stage.kind === "labels" ? stage.fields : []));
  if (made.includes("app") === made.includes("service_name")) return [];
  const problem = "make one of the labels app and service_name, which are the same on every other line";
  return [{ at, problem, fix: 'Take both from the message: { app: "service", service_name: "service" }' }];
}

/** What is known of the lines that come to a stage. */
interface Lines {
  /** Labels they have. */
  readonly known: readonly string[];
  /** Labels that say where they come from, so that no stage may write them. */
  readonly taken: readonly string[];
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

/** A selector of Alloy is one of Loki that may also take every stream, and has a smaller grammar. */
function checkSelector(at: string, selector: string, known: readonly string[]): Problem[] {
  const errors = queryErrors(at, selector, checkLogql(selector, { gives: "log", anyStream: true }));
  const read = readSelector(selector);
  if (errors.length > 0 || !read) {
    const fix = 'Write label matchers and line filters only, such as {namespace="shop"} |= "error"';
    const excerpt = errors[0]?.excerpt;
    const problem = "is not a stream selector with line filters";
    return [{ at, value: selector, problem, fix, ...(excerpt !== undefined && { excerpt }) }];
  }
  const fix = `Use one of: ${known.join(", ")}`;
  return read.matchers
    .map(({ label }) => label)
    .filter((label) => !known.includes(label))
    .map((value) => ({ at, value, problem: "is no label of a line when pipelines see it", fix }));
}

/** Stages one after the other: a label that one makes is known to the next. */
function checkStages(at: string, stages: readonly LogStage[], lines: Lines): Problem[] {
  return stages.flatMap((stage, index) => {
    const place = `${at}[${index}]`;
    const made = stages.slice(0, index).flatMap((before) => (before.kind === "labels" ? before.fields : []));
    return [
      ...checkStage(place, stage, { ...lines, known: [...lines.known, ...made] }),
      ...(stage.kind === "multiline" && index > 0 ? [lateMultiline(place)] : []),
    ];
  });
}

function lateMultiline(at: string): Problem {
  const problem = "joins lines after an earlier stage has looked at each alone";
  return { at, value: "multiline", problem, fix: "Make it the first stage" };
}

function checkStage(at: string, stage: LogStage, lines: Lines): Problem[] {
  switch (stage.kind) {
    case "multiline":
      return checkExpression(`${at}.firstLine`, stage.firstLine);
    case "json":
    case "logfmt":
      return checkNames(`${at}.fields`, Object.keys(stage.fields));
    case "regex":
      return checkRegex(`${at}.expression`, stage.expression);
    case "labels":
    case "structured-metadata":
      return [...checkNames(`${at}.fields`, stage.fields), ...checkIdentity(`${at}.fields`, stage.fields, lines)];
    case "match":
      return checkMatch(at, stage, lines);
    case "drop":
      return checkDrop(at, stage);
    case "sample":
      return checkPercentage(`${at}.percentage`, stage.percentage);
    case "replace":
      return checkReplace(`${at}.expression`, stage.expression);
    case "card-numbers":
      return [];
  }
}

function checkMatch(at: string, { selector, stages }: LogStage & { kind: "match" }, lines: Lines): Problem[] {
  const inside = checkStages(`${at}.stages`, stages, lines);
  const multiline = stages.some(({ kind }) => kind === "multiline") ? [lateMultiline(`${at}.stages`)] : [];
  const problem = "are none, which Alloy refuses";
  const empty = stages.length === 0 ? [{ at: `${at}.stages`, problem, fix: "Add a stage, such as a drop" }] : [];
  return [...checkSelector(`${at}.selector`, selector, lines.known), ...empty, ...multiline, ...inside];
}

function checkExpression(at: string, expression: string): Problem[] {
  if (expression === "") return [{ at, value: expression, problem: "is empty", fix: "Write an RE2 expression" }];
  const compiled = compileRegex(expression);
  if ("matchesEmpty" in compiled) return [];
  const problem = `is no RE2 expression: ${compiled.problem}`;
  return [{ at, value: expression, problem, fix: "See https://github.com/google/re2/wiki/Syntax" }];
}

function checkNames(at: string, names: readonly string[]): Problem[] {
  if (names.length === 0) return [{ at, problem: "are none", fix: "Name at least one field" }];
  const fix = "Use letters, digits and underscores, and no digit in front";
  return names.filter((name) => !NAME.test(name)).map((value) => ({ at, value, problem: "is not a name", fix }));
}

/** A line's own claim to come from elsewhere would hide it from the alerts and dashboards of where it comes from. */
function checkIdentity(at: string, fields: readonly string[], lines: Lines): Problem[] {
  const taken = [...lines.taken, ...ORIGIN_LABELS];
  const fix = "Give the field another name where it is taken from the line";
  return fields
    .filter((field) => taken.includes(field))
    .map((value) => ({ at, value, problem: "would overwrite where the line comes from", fix }));
}

function checkRegex(at: string, expression: string): Problem[] {
  const errors = checkExpression(at, expression);
  const groups = groupsOf(expression);
  const named = groups.filter((name) => name !== undefined);
  if (errors.length > 0 || (named.length > 0 && named.length === groups.length)) return errors;
  const problem = "must name each of its groups, and have at least one";
  return [{ at, value: expression, problem, fix: "Write (?P<name>…) for what is a field, and (?:…) for what is not" }];
}

function checkDrop(at: string, { field, value, expression }: DropStage): Problem[] {
  return [
    ...(field === undefined ? [] : checkNames(`${at}.field`, [field])),
    ...(value === undefined ? [] : checkDropValue(`${at}.value`, value, field)),
    ...(expression === undefined ? [] : checkDropExpression(`${at}.expression`, expression, field)),
    ...(value !== undefined && expression !== undefined
      ? [{ at, problem: "has a value and an expression, of which Alloy takes one", fix: "Leave one of them out" }]
      : []),
  ];
}

/** Alloy reads an empty value as none, and drops every line that has the field at all. */
function checkDropValue(at: string, value: string, field: string | undefined): Problem[] {
  if (field === undefined) return [{ at, value, problem: "is the value of no field", fix: "Name the field" }];
  if (value !== "") return [];
  return [{ at, value, problem: "would drop every line with the field", fix: "Write the value of the lines to drop" }];
}

/** Alloy takes a field that a line does not have for an empty one. */
function checkDropExpression(at: string, expression: string, field: string | undefined): Problem[] {
  const errors = checkExpression(at, expression);
  if (errors.length > 0 || field === undefined || !findsText(expression, "")) return errors;
  const problem = "would also drop lines without the field";
  return [{ at, value: expression, problem, fix: "Write an expression that the empty text does not match" }];
}

/** Alloy replaces groups; an expression without one matches and changes nothing. */
function checkReplace(at: string, expression: string): Problem[] {
  const errors = checkExpression(at, expression);
  if (errors.length > 0 || groupsOf(expression).length > 0) return errors;
  const fix = "Put what is to disappear into a group, as in password=(\\S+)";
  return [{ at, value: expression, problem: "has no group, so that nothing would be replaced", fix }];
}
