import type { Span } from "../query/source";

/** Functions that count or measure spans (grafana/tempo, docs/sources/tempo/metrics-from-traces). */
const MEASURES = /\|\s*(?:rate|compare|(?:count|min|max|sum|avg|quantile|histogram)_over_time)\s*\(/;

/** Functions that choose among the series that the first ones give. */
const CHOOSES = /\|\s*(topk|bottomk)\s*\(\s*(\d*)/g;

/** What Tempo refuses in the second stage of a query of metrics. */
export interface StageProblem {
  readonly at: Span;
  readonly message: string;
  readonly fix: string;
}

/** The text of a query with blanks for what is in quotes, so that places stay. */
export function withoutTexts(query: string): string {
  return query.replace(/"(?:[^"\\]|\\.)*"|`[^`]*`/gs, (text) => `"${" ".repeat(text.length - 2)}"`);
}

/** @param words the query without what is in quotes */
export function isOfMetrics(words: string): boolean {
  return MEASURES.test(words) || /\bwith\s*\(/.test(words);
}

/** @param words the query without what is in quotes */
export function stageProblems(words: string): StageProblem[] {
  return [...words.matchAll(CHOOSES)].flatMap((match) => {
    const [whole, name = "", count = ""] = match;
    const from = match.index + whole.indexOf(name);
    const at = { from, to: from + name.length };
    const before = words.slice(0, match.index);
    if (!MEASURES.test(before)) {
      return [{ at, message: `${name} chooses among series, and there are none`, fix: `Write | rate() | ${name}(…)` }];
    }
    if (/\|\s*compare\s*\(/.test(before)) {
      return [{ at, message: `${name} does not go with compare`, fix: "Remove one of them" }];
    }
    if (Number(count) > 0) return [];
    return [{ at, message: `${name} takes a whole number above 0`, fix: `Write ${name}(10)` }];
  });
}
