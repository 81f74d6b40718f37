import { choice } from "../../core/choice";
import type { Problem } from "../../core/errors";
import { ORIGIN_LABELS } from "../identity";
import { checkDrop } from "./check-drop";
import { checkExpression, hitsEveryLine } from "./check-expression";
import { checkPercentage } from "./check-percentage";
import { checkSelector } from "./check-selector";
import { groupsOf, hasEmptyGroup } from "./groups";
import { isJmesPath } from "./jmes-path";
import { jmesPath } from "./json-path";
import { hasManyValues } from "./label-cardinality";
import type { LogStage } from "./pipeline";
import { findsText } from "./regex";

/** What is known of the lines that come to a stage. */
export interface Lines {
  /** Labels they have. */
  readonly labels: readonly string[];
  /** What earlier stages took from them, and their labels. */
  readonly fields: readonly string[];
  /** Labels that say where they come from, so that no stage may write them. */
  readonly taken: readonly string[];
  /** Whether they are some of the pipeline's lines only. */
  readonly chosen: boolean;
  /** Whether an earlier stage has looked at each alone. */
  readonly apart: boolean;
}

/** Stages one after the other: what one makes of the lines is known to the next. */
export function checkStages(at: string, stages: readonly LogStage[], lines: Lines): Problem[] {
  let before = lines;
  return stages.flatMap((stage, index) => {
    const problems = checkStage(`${at}[${index}]`, stage, before);
    before = after(stage, before);
    return problems;
  });
}

/** The lines once they are through a stage. */
function after(stage: LogStage, lines: Lines): Lines {
  const apart = { ...lines, apart: true };
  switch (stage.kind) {
    case "json":
    case "logfmt":
      return { ...apart, fields: [...lines.fields, ...Object.keys(stage.fields)] };
    case "regex":
    case "replace":
      return { ...apart, fields: [...lines.fields, ...groupsOf(stage.expression).flatMap((name) => name ?? [])] };
    case "labels":
      return { ...apart, labels: [...lines.labels, ...stage.fields] };
    case "structured-metadata":
      return { ...apart, labels: lines.labels.filter((label) => !stage.fields.includes(label)) };
    case "match": {
      const { labels, fields } = stage.stages.reduce((before, each) => after(each, before), lines);
      return { ...apart, labels, fields };
    }
    default:
      return apart;
  }
}

/** Every kind of stage and how it is checked. */
const CHECKS: { readonly [Kind in LogStage["kind"]]: (at: string, stage: StageOf<Kind>, lines: Lines) => Problem[] } = {
  multiline: (at, { firstLine }, { apart }) => checkMultiline(at, firstLine, apart),
  json: (at, { fields }) => [
    ...checkNames(`${at}.fields`, Object.keys(fields)),
    ...checkPlaces(`${at}.fields`, fields, (place) => isJmesPath(jmesPath(place)), "is no JMESPath expression"),
  ],
  logfmt: (at, { fields }) => [
    ...checkNames(`${at}.fields`, Object.keys(fields)),
    ...checkPlaces(`${at}.fields`, fields, (key) => /^[^\s="]+$/.test(key), "is no key of logfmt"),
  ],
  regex: (at, { expression }) => checkRegex(`${at}.expression`, expression),
  labels: (at, { fields }, lines) => checkFields(`${at}.fields`, fields, lines, true),
  "structured-metadata": (at, { fields }, lines) => checkFields(`${at}.fields`, fields, lines, false),
  match: checkMatch,
  drop: (at, stage, lines) => [
    ...checkDrop(at, stage, lines.chosen),
    ...(stage.field === undefined ? [] : checkTaken(`${at}.field`, [stage.field], lines)),
  ],
  sample: (at, { percentage }) => checkSample(`${at}.percentage`, percentage),
  replace: (at, { expression }) => checkReplace(`${at}.expression`, expression),
  "card-numbers": () => [],
};

type StageOf<Kind extends LogStage["kind"]> = Extract<LogStage, { readonly kind: Kind }>;

function checkStage<Kind extends LogStage["kind"]>(at: string, stage: StageOf<Kind>, lines: Lines): Problem[] {
  const kind: Kind = stage.kind;
  const unknown = choice(`${at}.kind`, kind ?? "", Object.keys(CHECKS), "is no kind of stage");
  return unknown.length > 0 ? unknown : CHECKS[kind](at, stage, lines);
}

function checkMultiline(at: string, firstLine: string, apart: boolean): Problem[] {
  const place = `${at}.firstLine`;
  const errors = checkExpression(place, firstLine);
  const late = { at, value: "multiline", problem: "joins lines after an earlier stage has looked at each alone" };
  const all = { at: place, value: firstLine, problem: "is found in every line, so that none is joined" };
  return [
    ...errors,
    ...(errors.length === 0 && hitsEveryLine(firstLine)
      ? [{ ...all, fix: "Write what only the first line of an entry begins with" }]
      : []),
    ...(apart ? [{ ...late, fix: "Make it the first stage" }] : []),
  ];
}

function checkMatch(at: string, { selector, stages }: StageOf<"match">, lines: Lines): Problem[] {
  const problem = "are none, which Alloy refuses";
  const empty = stages.length === 0 ? [{ at: `${at}.stages`, problem, fix: "Add a stage, such as a drop" }] : [];
  const inside = checkStages(`${at}.stages`, stages, { ...lines, chosen: true, apart: true });
  return [...checkSelector(`${at}.selector`, selector, lines.labels), ...empty, ...inside];
}

/** Names of Prometheus and Loki labels, and of the fields they are made of. */
const NAME = /^[a-zA-Z_][a-zA-Z0-9_]*$/;

function checkNames(at: string, names: readonly string[]): Problem[] {
  if (names.length === 0) return [{ at, problem: "are none", fix: "Name at least one field" }];
  const fix = "Use letters, digits and underscores, and no digit in front";
  return names.filter((name) => !NAME.test(name)).map((value) => ({ at, value, problem: "is not a name", fix }));
}

/** Alloy loads nothing of a configuration with a place that it cannot read, and takes an empty one for the name. */
function checkPlaces(
  at: string,
  fields: Readonly<Record<string, string>>,
  isPlace: (place: string) => boolean,
  problem: string,
): Problem[] {
  const fix = "Write the key of the value, or keys joined by dots where they are nested";
  return Object.entries(fields)
    .filter(([, place]) => !isPlace(place))
    .map(([field, value]) => ({ at: `${at}.${field}`, value, problem, fix }));
}

/** What becomes labels or stands beside the line. */
function checkFields(at: string, fields: readonly string[], lines: Lines, asLabels: boolean): Problem[] {
  const malformed = checkNames(at, fields);
  if (malformed.length > 0) return malformed;
  const taken = fields.filter((field) => [...lines.taken, ...ORIGIN_LABELS].includes(field));
  const own = fields.filter((field) => !taken.includes(field));
  return [
    ...taken.map((value) => overwritten(at, value)),
    ...checkTaken(at, own, lines),
    ...(asLabels ? own.filter(hasManyValues).map((value) => manyStreams(at, value)) : []),
  ];
}

/** A line's own claim to come from elsewhere would hide it from the alerts and dashboards of where it comes from. */
function overwritten(at: string, value: string): Problem {
  const fix = "Give the field another name where it is taken from the line";
  return { at, value, problem: "would overwrite where the line comes from", fix };
}

/** Loki keeps few lines of many streams badly, and has a limit of streams, beyond which it refuses lines. */
function manyStreams(at: string, value: string): Problem {
  const fix = `Use structured-metadata, where {…} | ${value}="…" finds it`;
  return { at, value, problem: "has too many values for a label: each would be a stream", fix };
}

/** A field that no stage took is nowhere: what is to be done with it never happens. */
function checkTaken(at: string, fields: readonly string[], { fields: known }: Lines): Problem[] {
  const fix = "Take it from the line before, with a stage json, logfmt or regex";
  return fields
    .filter((field) => !known.includes(field))
    .map((value) => ({ at, value, problem: "is no field that an earlier stage takes from the line", fix }));
}

function checkRegex(at: string, expression: string): Problem[] {
  const errors = checkExpression(at, expression);
  const groups = groupsOf(expression);
  const named = groups.filter((name) => name !== undefined);
  if (errors.length > 0 || (named.length > 0 && named.length === groups.length)) return errors;
  const problem = "must name each of its groups, and have at least one";
  return [{ at, value: expression, problem, fix: "Write (?P<name>…) for what is a field, and (?:…) for what is not" }];
}

function checkSample(at: string, percentage: number): Problem[] {
  if (percentage !== 0) return checkPercentage(at, percentage);
  const fix = "Use a drop, which says which lines, or a share that is more than nothing";
  return [{ at, value: percentage, problem: "keeps no line", fix }];
}

/** Alloy replaces groups; an expression without one matches and changes nothing. */
function checkReplace(at: string, value: string): Problem[] {
  const errors = checkExpression(at, value);
  if (errors.length > 0) return errors;
  const fix = "Put what is to disappear into a group, as in password=(\\S+)";
  if (groupsOf(value).length === 0)
    return [{ at, value, problem: "has no group, so that nothing would be replaced", fix }];
  if (hasEmptyGroup(value))
    return [{ at, value, problem: "has a group that holds nothing, so that nothing would disappear", fix }];
  if (!findsText(value, "")) return [];
  return [{ at, value, problem: "matches the empty text, so that the replacement would stand everywhere", fix }];
}
