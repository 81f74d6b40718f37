import { fail } from "../../constructs/core/errors";
import { parsePath, showPath, type ValuePath } from "../lib/value-path";

/** The kinds of value a chart can ask for. */
export const VALUE_TYPES = ["boolean", "list", "map", "null", "number", "string"] as const;

export type ValueType = (typeof VALUE_TYPES)[number];

/** What is known of one place in a chart's values. */
export interface ContractEntry {
  readonly path: ValuePath;
  /** The types that may stand there; empty when nothing is known. */
  readonly types: readonly ValueType[];
  /** The chart passes on what stands there, so that anything may lie below. */
  readonly open: boolean;
}

/** The value paths of one version of a chart. */
export interface Contract {
  readonly chart: string;
  readonly version: string;
  /** By path as text. */
  readonly entries: ReadonlyMap<string, ContractEntry>;
}

/** The name of the file a contract is kept in. */
export function contractFile(chart: string, version: string): string {
  return `${chart}-${version}.txt`;
}

/** One line per path, sorted: the path, the types or `any`, and `open` where it is. */
export function printContract(contract: Contract): string {
  const lines = [...contract.entries.entries()].map(([path, { types, open }]) =>
    [path, types.length > 0 ? [...types].sort().join("|") : "any", ...(open ? ["open"] : [])].join(" "),
  );
  return `${lines.sort((a, b) => (a < b ? -1 : 1)).join("\n")}\n`;
}

/** Reads what {@link printContract} wrote. */
export function parseContract(chart: string, version: string, text: string): Contract {
  const entries = text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => parseLine(chart, version, line));
  return { chart, version, entries: new Map(entries.map((entry) => [showPath(entry.path), entry])) };
}

const LINE = /^(?<path>(?:\\.|[^\\ ])+) (?<types>[a-z|]+)(?<open> open)?$/;

function parseLine(chart: string, version: string, line: string): ContractEntry {
  const { path, types = "any", open } = LINE.exec(line)?.groups ?? {};
  const names = types === "any" ? [] : types.split("|");
  if (path === undefined || !names.every(isValueType)) {
    return fail({
      at: contractFile(chart, version),
      value: line,
      problem: "is no line of a chart contract",
      fix: "Write the file again with tools/chart-contract",
    });
  }
  return { path: parsePath(path), types: names, open: open !== undefined };
}

function isValueType(name: string): name is ValueType {
  return (VALUE_TYPES as readonly string[]).includes(name);
}
