import type { Duration } from "../../core/duration";
import type { Problem } from "../../core/errors";
import { repeated } from "../../core/repeated";
import { SHORTEST_RANGE } from "../scrape";
import { exampleOf, examplesOf } from "./example";
import type { Indicator } from "./indicator";
import { budgetOf } from "./numbers";
import { labelsOf } from "./series";
import type { Slo } from "./slo";
import { burnFactor, type BurnWindow } from "./windows";

/**
 * What is wrong with objectives: names, numbers, windows that do not fit the period, and indicators that count nothing
 * or everything.
 * @param at path of the objectives, for the messages
 */
export function checkSlos(at: string, slos: readonly Slo[]): Problem[] {
  const identities = slos.map((slo) => JSON.stringify(Object.entries(labelsOf(slo)).sort()));
  return [
    ...slos.flatMap((slo) => checkSlo(`${at}.${slo.name}`, slo)),
    ...repeated(identities).map((identity) => ({
      at,
      value: identity,
      problem: "are the labels of more than one objective",
      fix: "Give one of them another name: availability(99.9, { name: … })",
    })),
  ];
}

/**
 * Whether a budget is counted over as long as it says: a Prometheus knows nothing about what it has deleted.
 * @param at path of the objectives, for the messages
 * @param kept how long the Prometheus that evaluates them keeps its samples
 */
export function checkPeriods(at: string, slos: readonly Slo[], kept: Duration): Problem[] {
  return slos
    .filter(({ period }) => period.isLongerThan(kept))
    .map(({ name, period }) => ({
      at: `${at}.${name}.period`,
      value: period.toString(),
      problem: `is longer than Prometheus keeps samples, ${kept.toString()}`,
      fix: "Shorten the period, or keep the metrics for longer",
    }));
}

function checkSlo(at: string, slo: Slo): Problem[] {
  return [
    ...checkName(`${at}.name`, slo.name),
    ...checkName(`${at}.service`, slo.service),
    ...Object.entries(slo.labels).flatMap(([label, value]) => checkLabel(`${at}.labels`, label, value)),
    ...(slo.team.trim() === "" ? [{ at: `${at}.team`, problem: "is empty", fix: "Name who is told" }] : []),
    ...checkNumbers(at, slo),
    ...checkIndicator(`${at}.indicator`, slo.indicator),
  ];
}

/** Names stand in selectors and in the names of rule groups and dashboards as they are. */
function checkName(at: string, value: string): Problem[] {
  if (/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/.test(value)) return [];
  return [{ at, value, problem: "is no name", fix: "Use at most 63 lower-case letters, digits and dashes" }];
}

/** Labels that every series of an objective has anyway. */
const TAKEN = ["cluster", "service", "slo", "window", "team", "severity"];

function checkLabel(at: string, label: string, value: string): Problem[] {
  const taken = TAKEN.includes(label);
  if (!taken && /^[a-zA-Z_]\w*$/.test(label) && /^[^"\\]+$/.test(value)) return [];
  const problem = taken ? "is a label that every objective has anyway" : "is no label with a plain value";
  return [{ at, value: `${label}="${value}"`, problem, fix: "Use another, for example namespace" }];
}

function checkNumbers(at: string, slo: Slo): Problem[] {
  const { objective, minimumTraffic, windows } = slo;
  // What the windows ask for follows from the objective: without one there is nothing to say about them.
  if (!(objective > 0 && objective < 100)) {
    const fix = "Use a number between 0 and 100, both excluded: without a budget nothing could be spent";
    return [{ at: `${at}.objective`, value: objective, problem: "is no objective", fix }];
  }
  return [
    ...(minimumTraffic >= 0
      ? []
      : [{ at: `${at}.minimumTraffic`, value: minimumTraffic, problem: "is negative", fix: "Use 0 for any traffic" }]),
    ...windows.flatMap((window, index) => checkWindow(`${at}.windows[${index}]`, slo, window)),
    ...checkReach(`${at}.windows`, slo),
  ];
}

/** Burning a little slower than evenly still fits the workbook's own windows for four weeks, 0.93. */
const SLOWEST_BURN = 0.9;

function checkWindow(at: string, { period }: Slo, window: BurnWindow): Problem[] {
  const { long, short } = window;
  const problems: Problem[] = [];
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
  if (burnFactor(window, period) < SLOWEST_BURN) {
    const problem = "fires although the budget would last: it is spent more slowly than evenly";
    problems.push({ at: `${at}.budgetPercent`, value: window.budgetPercent, problem, fix: "Use a larger share" });
  }
  return problems;
}

/** With an easy objective a fast window would need more than all events to be bad; some window must be left. */
function checkReach(at: string, { windows, period, objective }: Slo): Problem[] {
  const reachable = windows.some((window) => burnFactor(window, period) * budgetOf(objective) < 1);
  if (reachable) return [];
  const problem = "can never fire: each needs more than all events to be bad";
  return [{ at, problem, fix: "Add a window with a smaller share of the budget" }];
}

function checkIndicator(at: string, indicator: Indicator): Problem[] {
  switch (indicator.kind) {
    case "events":
      return checkEvents(at, "bad" in indicator ? "bad" : "good", indicator);
    case "throughput":
      return [
        ...checkSelector(`${at}.total`, indicator.total),
        ...(indicator.atLeast > 0
          ? []
          : [{ at: `${at}.atLeast`, value: indicator.atLeast, problem: "is always reached", fix: "Use more than 0" }]),
      ];
    case "lines":
      return (["bad", "total"] as const).flatMap((side) => checkText(`${at}.${side}`, indicator[side]));
    case "slices":
      return checkText(`${at}.value`, indicator.value);
  }
}

function checkEvents(
  at: string,
  side: "bad" | "good",
  selectors: { readonly bad?: string; readonly good?: string; readonly total: string },
): Problem[] {
  const part = selectors[side] ?? "";
  const problems = [...checkSelector(`${at}.${side}`, part), ...checkSelector(`${at}.total`, selectors.total)];
  if (problems.length > 0 || examplesOf(part, selectors.total)) return problems;
  return [
    {
      at: `${at}.${side}`,
      value: part,
      problem: `counts everything that total counts, or nothing at all: ${selectors.total}`,
      fix: `Let ${side} select some of the series of total, but not all`,
    },
  ];
}

/** Alerts are tried out on series that the selectors match, so these must say which. */
function checkSelector(at: string, selector: string): Problem[] {
  if (exampleOf(selector)) return [];
  const problem = "is no selector of counters that a series could match";
  return [
    { at, value: selector, problem, fix: 'Write a name and labels without a range: requests_total{code=~"5.."}' },
  ];
}

function checkText(at: string, text: string): Problem[] {
  return text.trim() === "" ? [{ at, problem: "is empty", fix: "Write the query" }] : [];
}
