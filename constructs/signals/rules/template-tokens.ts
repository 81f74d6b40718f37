import type { Span } from "../query/source";

/** A word or sign in an action of a Go template (golang/go, src/text/template/parse/lex.go). */
export interface TemplateToken extends Span {
  readonly kind: keyof typeof PATTERNS;
  readonly text: string;
  /** Whether there is room before it, which is all that separates arguments. */
  readonly spaced: boolean;
}

/** What stands in a pair of braces. */
export interface TemplateAction extends Span {
  readonly tokens: readonly TemplateToken[];
}

/** The actions of a text, up to the first that cannot be read. */
export interface TemplateActions {
  readonly actions: readonly TemplateAction[];
  readonly unreadable?: { readonly at: Span; readonly message: string; readonly fix: string };
}

/** What may follow a name. */
const END = String.raw`(?=[ \t\r\n.,|:()]|\}\}|$)`;

/** The first that fits is taken. */
const PATTERNS = {
  string: String.raw`"(?:[^"\\\n]|\\[^\n])*"|\x60[^\x60]*\x60`,
  character: String.raw`'(?:[^'\\\n]|\\[^\n])*'`,
  number: String.raw`(?:[+-]|\.(?=\d)|\d)(?:[\w.]|(?<=[\deEpP.])[+-](?=[\d.]))*`,
  variable: String.raw`\$[\p{L}\p{Nd}_]*${END}`,
  field: String.raw`\.[\p{L}\p{Nd}_]+${END}`,
  dot: String.raw`\.${END}`,
  word: String.raw`[\p{L}\p{Nd}_]+${END}`,
  set: ":?=",
  pipe: String.raw`\|`,
  open: String.raw`\(`,
  close: String.raw`\)`,
  comma: ",",
} as const;

const KINDS = Object.keys(PATTERNS) as (keyof typeof PATTERNS)[];
const TOKEN = new RegExp(KINDS.map((kind) => `(?<${kind}>${PATTERNS[kind]})`).join("|"), "uy");

const COMMENTS = /\{\{(?:-[ \t\r\n])?\/\*(?:(?!\*\/)[^])*\*\/(?:[ \t\r\n]-)?\}\}/g;

/** With a dash, and room on its inner side, braces take away the space around them. */
const OPENING = /\{\{(?:-(?=[ \t\r\n]))?/g;
const CLOSING = /\}\}|(?<=[ \t\r\n])-\}\}/y;
const SPACE = /[ \t\r\n]*/y;

/** Reads what stands in braces; comments are left out. */
export function templateActions(text: string): TemplateActions {
  const bare = text.replace(COMMENTS, (comment) => comment.replace(/[^\n]/g, " "));
  const actions: TemplateAction[] = [];
  for (let rest = 0; ;) {
    OPENING.lastIndex = rest;
    const opening = OPENING.exec(bare);
    if (!opening) return { actions };
    const read = readAction(bare, { from: opening.index, to: OPENING.lastIndex });
    if ("unreadable" in read) return { actions, unreadable: read.unreadable };
    actions.push(read);
    rest = read.to;
  }
}

function readAction(text: string, opening: Span): TemplateAction | Required<Pick<TemplateActions, "unreadable">> {
  const tokens: TemplateToken[] = [];
  for (let rest = opening.to; ;) {
    const at = rest + matchAt(SPACE, text, rest).length;
    const closing = matchAt(CLOSING, text, at);
    if (closing !== "") return { from: opening.from, to: at + closing.length, tokens };
    const token = readToken(text, at, at > rest);
    if (!token) return { unreadable: whyUnreadable(text, opening, at) };
    tokens.push(token);
    rest = token.to;
  }
}

function readToken(text: string, from: number, spaced: boolean): TemplateToken | undefined {
  TOKEN.lastIndex = from;
  const groups = TOKEN.exec(text)?.groups ?? {};
  const kind = KINDS.find((each) => groups[each] !== undefined);
  return kind && { kind, text: groups[kind] ?? "", spaced, from, to: TOKEN.lastIndex };
}

function whyUnreadable(text: string, opening: Span, at: number): TemplateActions["unreadable"] & object {
  if (!text.includes("}}", at)) {
    return { at: opening, message: "these braces of the template are never closed", fix: "Close them with }}" };
  }
  const [sign = ""] = /^["'`]|^[$.]?[\p{L}\p{Nd}_]*./su.exec(text.slice(at)) ?? [];
  const quoted = /^["'`]/.test(sign);
  const message = quoted ? "this text in quotes is never closed" : `a template of Go has no ${sign}`;
  const fix = quoted
    ? "Close it with the same quote"
    : "See https://prometheus.io/docs/prometheus/latest/configuration/template_reference/";
  return { at: { from: at, to: at + sign.length }, message, fix };
}

function matchAt(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? "";
}
