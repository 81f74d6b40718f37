import { elementsOf, fieldOf, noteAll, textsOf, type Ledger, type Possible } from "./possible";

/** What a template function does with its arguments, as far as it concerns the chart's values. */
type TemplateFunction = (args: readonly Possible[], ledger: Ledger) => Possible;

const all: TemplateFunction = (args) => args.flat();
const first: TemplateFunction = ([value = []]) => value;
const last: TemplateFunction = (args) => args.at(-1) ?? [];
const nothing: TemplateFunction = () => [];

const dict: TemplateFunction = (args) => {
  const fields = new Map<string, Possible>();
  for (let at = 0; at + 1 < args.length; at += 2) {
    for (const key of textsOf(args[at] ?? [])) fields.set(key, args[at + 1] ?? []);
  }
  return [{ kind: "dict", fields }];
};

const set: TemplateFunction = ([subject = [], keys = [], value = []]) => {
  for (const meaning of subject) {
    if (meaning.kind !== "dict") continue;
    for (const key of textsOf(keys)) meaning.fields.set(key, [...(meaning.fields.get(key) ?? []), ...value]);
  }
  return subject;
};

/** A key that is not written in the template is one of those the default has. */
function step(subject: Possible, keys: Possible, ledger: Ledger): Possible {
  const texts = textsOf(keys);
  return texts.length > 0 ? texts.flatMap((key) => fieldOf(subject, key, ledger)) : elementsOf(subject, ledger);
}

const index: TemplateFunction = ([subject = [], ...keys], ledger) =>
  keys.reduce((value, key) => step(value, key, ledger), subject);

/** `pick map "a" "b"`: a map of these keys alone. */
const pick: TemplateFunction = ([subject = [], ...keys], ledger) => {
  const names = keys.flatMap(textsOf);
  return [{ kind: "dict", fields: new Map(names.map((name) => [name, fieldOf(subject, name, ledger)])) }];
};

/** `dig "a" "b" default map`. */
const dig: TemplateFunction = (args, ledger) => [
  ...args.slice(0, -2).reduce((value, key) => step(value, key, ledger), last(args, ledger)),
  ...(args.at(-2) ?? []),
];

function noting(use: "tested" | "passed", which: TemplateFunction): TemplateFunction {
  return (args, ledger) => {
    noteAll(which(args, ledger), use, ledger);
    return [];
  };
}

const listOf: TemplateFunction = (args) => [{ kind: "list", items: args }];
/** A list of all that the argument lists hold; lists from the values stay what they are. */
const joined: TemplateFunction = (args, ledger) => {
  const made = args.map((value) => value.filter(({ kind }) => kind === "list"));
  return [...args.flat(), { kind: "list", items: made.map((value) => elementsOf(value, ledger)) }];
};

/** Every element of a list or map, whichever they are: a map of values takes any key there. */
export const walked: TemplateFunction = (args, ledger) => {
  noteAll(args.flat(), "passed", ledger);
  return elementsOf(args.flat(), ledger);
};

/** Functions of Go, sprig and Helm that hand values on, look into them or print them whole. All others print. */
const FUNCTIONS: Readonly<Record<string, TemplateFunction>> = {
  ...every(["default", "coalesce", "or", "and", "deepCopy", "mustDeepCopy"], all),
  ...every(["merge", "mustMerge", "mergeOverwrite", "mustMergeOverwrite"], all),
  ...every(["omit", "unset"], first),
  ...every(["required"], last),
  ...every(["list", "tuple"], listOf),
  ...every(["concat", "append", "prepend", "uniq", "mustUniq", "compact", "without"], joined),
  ...every(["first", "last", "initial", "rest", "keys", "values"], walked),
  ...every(["index"], index),
  ...every(["get", "hasKey"], index),
  ...every(["kindIs", "typeIs", "typeIsLike", "kindOf", "typeOf"], noting("tested", last)),
  ...every(["toYaml", "toYamlPretty", "toJson", "toPrettyJson", "toRawJson", "toToml"], noting("passed", all)),
  ...every(["mustToYaml", "mustToJson", "mustToPrettyJson", "mustToRawJson"], noting("passed", all)),
  ...every(["eq", "ne", "lt", "le", "gt", "ge", "not", "empty", "len", "contains", "has", "fail"], nothing),
  ...every(["fromYaml", "fromJson", "fromYamlArray", "fromJsonArray", "lookup"], nothing),
  dict,
  set,
  pick,
  dig,
  ternary: (args) => args.slice(0, 2).flat(),
};

function every(names: readonly string[], body: TemplateFunction): Record<string, TemplateFunction> {
  return Object.fromEntries(names.map((name) => [name, body]));
}

/** The meaning of a function call. A function that is not known here is taken to print its arguments. */
export function callFunction(name: string, args: readonly Possible[], ledger: Ledger): Possible {
  const known = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined;
  if (known) return known(args, ledger);
  noteAll(args.flat(), "printed", ledger);
  return [];
}
