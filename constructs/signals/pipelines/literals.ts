/** A piece of an RE2 expression: escape, class, head of a group, its end, repetition, sign, or a plain character. */
const PIECE = /\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\((?:\?(?:P?<\w+>|[a-zA-Z-]*:))?|\)|(?:[*+?]|\{\d+(?:,\d*)?\})\??|./gsu;

/** Flags change what letters mean, and `\Q` what signs do. */
const UNREADABLE = /\(\?[a-zA-Z-]*i[a-zA-Z-]*[:)]|\(\?[a-zA-Z-]+\)|\\Q/;

/** The expressions of which one must be found: those between the strokes outside of groups. */
export function alternativesOf(expression: string): string[] {
  if (UNREADABLE.test(expression)) return [expression];
  const alternatives = [""];
  for (const { piece, depth } of piecesOf(expression)) {
    if (piece === "|" && depth === 0) alternatives.push("");
    else alternatives.push(`${alternatives.pop() ?? ""}${piece}`);
  }
  return alternatives;
}

/** Texts that stand in everything an expression finds. Those that are not plain to see are left out. */
export function literalsOf(expression: string): string[] {
  if (alternativesOf(expression).length > 1 || UNREADABLE.test(expression)) return [];
  const texts = [""];
  for (const { piece, depth } of piecesOf(expression)) {
    const text = depth === 0 ? characterOf(piece) : undefined;
    if (text !== undefined) {
      texts.push(`${texts.pop() ?? ""}${text}`);
    } else {
      // What is repeated may be there no time at all, unless it is once at least.
      if (depth === 0 && /^[*?{]/.test(piece)) texts.push((texts.pop() ?? "").replace(/.$/su, ""));
      texts.push("");
    }
  }
  return texts.filter((text) => text !== "");
}

function piecesOf(expression: string): { readonly piece: string; readonly depth: number }[] {
  let depth = 0;
  return [...expression.matchAll(PIECE)].map(([piece]) => {
    if (piece === ")") depth--;
    const placed = { piece, depth };
    if (piece.startsWith("(")) depth++;
    return placed;
  });
}

/** The character that a piece stands for; undefined where it is no single one. */
function characterOf(piece: string): string | undefined {
  const [first = "", second] = piece;
  if (first === "\\") return second !== undefined && /\W/.test(second) ? second : undefined;
  return /^[[()*+?.^$|]/.test(piece) || piece.length > 2 ? undefined : piece;
}
