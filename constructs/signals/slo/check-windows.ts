import type { Problem } from "../../core/errors";
import { repeated } from "../../core/repeated";
import { SHORTEST_RANGE } from "../scrape";
import { budgetOf } from "./numbers";
import type { Slo } from "./slo";
import { burnFactor, type BurnWindow } from "./windows";

/** Burning a little slower than evenly still fits the workbook's own windows for four weeks, 0.93. */
const SLOWEST_BURN = 0.9;

const SEVERITIES: readonly string[] = ["critical", "warning"] satisfies BurnWindow["severity"][];

/**
 * Windows that could never fire, fire without need, or stand in each other's way.
 * @param at path of the objective, for the messages
 */
export function checkWindows(at: string, slo: Slo): Problem[] {
  return [
    ...slo.windows.flatMap((window, index) => checkWindow(`${at}.windows[${index}]`, slo, window)),
    ...checkOnce(`${at}.windows`, slo),
    ...checkReach(`${at}.windows`, slo),
  ];
}

function checkWindow(at: string, { period }: Slo, window: BurnWindow): Problem[] {
  const { severity, long, short } = window;
  const problems: Problem[] = [];
  if (!SEVERITIES.includes(severity)) {
    const fix = `Use ${SEVERITIES.join(" or ")}`;
    problems.push({ at: `${at}.severity`, value: severity, problem: "makes no alert about a budget", fix });
  }
  if (!period.isLongerThan(long)) {
    const problem = `is no shorter than the period, ${period.toString()}`;
    problems.push({ at: `${at}.long`, value: long.toString(), problem, fix: "Use a part of the period" });
  }
  if (!long.isLongerThan(short)) {
    const problem = `is no longer than the short window, ${short.toString()}`;
    problems.push({ at: `${at}.long`, value: long.toString(), problem, fix: "Use a twelfth for the short window" });
  }
  if (short.isShorterThan(SHORTEST_RANGE)) {
    const fix = `Look back over at least four scrape intervals, ${SHORTEST_RANGE.toString()}`;
    problems.push({ at: `${at}.short`, value: short.toString(), problem: "is too short for a rate", fix });
  }
  // Asked this way round, so that a share which is no number is refused, too.
  if (!(burnFactor(window, period) >= SLOWEST_BURN)) {
    const problem = "fires although the budget would last: it is spent more slowly than evenly";
    problems.push({
      at: `${at}.budgetPercent`,
      value: window.budgetPercent,
      problem,
      fix: "Use a larger share",
    });
  }
  return problems;
}

/** An alert names its long window, so two of one length could not be told apart when they fire. */
function checkOnce(at: string, { windows }: Slo): Problem[] {
  const names = windows.map(({ severity, long }) => `${severity} ${long.toString()}`);
  return repeated(names).map((value) => ({
    at,
    value,
    problem: "is there twice",
    fix: "Keep the one with the smaller share of the budget, or let the other look back over another time",
  }));
}

/** With an easy objective a fast window would need more than all events to be bad; some window must be left. */
function checkReach(at: string, { windows, period, objective }: Slo): Problem[] {
  const reachable = windows.some((window) => burnFactor(window, period) * budgetOf(objective) < 1);
  if (reachable) return [];
  const problem = "can never fire: each needs more than all events to be bad";
  return [{ at, problem, fix: "Add a window with a smaller share of the budget" }];
}
