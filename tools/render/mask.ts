/**
 * Charts make up passwords and checksums while they render. Two renders of the same values show which lines do that;
 * the keys of these lines are masked before other renders are compared.
 */
export interface RandomLines {
  /** Keys whose values differ, for example `admin-password`. */
  readonly keys: readonly string[];
  /** Whether nothing differs but such lines. */
  readonly maskable: boolean;
}

const LINE = /^[\s-]*(?<key>[^\s:][^:]*): /;

/** Compares two renders of the same values. */
export function findRandomLines(first: string, second: string): RandomLines {
  const [a, b] = [first.split("\n"), second.split("\n")];
  const different = a.filter((line, at) => line !== b[at]).map(keyOf);
  return {
    keys: [...new Set(different.filter((key) => key !== undefined))].sort(),
    maskable: a.length === b.length && !different.includes(undefined),
  };
}

/** The text without the lines of these keys. */
export function maskLines(text: string, keys: readonly string[]): string {
  if (keys.length === 0) return text;
  return text
    .split("\n")
    .filter((line) => !keys.includes(keyOf(line) ?? ""))
    .join("\n");
}

function keyOf(line: string): string | undefined {
  return LINE.exec(line)?.groups?.key;
}
