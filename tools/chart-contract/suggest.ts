import { showPath, type ValuePath } from "../lib/value-path";
import type { Contract } from "./contract";

/**
 * The path of the contract that a wrong path most likely meant: a misspelt neighbour, or the same key at another
 * place, the one that shares most of the way. Undefined where none is near.
 */
export function nearestPath(contract: Contract, path: ValuePath): string | undefined {
  let best: { readonly text: string; readonly cost: number } | undefined;
  for (const [text, entry] of contract.entries) {
    const cost = costOf(path, entry.path);
    if (cost !== undefined && (best === undefined || cost < best.cost)) best = { text, cost };
  }
  return best?.text;
}

/** The longest beginning of the path that the chart knows. */
export function knownBeginning(contract: Contract, path: ValuePath): string | undefined {
  const beginnings = path.map((_, at) => showPath(path.slice(0, path.length - at)));
  return beginnings.find((text) => contract.entries.has(text));
}

/** A key that says so much that it is the same thing wherever it stands. */
const TELLING_LENGTH = 12;

/** How far a path is from the wanted one; undefined where it is no candidate. */
function costOf(wanted: ValuePath, candidate: ValuePath): number | undefined {
  const [key, other] = [wanted.at(-1) ?? "", candidate.at(-1) ?? ""];
  const shared = sharedKeys(wanted, candidate);
  if (wanted.length === candidate.length && shared === wanted.length - 1) {
    const letters = distance(key, other);
    if (letters <= Math.ceil(key.length / 4)) return letters;
    if (isPartOf(key, other)) return 50 + letters;
  }
  if (key !== other || (shared === 0 && key.length < TELLING_LENGTH)) return undefined;
  return 100 + wanted.length + candidate.length - 2 * shared;
}

function isPartOf(a: string, b: string): boolean {
  const [short = "", long = ""] = [a.toLowerCase(), b.toLowerCase()].sort((x, y) => x.length - y.length);
  return short.length > 4 && long.includes(short);
}

function sharedKeys(a: ValuePath, b: ValuePath): number {
  const different = a.findIndex((key, at) => key !== b[at]);
  return different < 0 ? a.length : different;
}

/** Levenshtein distance, case apart: how many letters to change. */
function distance(a: string, b: string): number {
  const [from, to] = [a.toLowerCase(), b.toLowerCase()];
  let row = Array.from({ length: to.length + 1 }, (_, at) => at);
  for (let i = 1; i <= from.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
