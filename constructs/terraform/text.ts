import { Fn, Token, Tokenization } from "cdktf";
import { fail } from "../core/errors";
import { requireScalar, sortedEntries } from "../core/json";
import { isPlainMap } from "../core/merge";

/**
 * Terraform reads every string of its JSON as a template: `${` starts an expression, `%{` a directive. cdktf escapes
 * neither, and rightly so: its tokens, the markers of values that only Terraform knows, become expressions. These
 * functions are the one way by which text of ours reaches Terraform: literals arrive as they were written, tokens stay live.
 *
 * What Terraform itself cannot carry: it brings every string into Unicode's form NFC, so text in another form arrives
 * composed, and a value known at run time that begins with a combining mark joins the literal before it. JSON text
 * escapes such characters of its literals, which arrive exactly.
 */

/** A token inside a string, as cdktf prints it. */
const TOKEN = /(\$\{TfToken\[[a-zA-Z0-9:._-]+\]\})/;

/** Markers of list and map tokens; they stand for a whole list or map and mean nothing inside text. */
const MISPLACED_TOKEN = /[#&]\{TfToken\[/;

/** What a number token looks like in `${port}`: cdktf hides tokens in huge numbers. */
const HUGE_NUMBER = /-?\d(?:\.\d+)?e\+\d+/g;

/**
 * Text for a plain string attribute.
 * @param at path of the text in the user's data, for the message
 * @throws BelvedereError on text that would not arrive: with half of a character, or a byte order mark in front
 */
export function terraformText(text: string, at = "text"): string {
  if (text.startsWith("\ufeff")) failOnByteOrderMark(at);
  const parts = splitAtTokens(text, at);
  if (parts.length === 1) return doubleTemplateMarks(text);
  return parts.map((part, index) => (isTokenAt(index) ? part : quoteTemplateMarks(part))).join("");
}

/**
 * JSON text on one line with sorted keys, for chart values, dashboards and policies. Undefined properties are dropped;
 * tokens may stand anywhere: as text or part of it, as number, list or map, and in keys.
 * @param at path of the value in the user's data, for the message
 * @throws BelvedereError on what JSON cannot carry, and on objects that are neither maps nor lists: print them first.
 */
export function terraformJson(value: unknown, at = "value"): string {
  const parts = new Parts();
  addJson(parts, value, at);
  return parts.text();
}

/** A text in the making: literals at even places, expressions that Terraform evaluates at odd ones. */
class Parts {
  private readonly parts = [""];

  literal(text: string): void {
    this.parts[this.parts.length - 1] += text;
  }

  live(expression: string): void {
    this.parts.push(expression, "");
  }

  text(): string {
    const [only = "", ...rest] = this.parts;
    if (rest.length === 0) return doubleTemplateMarks(only);
    return this.parts.map((part, index) => (isTokenAt(index) ? part : escapeTemplateMarks(part))).join("");
  }
}

function addJson(parts: Parts, value: unknown, at: string): void {
  if (typeof value === "string") addString(parts, value, at);
  else if (Token.isUnresolved(value)) addToken(parts, value, at);
  else if (Array.isArray(value)) addList(parts, value, at);
  else if (isPlainMap(value)) addMap(parts, value, at);
  else parts.literal(JSON.stringify(requireScalar(value, at)));
}

function addList(parts: Parts, list: readonly unknown[], at: string): void {
  parts.literal("[");
  for (const [index, item] of list.entries()) {
    if (index > 0) parts.literal(",");
    addJson(parts, item, `${at}[${index}]`);
  }
  parts.literal("]");
}

function addMap(parts: Parts, map: Readonly<Record<string, unknown>>, at: string): void {
  parts.literal("{");
  for (const [index, [key, item]] of sortedEntries(map).entries()) {
    if (index > 0) parts.literal(",");
    addQuoted(parts, splitAtTokens(key, at));
    parts.literal(":");
    addJson(parts, item, `${at}.${key}`);
  }
  parts.literal("}");
}

/** A string that is one token takes the type its value has at run time; anything else is text. */
function addString(parts: Parts, text: string, at: string): void {
  const pieces = splitAtTokens(text, at);
  const alone = pieces.length === 3 && pieces[1] === text;
  if (alone) parts.live(Fn.jsonencode(text));
  else addQuoted(parts, pieces);
}

function addQuoted(parts: Parts, pieces: readonly string[]): void {
  parts.literal('"');
  for (const [index, piece] of pieces.entries()) {
    if (isTokenAt(index)) parts.live(withoutQuotes(piece));
    else parts.literal(jsonString(piece).slice(1, -1));
  }
  parts.literal('"');
}

function addToken(parts: Parts, token: unknown, at: string): void {
  if (isPlainMap(token) && Object.keys(token).length > 1) failOnMisplacedToken(at);
  parts.live(Fn.jsonencode(token));
}

/**
 * The JSON of a token for use inside a JSON string: escaped by Terraform, without the quotes around it. Cut off as
 * prefix and suffix and not by position: Terraform counts characters as people see them, and takes a quote and an
 * accent after it for one. The quote is escaped because cdktf prints literals in functions as they are.
 */
function withoutQuotes(token: string): string {
  const quote = '\\"';
  return Fn.trimsuffix(Fn.trimprefix(Fn.jsonencode(token), quote), quote);
}

/** Literals at even places, tokens at odd ones; a number token in the text counts as a token, too. */
function splitAtTokens(text: string, at: string): readonly string[] {
  if (MISPLACED_TOKEN.test(text)) failOnMisplacedToken(at);
  if (/\p{Surrogate}/u.test(text)) failOnHalfCharacter(text, at);
  return text.replace(HUGE_NUMBER, stringifyNumberToken).split(TOKEN);
}

function isTokenAt(index: number): boolean {
  return index % 2 === 1;
}

function stringifyNumberToken(digits: string): string {
  return Token.isUnresolved(Number(digits)) ? Tokenization.stringifyNumber(Number(digits)) : digits;
}

/** `$${` and `%%{`: how a template spells `${` and `%{`. Reads best, and is safe where there is no token at all. */
function doubleTemplateMarks(literal: string): string {
  return literal.replace(/[$%](?=\{)/g, "$&$&");
}

/**
 * As an expression of its own: `${"$"}{`. Beside a token doubling is not safe: a `$` right before the expression of
 * the token would double its `$`, and cdktf takes a `${` without `}` for the start of an expression and prints the
 * tokens after it without braces.
 */
function quoteTemplateMarks(literal: string): string {
  return literal.replace(/[$%]+(?=\{|$)/g, (marks) => `\${"${marks}"}`);
}

/** As JSON's own escape: `\u0024{`. For JSON with tokens, for the same reasons. */
function escapeTemplateMarks(json: string): string {
  return json.replace(/[$%](?=\{)|\$$/g, escapeCharacter);
}

/** A JSON string that survives Terraform's normalization: what it would compose is escaped. */
function jsonString(text: string): string {
  return JSON.stringify(text).replace(/[^\0-\x7f]/gu, (character) =>
    isStable(character) ? character : escapeCharacter(character),
  );
}

/** Whether NFC leaves a character as it is, whatever stands before it. Marks and Hangul's later letters join others. */
function isStable(character: string): boolean {
  return character.normalize("NFC") === character && !/[\p{M}\u1160-\u11ff]/u.test(character);
}

function escapeCharacter(character: string): string {
  return [...Array(character.length).keys()]
    .map((index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, "0")}`)
    .join("");
}

function failOnMisplacedToken(at: string): never {
  return fail({
    at,
    problem: "mixes a list or map that only Terraform knows with other values",
    fix: "Join lists with Fn.concat and maps with Fn.merge, or let the token stand alone",
  });
}

function failOnByteOrderMark(at: string): never {
  return fail({
    at,
    problem: "starts with a byte order mark, which Terraform swallows",
    fix: "Save the text as UTF-8 without it",
  });
}

function failOnHalfCharacter(text: string, at: string): never {
  return fail({
    at,
    value: text,
    problem: "holds half of a character (a lone surrogate), which no program after this one keeps",
    fix: "Cut text between whole characters, as in [...text].slice(0, 80)",
  });
}
