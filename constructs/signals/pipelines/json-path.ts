import { fail } from "../../core/errors";

/** Keys, joined by dots; what has other characters is somebody's JMESPath expression. */
const KEYS = /^[\w@$-]+(\.[\w@$-]+)*$/;

/** What JMESPath takes for a key without quotes: a hyphen or a digit in front would begin a number. */
const PLAIN_KEY = /^[A-Za-z_]\w*$/;

/** A place in JSON as JMESPath writes it. */
export function jmesPath(path: string): string {
  // The current object, not a key of that name.
  if (!KEYS.test(path) || path === "@") return path;
  return path
    .split(".")
    .map((key) => (PLAIN_KEY.test(key) ? key : `"${key}"`))
    .join(".");
}

/** Key, key in quotes, or index, each with what joins it to the one before. */
const STEP = /\.?(?:([A-Za-z_]\w*)|"((?:[^"\\]|\\.)*)"|\[(-?\d+)\])/y;

/**
 * The fields of a line of JSON: `fields` names each and the place of its value. A line that is no object has none. What
 * is neither text nor number nor truth becomes JSON again.
 */
export function readJson(fields: Readonly<Record<string, string>>, text: string): Record<string, string> {
  const line = parsed(text);
  if (typeof line !== "object" || line === null || Array.isArray(line)) return {};
  const found = Object.entries(fields).map(([field, path]) => [field, valueAt(line, stepsOf(path))] as const);
  const present = found.filter(([, value]) => value !== undefined && value !== null);
  return Object.fromEntries(present.map(([field, value]) => [field, textOf(value)]));
}

/** Text as it is, everything else as JSON. */
export function textOf(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function stepsOf(path: string): (string | number)[] {
  const written = jmesPath(path);
  if (written === "@") return [];
  const steps: (string | number)[] = [];
  STEP.lastIndex = 0;
  while (STEP.lastIndex < written.length) {
    const [, key, quoted, index] = STEP.exec(written) ?? unreadable(path);
    steps.push(index === undefined ? (key ?? quoted ?? "") : Number(index));
  }
  return steps;
}

function unreadable(path: string): never {
  const problem = "is an expression that only Alloy runs";
  return fail({ at: "runPipeline", value: path, problem, fix: "Use a path of keys and indices to test the pipeline" });
}

function valueAt(value: unknown, steps: readonly (string | number)[]): unknown {
  return steps.reduce<unknown>((at, step) => {
    if (typeof step === "number") return Array.isArray(at) ? (at.at(step) as unknown) : undefined;
    if (typeof at !== "object" || at === null || Array.isArray(at)) return undefined;
    return Object.hasOwn(at, step) ? (at as Record<string, unknown>)[step] : undefined;
  }, value);
}
