import { BelvedereError, type Problem } from "../../core/errors";
import { ORIGIN_LABELS } from "../identity";
import { parseLogqlTree } from "../logql/parse";
import type { LogPipeline } from "../pipelines/pipeline";
import type { Labels } from "../rules/builders";
import type { LogAlert, LogCase, LogRuleGroup } from "../rules/log-rule";
import { evaluate } from "./evaluate";
import { storedLines } from "./lines";

/**
 * Runs the cases of log alerts through the pipelines of the cluster and the alerts' expressions, and reports those that
 * end otherwise than they say.
 * @param at path of the rules in the user's data
 */
export function checkLogCases(
  at: string,
  groups: readonly LogRuleGroup[],
  pipelines: readonly LogPipeline[],
): Problem[] {
  return groups.flatMap(({ name, rules }) =>
    rules.flatMap((alert) => {
      const { cases = [] } = alert;
      const place = `${at}.${name}.${alert.alert}.cases`;
      return [...checkBoth(place, cases), ...cases.flatMap((each) => checkCase(place, alert, each, pipelines))];
    }),
  );
}

/** Where there are cases at all: an alert that always fires passes every firing case, and a dead one every other. */
function checkBoth(at: string, cases: readonly LogCase[]): Problem[] {
  const firingCases = cases.filter(({ firing: alerts }) => alerts.length > 0);
  if (cases.length === 0 || (firingCases.length > 0 && firingCases.length < cases.length)) return [];
  const missing = firingCases.length === 0 ? "firesOn" : "silentOn";
  return [{ at, problem: "show one side only", fix: `Add ${missing}(…)` }];
}

function checkCase(at: string, alert: LogAlert, each: LogCase, pipelines: readonly LogPipeline[]): Problem[] {
  try {
    const fired = firing(alert, each, pipelines).map(shown).sort();
    const expected = each.firing.map(shown).sort();
    if (fired.join() === expected.join()) return [];
    const problem = `fires ${fired.join(" and ") || "nothing"} instead of ${expected.join(" and ") || "nothing"}`;
    return [{ at, value: each.title, problem, fix: "Correct the expression, a pipeline, or the case" }];
  } catch (error) {
    if (error instanceof BelvedereError) return error.problems.map((problem) => ({ ...problem, at }));
    throw error;
  }
}

/** The labels of each alert that fires with the lines of a case. An expression with a syntax error gives none. */
export function firing(alert: LogAlert, { lines }: LogCase, pipelines: readonly LogPipeline[]): Labels[] {
  const { tree } = parseLogqlTree(alert.expr, {});
  if (!tree) return [];
  return evaluate(tree, storedLines(alert, lines, pipelines)).map(({ labels }) => ({ ...labels, ...alert.labels }));
}

function shown(labels: Labels): string {
  const origin: readonly string[] = ORIGIN_LABELS;
  const own = Object.entries(labels).filter(([name, value]) => value !== "" && !origin.includes(name));
  const pairs = own.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, value]) => `${name}=${JSON.stringify(value)}`);
  return `{${pairs.join(", ")}}`;
}
