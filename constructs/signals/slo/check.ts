import type { Duration } from "../../core/duration";
import type { Problem } from "../../core/errors";
import { repeated } from "../../core/repeated";
import { checkIndicator } from "./check-indicator";
import { checkWindows } from "./check-windows";
import { labelsOf } from "./series";
import type { Slo } from "./slo";

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
 * Whether a budget is counted over as long as it says: the share of the period is a sum of what was recorded, and a
 * Prometheus knows nothing about what it has deleted.
 * @param at path of the objectives, for the messages
 * @param kept how long the Prometheus that evaluates them keeps its samples
 */
export function checkPeriods(at: string, slos: readonly Slo[], kept: Duration): Problem[] {
  return slos
    .filter(({ period }) => period.isLongerThan(kept))
    .map((slo) => ({
      at: `${at}.${slo.name}.period`,
      value: slo.period.toString(),
      problem: `is longer than the Prometheus of this cluster keeps samples, ${kept.toString()}: the budget would forget what is older`,
      fix: `Keep metrics.local for longer in the retention of the environment${shorter(slo, kept)}`,
    }));
}

/** The other way out, where the windows of the objective leave one. */
function shorter({ windows }: Slo, kept: Duration): string {
  const fits = windows.every(({ long }) => kept.isLongerThan(long));
  return fits ? `, or say a period of at most ${kept.toString()}, or none to follow the retention` : "";
}

function checkSlo(at: string, slo: Slo): Problem[] {
  return [
    ...checkName(`${at}.name`, slo.name),
    ...checkName(`${at}.service`, slo.service),
    ...Object.entries(slo.labels).flatMap(([label, value]) => checkLabel(`${at}.labels`, label, value)),
    ...checkText(`${at}.team`, slo.team, "Name who is told"),
    ...checkText(`${at}.title`, slo.title, "Write the promise in one sentence, or leave it to the numbers"),
    ...checkNumbers(at, slo),
    ...checkIndicator(`${at}.indicator`, slo.indicator),
  ];
}

/** Names stand in selectors and in the names of rule groups and dashboards as they are. */
function checkName(at: string, value: string): Problem[] {
  if (/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/.test(value)) return [];
  return [{ at, value, problem: "is no name", fix: "Use at most 63 lower-case letters, digits and dashes" }];
}

/** Titles and teams stand in the texts and labels of alerts, which Prometheus reads as templates of Go. */
const TEMPLATE = "{{";

function checkText(at: string, text: string, fix: string): Problem[] {
  if (text.trim() === "") return [{ at, problem: "is empty", fix }];
  if (!text.includes(TEMPLATE)) return [];
  return [{ at, value: text, problem: "would be read as a template in an alert", fix: `Write it without ${TEMPLATE}` }];
}

/** Labels that every series of an objective has anyway. */
const TAKEN = ["cluster", "service", "slo", "window", "team", "severity"];

function checkLabel(at: string, label: string, value: string): Problem[] {
  const taken = TAKEN.includes(label);
  const plain = /^[^"\\]+$/.test(value) && !value.includes(TEMPLATE);
  if (!taken && plain && /^[a-zA-Z_]\w*$/.test(label)) return [];
  const problem = taken ? "is a label that every objective has anyway" : "is no label with a plain value";
  return [{ at, value: `${label}="${value}"`, problem, fix: "Use another, for example namespace" }];
}

function checkNumbers(at: string, slo: Slo): Problem[] {
  const { objective, minimumTraffic } = slo;
  // What the windows ask for follows from the objective: without one there is nothing to say about them.
  if (!(objective > 0 && objective < 100)) {
    const fix = "Use a number between 0 and 100, both excluded: without a budget nothing could be spent";
    return [{ at: `${at}.objective`, value: objective, problem: "is no objective", fix }];
  }
  return [...checkTraffic(`${at}.minimumTraffic`, minimumTraffic), ...checkWindows(at, slo)];
}

function checkTraffic(at: string, minimumTraffic: number): Problem[] {
  if (minimumTraffic >= 0 && Number.isFinite(minimumTraffic)) return [];
  return [{ at, value: minimumTraffic, problem: "is no number of events per second", fix: "Use 0 for any traffic" }];
}
