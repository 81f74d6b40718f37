import { actionsOf, type Token } from "./lexer";

/** An operand, with the fields read from it. `here` is the dot, `word` a function without arguments. */
export type Operand = { readonly fields: readonly string[] } & (
  | { readonly kind: "here" }
  | { readonly kind: "variable"; readonly name: string }
  | { readonly kind: "pipeline"; readonly pipeline: Pipeline }
  | { readonly kind: "word"; readonly text: string }
  | { readonly kind: "string"; readonly text: string }
  | { readonly kind: "other" }
);

/** Commands whose results feed the next one; what comes out is kept in the variables. */
export interface Pipeline {
  readonly variables: readonly string[];
  /** `:=` makes the variables, `=` gives them one more value. */
  readonly declares: boolean;
  readonly commands: readonly (readonly Operand[])[];
}

export type Node =
  | { readonly kind: "print"; readonly pipeline: Pipeline }
  | { readonly kind: "template"; readonly name: string; readonly pipeline: Pipeline }
  | { readonly kind: "if" | "with" | "range"; readonly pipeline: Pipeline; readonly body: readonly Node[] }
  | { readonly kind: "define"; readonly name: string; readonly body: readonly Node[] };

const KEYWORDS = ["if", "with", "range", "define", "block"];

/**
 * The control structure of a Go template. An `else` branch is parsed as a node of its own beside its `if`: for the
 * question which values a template may read, it does not matter which branch runs.
 */
export function parseTemplate(template: string): Node[] {
  const actions = actionsOf(template);
  const nodes: Node[] = [];
  while (actions.length > 0) {
    nodes.push(...parseBody(actions), ...parseElse(actions));
  }
  return nodes;
}

/** Consumes actions up to the `end` or `else` that closes this body. */
function parseBody(actions: Token[][]): Node[] {
  const nodes: Node[] = [];
  for (let action = actions.shift(); action; action = actions.shift()) {
    const [first] = action;
    const keyword = first?.kind === "word" ? first.text : "";
    if (keyword === "end") return nodes;
    if (keyword === "else") {
      actions.unshift(action);
      return nodes;
    }
    if (KEYWORDS.includes(keyword)) nodes.push(...parseBlock(keyword, action.slice(1), actions));
    else nodes.push(...parseSimple(keyword, action));
  }
  return nodes;
}

function parseBlock(keyword: string, rest: Token[], actions: Token[][]): Node[] {
  const body = parseBody(actions);
  const otherwise = parseElse(actions);
  const name = rest[0]?.kind === "string" ? rest[0].text : "";
  switch (keyword) {
    case "if":
    case "with":
    case "range":
      return [{ kind: keyword, pipeline: parsePipeline(rest), body }, ...otherwise];
    case "block":
      return [
        { kind: "define", name, body },
        { kind: "template", name, pipeline: parsePipeline(rest.slice(1)) },
      ];
    default:
      return [{ kind: "define", name, body }];
  }
}

function parseElse(actions: Token[][]): Node[] {
  const [first] = actions;
  const opening = first?.[0];
  if (!first || opening?.kind !== "word" || opening.text !== "else") return [];
  actions.shift();
  const [, next] = first;
  if (next?.kind === "word" && ["if", "with"].includes(next.text))
    return parseBlock(next.text, first.slice(2), actions);
  return parseBody(actions);
}

function parseSimple(keyword: string, action: Token[]): Node[] {
  if (["break", "continue"].includes(keyword)) return [];
  const [, name] = action;
  if (keyword === "template" && name?.kind === "string") {
    return [{ kind: "template", name: name.text, pipeline: parsePipeline(action.slice(2)) }];
  }
  return [{ kind: "print", pipeline: parsePipeline(action) }];
}

function parsePipeline(tokens: readonly Token[]): Pipeline {
  const assignment = tokens.findIndex((token) => token.kind === "other" && /^:?=$/.test(token.text));
  const variables = tokens
    .slice(0, Math.max(assignment, 0))
    .flatMap((token) => (token.kind === "variable" ? token.name : []));
  const declares = tokens[assignment]?.kind === "other" && tokens[assignment].text === ":=";
  return { variables, declares, commands: parseCommands(tokens.slice(assignment + 1)) };
}

/** Consumes tokens up to a closing parenthesis. */
function parseCommands(tokens: Token[]): Operand[][] {
  const commands: Operand[][] = [[]];
  for (let token = tokens.shift(); token; token = tokens.shift()) {
    if (token.kind === "other" && token.text === ")") break;
    if (token.kind === "other" && token.text === "|") commands.push([]);
    else commands.at(-1)?.push(parseOperand(token, tokens));
  }
  return commands;
}

function parseOperand(token: Token, rest: Token[]): Operand {
  switch (token.kind) {
    case "field":
      return { kind: "here", fields: token.names };
    case "variable":
      return { kind: "variable", name: token.name, fields: token.names };
    case "word":
      return { kind: "word", text: token.text, fields: [] };
    case "string":
      return { kind: "string", text: token.text, fields: [] };
    case "other": {
      if (token.text !== "(") return { kind: "other", fields: [] };
      const pipeline = { variables: [], declares: false, commands: parseCommands(rest) };
      const [next] = rest;
      const fields = next?.kind === "field" && !next.spaced ? next.names : [];
      if (fields.length > 0) rest.shift();
      return { kind: "pipeline", pipeline, fields };
    }
  }
}
