import { hideCardNumbers } from "./card-numbers";
import { readJson } from "./json-path";
import { readLogfmt } from "./logfmt";
import type { DropStage, LogStage } from "./pipeline";
import { findGroups, findsText } from "./regex";
import { readSelector, selects } from "./selector";

/** A line on its way through the stages. */
export interface Entry {
  /** Place among the lines. */
  readonly index: number;
  readonly text: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly metadata: Readonly<Record<string, string>>;
  /** What stages took from the line, and its labels. */
  readonly fields: Readonly<Record<string, string>>;
}

/** Lines after some stages, and those that did not come so far. */
export interface StageResult {
  readonly entries: readonly Entry[];
  readonly dropped: readonly { readonly text: string; readonly reason: string }[];
}

/** Alloy's own limit of lines that become one (`max_lines` of `stage.multiline`). */
const MOST_JOINED_LINES = 128;

/** Every stage in its order, each on what the one before has left. */
export function runStages(stages: readonly LogStage[], entries: readonly Entry[]): StageResult {
  return stages.reduce<StageResult>(
    (before, stage) => {
      const after = runStage(stage, before.entries);
      return { entries: after.entries, dropped: [...before.dropped, ...after.dropped] };
    },
    { entries, dropped: [] },
  );
}

function runStage(stage: LogStage, entries: readonly Entry[]): StageResult {
  switch (stage.kind) {
    case "multiline":
      return { entries: joinLines(stage.firstLine, entries), dropped: [] };
    case "match":
      return runMatch(stage.selector, stage.stages, entries);
    case "drop":
      return runDrop(stage, entries);
    default:
      return { entries: entries.map((entry) => change(stage, entry)), dropped: [] };
  }
}

/** Stages that change a line by itself. */
type ChangingStage = Exclude<LogStage, { readonly kind: "multiline" | "match" | "drop" }>;

function change(stage: ChangingStage, entry: Entry): Entry {
  switch (stage.kind) {
    case "json":
      return withFields(entry, readJson(stage.fields, entry.text));
    case "logfmt":
      return withFields(entry, readLogfmt(stage.fields, entry.text));
    case "regex":
      return withFields(entry, namedGroups(stage.expression, entry.text));
    case "labels":
      return { ...entry, labels: { ...entry.labels, ...pick(entry.fields, stage.fields) } };
    case "structured-metadata":
      return moveToMetadata(entry, stage.fields);
    case "replace":
      return replaceGroups(stage.expression, stage.replacement, entry);
    case "card-numbers":
      return { ...entry, text: hideCardNumbers(entry.text, stage.replacement) };
    case "sample":
      return entry;
    default:
      return unknown(stage, entry);
  }
}

/** A kind that is none is for the check to report. */
function unknown(_stage: never, entry: Entry): Entry {
  return entry;
}

function withFields(entry: Entry, found: Readonly<Record<string, string>>): Entry {
  return { ...entry, fields: { ...entry.fields, ...found } };
}

function pick(fields: Readonly<Record<string, string>>, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => names.includes(name)));
}

/** A label of that name is a label no more. */
function moveToMetadata(entry: Entry, names: readonly string[]): Entry {
  const labels = Object.entries(entry.labels).filter(([name]) => !names.includes(name));
  const found = { ...pick(entry.fields, names), ...pick(entry.labels, names) };
  return { ...entry, labels: Object.fromEntries(labels), metadata: { ...entry.metadata, ...found } };
}

/** Of the first match. */
function namedGroups(expression: string, text: string): Record<string, string> {
  const [first = []] = findGroups(expression, text);
  return Object.fromEntries(first.flatMap(({ name, text: value }) => (name === undefined ? [] : [[name, value]])));
}

/** Each group of each match, but for groups inside one that is replaced already. Named ones become fields, too. */
function replaceGroups(expression: string, replacement: string, entry: Entry): Entry {
  const matches = findGroups(expression, entry.text);
  let text = "";
  let rest = 0;
  for (const { from, to } of matches.flat()) {
    if (from < rest) continue;
    text += entry.text.slice(rest, from) + replacement;
    rest = to;
  }
  const named = (matches[0] ?? []).filter(({ name, from }) => name !== undefined && from >= 0);
  const fields = named.map(({ name = "" }) => [name, replacement] as const);
  return withFields({ ...entry, text: text + entry.text.slice(rest) }, Object.fromEntries(fields));
}

function runMatch(selector: string, stages: readonly LogStage[], entries: readonly Entry[]): StageResult {
  const read = readSelector(selector);
  const isMatched = (entry: Entry): boolean => read !== undefined && selects(read, entry);
  // Labels are fields of the stages that follow.
  const matched = entries.filter(isMatched).map((entry) => withFields(entry, entry.labels));
  const after = runStages(stages, matched);
  const all = [...entries.filter((entry) => !isMatched(entry)), ...after.entries];
  return { entries: all.sort((a, b) => a.index - b.index), dropped: after.dropped };
}

function runDrop(stage: DropStage, entries: readonly Entry[]): StageResult {
  const dropped = entries.filter((entry) => isDropped(stage, entry));
  return {
    entries: entries.filter((entry) => !dropped.includes(entry)),
    dropped: dropped.map(({ text }) => ({ text, reason: stage.reason })),
  };
}

function isDropped({ field, value, expression }: DropStage, { text, fields }: Entry): boolean {
  const subject = field === undefined ? text : fields[field];
  if (value !== undefined) return subject === value;
  // Alloy takes a missing field for an empty one here.
  if (expression !== undefined) return findsText(expression, subject ?? "");
  return subject !== undefined;
}

/** Lines of a stream before the first that begins something stay as they are. */
function joinLines(firstLine: string, entries: readonly Entry[]): Entry[] {
  const open = new Map<string, Entry & { readonly lines: number }>();
  const done: Entry[] = [];
  for (const entry of entries) {
    const stream = JSON.stringify(Object.entries(entry.labels).sort());
    const block = open.get(stream);
    const begins = findsText(firstLine, entry.text);
    if (block && !begins && block.lines < MOST_JOINED_LINES) {
      open.set(stream, { ...block, text: `${block.text}\n${entry.text}`, lines: block.lines + 1 });
    } else if (block || begins) {
      if (block) done.push(block);
      open.set(stream, { ...entry, lines: 1 });
    } else {
      done.push(entry);
    }
  }
  return [...done, ...open.values()].sort((a, b) => a.index - b.index);
}
