import { type Duration, minutes } from "../../core/duration";
import { fires, type Series, series, silent } from "../rules/builders";
import type { AlertCase } from "../rules/rule";
import { type Input, inputOf } from "./input";
import { budgetOf } from "./numbers";
import type { SloSite } from "./rules";
import { labelsOf, ratioRecord, RECORDS } from "./series";
import type { Slo } from "./slo";
import { burnFactor, type BurnWindow } from "./windows";

/** Minutes after which a constant share shows in every window: a young series has no other past. */
const SETTLED = 6;

/** Labels of the alert when it fires for a window. */
type Firing = (window: BurnWindow) => Record<string, string>;

/** What the cases of one alert are made of. */
interface Setting {
  readonly slo: Slo;
  readonly input: Input;
  readonly windows: readonly BurnWindow[];
  readonly firing: Firing;
}

function settingOf(slo: Slo, { cluster }: SloSite, windows: readonly BurnWindow[]): Setting {
  const firing: Firing = ({ long }) => ({ cluster, ...labelsOf(slo), window: long.toPrometheus() });
  return { slo, input: inputOf(slo, cluster), windows, firing };
}

/** Cases of the alert that pages. */
export function fastCases(slo: Slo, site: SloSite, windows: readonly BurnWindow[]): AlertCase[] {
  const setting = settingOf(slo, site, windows);
  return [...levelCases(setting), ...recoveryCases(setting), ...burstCases(setting), ...quietCases(setting, site)];
}

/** Cases of the alert that makes a ticket. Its recovery takes hours, in the simulation as well. */
export function slowCases(slo: Slo, site: SloSite, windows: readonly BurnWindow[]): AlertCase[] {
  const setting = settingOf(slo, site, windows);
  return [...levelCases(setting), ...quietCases(setting, site)];
}

/** A share that stays as it is, around the limits of the windows. */
function levelCases({ slo, input, windows, firing }: Setting): AlertCase[] {
  const at = minutes(SETTLED);
  const constant = (bad: number): Series => input.during({ minutes: SETTLED, bad });
  const all = windows.map(firing) as [Record<string, string>];
  const silence = silent("while nothing is bad", constant(0), at);
  if (!input.divisible) return [fires("when all is bad", constant(1), at, ...all), silence];
  const limits = windows.map((window) => limitOf(slo, window));
  const lowest = Math.min(...limits);
  const reached = windows.filter((_window, index) => limits[index] === lowest);
  const some = reached.map(firing) as [Record<string, string>];
  return [
    fires("when a little more is bad than the slowest window allows", constant(above(lowest)), at, ...some),
    fires("when more is bad than any window allows", constant(above(Math.max(...limits))), at, ...all),
    silent("when a little less is bad", constant(lowest * 0.9), at),
    silence,
  ];
}

/** All is bad for a while, then nothing: a window that is clean again is named no longer, but the slower ones are. */
function recoveryCases({ slo, input, windows, firing }: Setting): AlertCase[] {
  const [quick, ...slower] = [...windows].sort((a, b) => a.short.compareTo(b.short));
  if (!quick) return [];
  const clean = inMinutes(quick.short) + 2;
  const needed = 1.2 * Math.max(0, ...slower.map((window) => limitOf(slo, window)));
  if (needed > 0.8) return [];
  const trouble = Math.max(10, Math.ceil((needed * clean) / (1 - needed)));
  const given = input.during({ minutes: trouble, bad: 1 }, { minutes: clean, bad: 0 });
  const at = minutes(trouble + clean);
  const [next, ...others] = slower.map(firing);
  if (!next) return [silent("when it is over", given, at)];
  return [fires("for the slower window alone when the quick one is clean again", given, at, next, ...others)];
}

/** A short trouble after a time without: only the short window of the quickest shows it in full. */
function burstCases({ slo, input, windows }: Setting): AlertCase[] {
  const [quick, ...slower] = [...windows].sort((a, b) => a.short.compareTo(b.short));
  if (!quick || !input.divisible) return [];
  const trouble = inMinutes(quick.short) + 1;
  const clean = trouble * 4;
  const bad = above(limitOf(slo, quick));
  // The slower windows see a fifth of it, as the long one does; with an easy objective that is enough for them.
  if (slower.some((window) => bad / 5 > limitOf(slo, window) * 0.9)) return [];
  const given = input.during({ minutes: clean, bad: 0 }, { minutes: trouble, bad });
  return [silent("in the first minutes of a trouble", given, minutes(clean + trouble))];
}

function quietCases({ slo, input, windows }: Setting, { cluster }: SloSite): AlertCase[] {
  const at = minutes(SETTLED);
  const labels = { cluster, ...labelsOf(slo) };
  const others = [
    { ...labels, slo: "another-objective" },
    { ...labels, service: "another-service" },
  ].flatMap((identity) =>
    windows.flatMap(({ long, short }) =>
      [long, short].map((window): [string, string] => [
        series(ratioRecord(window), { ...identity, window: window.toPrometheus() }),
        `1x${SETTLED}`,
      ]),
    ),
  );
  const foreign: Series = { ...input.during({ minutes: SETTLED, bad: 0 }), ...Object.fromEntries(others) };
  return [
    silent("when another objective is missed", foreign, at),
    ...(input.idle ? [silent("when nothing happens", input.idle(SETTLED), at)] : []),
  ];
}

/** Cases of the alert on events that are not known at all. */
export function absentCases(slo: Slo, { cluster }: SloSite, holds: Duration): AlertCase[] {
  const length = inMinutes(holds) + 2;
  const input = inputOf(slo, cluster);
  const firing = { cluster, ...labelsOf(slo) };
  return [
    fires("when nothing is known", {}, minutes(length), firing),
    fires("when only other objectives are known", totalsOfOthers(firing, length), minutes(length), firing),
    silent("when all is well", input.during({ minutes: length, bad: 0 }), minutes(length)),
    silent("during a short gap", {}, minutes(length - 4)),
    ...(input.idle && slo.indicator.kind !== "lines"
      ? [silent("when nothing happens", input.idle(length), minutes(length))]
      : []),
  ];
}

/** What is recorded of objectives that differ in one label. */
function totalsOfOthers(firing: Readonly<Record<string, string>>, length: number): Series {
  const others = Object.keys(firing).map((label) => ({ ...firing, [label]: `another-${label}` }));
  return Object.fromEntries(others.map((labels) => [series(RECORDS.total, labels), `1x${length}`]));
}

/** The share of bad events above which a window burns too fast. */
function limitOf({ period, objective }: Slo, window: BurnWindow): number {
  return burnFactor(window, period) * budgetOf(objective);
}

/** Just above a share, and never more than all. */
function above(share: number): number {
  return Math.min(share * 1.1, (share + 1) / 2);
}

function inMinutes(duration: Duration): number {
  return duration.milliseconds / 60_000;
}
