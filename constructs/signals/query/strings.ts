/**
 * A string literal read: its value, or why it has none. Bytes that are no UTF-8, as in `"\xff"`, stand in the value as
 * lone surrogates: Go keeps such bytes, and only some readers of the value refuse them.
 */
export type StringValue = { readonly value: string } | { readonly problem: string };

const SIMPLE: Readonly<Record<string, string>> = {
  a: "\x07",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
  "\\": "\\",
};

/** What may follow a backslash: hexadecimal, code points of two lengths, octal, or one character. */
const ESCAPE = /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-7]{3})|(.?))/gs;

/** Reads a literal in quotes or backticks as Go does (prometheus/prometheus, util/strutil/quote.go). */
export function readString(literal: string): StringValue {
  const quote = literal.charAt(0);
  const body = literal.slice(1, -1);
  if (quote === "`") return literal.length > 1 && literal.endsWith("`") ? { value: body } : unclosed(literal);
  if (!isClosed(literal)) return unclosed(literal);
  if (body.includes("\n")) return { problem: "a string in quotes cannot hold a line break" };
  let problem: string | undefined;
  const value = body.replace(ESCAPE, (sequence, ...groups: (string | undefined)[]) => {
    const read = readEscape(quote, groups);
    if (read === undefined) problem ??= `${sequence} is no escape sequence`;
    return read ?? "";
  });
  return problem === undefined ? { value: value.replace(BYTES, decodeBytes) } : { problem };
}

function isClosed(literal: string): boolean {
  const last = literal.length - 1;
  let backslashes = 0;
  while (literal[last - 1 - backslashes] === "\\") backslashes++;
  return last > 0 && literal[last] === literal[0] && backslashes % 2 === 0;
}

function unclosed(literal: string): StringValue {
  return { problem: `the string that begins with ${literal.slice(0, 12)} is never closed` };
}

function readEscape(quote: string, [byte, short, long, octal, simple]: (string | undefined)[]): string | undefined {
  if (simple !== undefined) return simple === quote ? quote : SIMPLE[simple];
  if (octal !== undefined) return readByte(Number.parseInt(octal, 8));
  if (byte !== undefined) return readByte(Number.parseInt(byte, 16));
  return codePoint(Number.parseInt(short ?? long ?? "", 16));
}

/** Where bytes above ASCII wait for their neighbours: halves of surrogate pairs, which no text has alone. */
const FIRST_BYTE = 0xdc00;
const BYTES = /[\udc80-\udcff]+/gu;

/** Escapes of hexadecimal and octal numbers are bytes, not characters: `"\xc3\xa4"` is one letter. */
function readByte(byte: number): string | undefined {
  if (byte > 0xff) return undefined;
  return String.fromCharCode(byte < 0x80 ? byte : FIRST_BYTE + byte);
}

/** The characters of a row of bytes; those that are no UTF-8 stay as they are. */
function decodeBytes(row: string): string {
  const bytes = Uint8Array.from(row, (each) => each.charCodeAt(0) - FIRST_BYTE);
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return row;
  }
}

/** Whether a value read from a literal holds bytes that are no UTF-8. */
export function hasStrayBytes(value: string): boolean {
  return /[\ud800-\udfff]/u.test(value);
}

/** Halves of surrogate pairs are no characters. */
function codePoint(code: number): string | undefined {
  return code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) ? undefined : String.fromCodePoint(code);
}
