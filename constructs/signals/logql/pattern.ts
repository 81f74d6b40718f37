/** What is wrong with a pattern, and the way out. */
export interface PatternProblem {
  readonly message: string;
  readonly fix: string;
}

/** Captures of a pattern (grafana/loki, pkg/logql/log/pattern/lexer.rl); anything else stands for itself. */
const CAPTURE = /<([a-zA-Z_]\w*)>/g;

/** Two captures with nothing between them: where the first one ends, no line could tell. */
const CONSECUTIVE = /<[a-zA-Z_]\w*><[a-zA-Z_]\w*>/;

const UNNAMED = "_";

/** Why Loki refuses the pattern of `| pattern "<ip> - <_>"`, which takes labels from a line. */
export function labelPatternProblem(pattern: string): PatternProblem | undefined {
  const names = capturesOf(pattern).filter((name) => name !== UNNAMED);
  if (names.length === 0) {
    return { message: "pattern takes labels from named captures, and there is none", fix: "Write <name> in it" };
  }
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) {
    return { message: `the capture <${twice}> is there twice`, fix: "Give each a name of its own" };
  }
  return consecutive(pattern);
}

/** Why Loki refuses the pattern of `|> "<_> failed"`, which lines are only compared with. */
export function linePatternProblem(pattern: string): PatternProblem | undefined {
  const named = capturesOf(pattern).find((name) => name !== UNNAMED);
  if (named === undefined) return consecutive(pattern);
  return { message: `a filter takes no labels, and <${named}> would be one`, fix: "Write <_>, or | pattern after it" };
}

function consecutive(pattern: string): PatternProblem | undefined {
  const found = CONSECUTIVE.exec(pattern)?.[0];
  if (found === undefined) return undefined;
  return {
    message: `${found} has nothing that parts the captures`,
    fix: "Write the text between them, or one capture",
  };
}

function capturesOf(pattern: string): string[] {
  return [...pattern.matchAll(CAPTURE)].flatMap(([, name]) => name ?? []);
}
