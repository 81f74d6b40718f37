import type { Problem } from "../core/errors";
import { repeated } from "../core/repeated";
import { checkDashboards } from "../signals/dashboards/check";
import { BLACKBOX_EXPORTER } from "../signals/custom-resources/monitors";
import { checkLogCases } from "../signals/log-cases/check";
import { checkPipelines, checkTraceSampling } from "../signals/pipelines/check";
import { checkCounted } from "../signals/pipelines/check-counted";
import { checkLogRules, checkRules } from "../signals/rules/check";
import { checkSlos } from "../signals/slo/check";
import { checkEvaluation, checkLogRecords, logAlertGroups, rulesByObjective } from "./check-slos";
import { lintSignals } from "./lint";
import type { Signals } from "./pack";
import { alertsWithOwnRunbook } from "./runbooks";

/**
 * Everything that is wrong with the signals of one cluster. All packs are looked at together, because names must be
 * unique among them and a pack may use what another brings.
 * @param at path of the cluster, for the messages
 */
export function checkSignals(at: string, all: readonly Signals[]): Problem[] {
  return [
    ...checkPackNames(at, all),
    ...duplicates(
      `${at}.releases`,
      all.flatMap(({ releases }) => releases.map(({ name }) => name)),
    ),
    ...duplicates(
      `${at}.datasources`,
      all.flatMap(({ datasources }) => datasources.map(({ uid }) => uid)),
    ),
    ...checkDashboards(
      `${at}.dashboards`,
      all.flatMap(({ dashboards }) => dashboards),
    ),
    ...checkSlos(
      `${at}.slos`,
      all.flatMap(({ slos }) => slos),
    ),
    ...checkProbes(at, all),
    ...checkCountedLines(at, all),
    ...all.flatMap((signals) => checkPack(`${at}.${signals.pack}`, signals)),
    ...lintSignals(at, all),
  ];
}

function checkPackNames(at: string, all: readonly Signals[]): Problem[] {
  const malformed = all
    .filter(({ pack }) => !/^[a-z0-9]([-a-z0-9]{0,38}[a-z0-9])?$/.test(pack))
    .map(({ pack }) => ({
      at,
      value: pack,
      problem: "is not a name for a pack",
      fix: "Use at most 40 lower-case letters, digits and dashes",
    }));
  return [
    ...malformed,
    ...duplicates(
      at,
      all.map(({ pack }) => pack),
    ),
  ];
}

function checkPack(at: string, signals: Signals): Problem[] {
  return [
    ...rulesByObjective(signals).flatMap((groups) => checkRules(`${at}.rules`, groups)),
    ...checkLogRules(`${at}.logRules`, logAlertGroups(signals)),
    ...checkLogRecords(`${at}.logRules`, signals),
    ...duplicates(
      `${at}.monitors`,
      signals.monitors.map(({ name }) => name),
    ),
    ...duplicates(
      `${at}.probes`,
      signals.probes.map(({ name }) => name),
    ),
    ...checkPipelines(`${at}.pipelines`, signals.pipelines),
    ...checkTraceSampling(`${at}.traces`, signals.traces),
    ...duplicates(
      `${at}.pipelines`,
      signals.pipelines.map(({ name }) => name),
    ),
    ...checkRunbooks(at, signals),
    ...checkEvaluation(`${at}.slos`, signals),
    ...checkTokens(at, signals),
    ...checkUnsupported(at, signals),
  ];
}

/** A probe is made by the blackbox exporter, which is no part of the platform unless a pack brings it. */
function checkProbes(at: string, all: readonly Signals[]): Problem[] {
  const probing = all.filter(({ probes }) => probes.length > 0);
  const exporter = all.some(({ releases }) => releases.some(({ name }) => name === BLACKBOX_EXPORTER.service));
  if (exporter) return [];
  return probing.map(({ pack }) => ({
    at: `${at}.${pack}.probes`,
    problem: `need the release ${BLACKBOX_EXPORTER.service}, which no pack of this cluster brings`,
    fix: "Place a pack that installs prometheus-blackbox-exporter under that name",
  }));
}

/** A pipeline of one pack may drop or change what a rule of another counts. */
function checkCountedLines(at: string, all: readonly Signals[]): Problem[] {
  const pipelines = all.flatMap((signals) => signals.pipelines);
  return all.flatMap(({ pack, logRules }) => [
    ...checkCounted(`${at}.${pack}.logRules`, logRules, pipelines),
    ...checkLogCases(`${at}.${pack}.logRules`, logRules, pipelines),
  ]);
}

/** Runbooks, routes and rollback know an alert by its name alone. */
function checkRunbooks(at: string, signals: Signals): Problem[] {
  const alerts = alertsWithOwnRunbook(signals);
  const told = signals.runbooks.map(({ alert }) => alert);
  return [
    ...alerts
      .filter((alert) => !told.includes(alert))
      .map((alert) => ({
        at: `${at}.runbooks`,
        value: alert,
        problem: "has no runbook",
        fix: `Write one and add { alert: "${alert}", path: "docs/runbooks/${alert}.md" }`,
      })),
    ...told
      .filter((alert) => !alerts.includes(alert))
      .map((alert) => ({
        at: `${at}.runbooks`,
        value: alert,
        problem: "has a runbook but is no alert of this pack",
        fix: "Name one of its alerts, or remove it",
      })),
    ...duplicates(`${at}.runbooks`, told),
  ];
}

/** How cdktf encodes what only Terraform knows: markers in text, lists and maps, and numbers below -1e288. */
const TOKEN = /[$#&]\{TfToken\[[^\]]*\]\}|-\d\.\d+e\+(28[89]|29\d|30\d)/;

/** Packs are data: what only Terraform knows cannot be checked, and would render into a rule as a marker. */
function checkTokens(at: string, signals: Signals): Problem[] {
  const marker = TOKEN.exec(JSON.stringify(signals))?.[0];
  if (marker === undefined) return [];
  const fix = "Give packs names and addresses that are known at synth; constructs/core/names.ts has them";
  return [{ at, value: marker, problem: "holds a Terraform token", fix }];
}

/** What the shape of a pack has room for and nothing installs in this version. */
function checkUnsupported(at: string, { rollback, rules }: Signals): Problem[] {
  const hubRules = rules.filter(({ evaluator }) => evaluator === "hub");
  const unsupported = [
    { field: "rollback", count: rollback.length, fix: "Leave it out" },
    { field: "rules", count: hubRules.length, fix: 'Set the evaluator of the group to "leaf"' },
  ];
  return unsupported
    .filter(({ count }) => count > 0)
    .map(({ field, fix }) => ({
      at: `${at}.${field}`,
      problem:
        field === "rules"
          ? "are to be evaluated by a global Prometheus, of which there is none"
          : "would have no effect in this version",
      fix,
    }));
}

function duplicates(at: string, names: readonly string[]): Problem[] {
  return repeated(names).map((value) => ({
    at,
    value,
    problem: "is there twice",
    fix: "Give each a name of its own",
  }));
}
