/** One token of a template action. Fields are kept as the list of names after the dots, numbers as their text. */
export type Token =
  | { readonly kind: "field"; readonly names: readonly string[]; readonly spaced: boolean }
  | { readonly kind: "variable"; readonly name: string; readonly names: readonly string[] }
  | { readonly kind: "word"; readonly text: string }
  | { readonly kind: "string"; readonly text: string }
  | { readonly kind: "other"; readonly text: string };

/**
 * The actions of a Go template, each as its tokens; text between them and comments are left out
 * (pkg.go.dev/text/template, "Actions"). Strings may hold the delimiters themselves.
 */
export function actionsOf(template: string): Token[][] {
  const actions: Token[][] = [];
  let at = template.indexOf("{{");
  while (at >= 0) {
    const inside = at + 2;
    const comment = /^-?\s*\/\*/.exec(template.slice(inside, inside + 80));
    const end = comment ? template.indexOf("*/", inside + comment[0].length) + 2 : endOfAction(template, inside);
    if (!comment) actions.push(tokensOf(template.slice(inside, end)));
    at = end < inside ? -1 : template.indexOf("{{", template.indexOf("}}", end) + 2);
  }
  return actions;
}

const QUOTED = /"(?:[^"\\]|\\.)*"|`[^`]*`|'(?:[^'\\]|\\.)*'/y;

function endOfAction(template: string, start: number): number {
  let at = start;
  while (at < template.length && !template.startsWith("}}", at)) {
    QUOTED.lastIndex = at;
    at += QUOTED.exec(template)?.[0].length ?? 1;
  }
  return at;
}

const TOKEN =
  /(?<blank>\s+)|(?<quoted>"(?:[^"\\]|\\.)*"|`[^`]*`|'(?:[^'\\]|\\.)*')|(?<variable>\$\w*(?:\.\w+)*)|(?<field>(?:\.\w+)+|\.)|(?<word>[A-Za-z_]\w*)|(?<assign>:=|=)|(?<number>[-+]?\d[\w.]*)|(?<mark>.)/gsu;

function tokensOf(action: string): Token[] {
  const tokens: Token[] = [];
  let spaced = true;
  for (const { groups = {} } of action
    .replace(/^-(?=\s)/, "")
    .replace(/\s-$/, "")
    .matchAll(TOKEN)) {
    const token = tokenOf(groups, spaced);
    if (token) tokens.push(token);
    spaced = token === undefined;
  }
  return tokens;
}

function tokenOf(groups: Partial<Record<string, string>>, spaced: boolean): Token | undefined {
  const { blank, quoted, variable, field, word, number } = groups;
  if (blank !== undefined) return undefined;
  if (quoted !== undefined) return { kind: "string", text: quoted.slice(1, -1) };
  if (number !== undefined) return { kind: "string", text: number };
  if (field !== undefined) return { kind: "field", names: namesIn(field), spaced };
  if (word !== undefined) return { kind: "word", text: word };
  if (variable === undefined)
    return { kind: "other", text: Object.values(groups).find((text) => text !== undefined) ?? "" };
  const [name = "$", ...names] = variable.split(".");
  return { kind: "variable", name, names };
}

function namesIn(field: string): string[] {
  return field.split(".").filter((name) => name !== "");
}
