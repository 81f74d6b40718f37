import { days, type Duration } from "../../../core/duration";
import { failIfAny, type Problem } from "../../../core/errors";
import { checkSlos } from "../check";
import { clean } from "../numbers";
import type { Slo } from "../slo";
import { windowsFor } from "../windows";
import { MINIMUM_TRAFFIC, OPENSLO_VERSION } from "./document";
import { type Definitions, readIndicator } from "./read-indicator";
import { Reader } from "./reader";
import { readShorthand, ROLLING } from "./shorthand";

/** What documents of OpenSLO leave open. */
export interface OpenSloOptions {
  /** Who is told about objectives whose label `team` says nothing. @default such objectives are a problem */
  readonly team?: string;
}

/** All kinds of the specification (OpenSLO/OpenSLO, README.md, "Object Types"). */
const KINDS = [
  "SLO",
  "SLI",
  "DataSource",
  "Service",
  "AlertPolicy",
  "AlertCondition",
  "AlertNotificationTarget",
] as const;

/**
 * Reads documents of OpenSLO v1, parsed by any reader of YAML or JSON: objectives, and the indicators and data sources
 * that they refer to. Other kinds are left aside; alerts are made anew from the objective.
 *
 * Understood are rolling windows; ratios of counters and log lines counted by `Occurrences`; and by `Timeslices` ratios
 * of counters, and values that are judged at every moment. Queries may be selectors, or `sum(rate(selector[…]))` around
 * one.
 * @throws BelvedereError with everything that is not understood
 */
export function readOpenSlo(documents: readonly unknown[], options: OpenSloOptions = {}): Slo[] {
  const problems: Problem[] = [];
  const readers = documents.map((document, index) => new Reader(document, `documents[${index}]`, problems));
  for (const reader of readers) {
    reader.get("apiVersion").choice([OPENSLO_VERSION]);
    reader.get("kind").choice(KINDS);
  }
  const ofKind = (kind: string): Reader[] => readers.filter((reader) => reader.get("kind").text("") === kind);
  const definitions = { indicators: named(ofKind("SLI")), sources: named(ofKind("DataSource")) };
  const slos = ofKind("SLO").flatMap((reader) => readSlo(reader, definitions, options));
  failIfAny(problems);
  failIfAny(checkSlos("openslo", slos));
  return slos;
}

/** What documents say, by their names. */
function named(documents: readonly Reader[]): Map<string, Reader> {
  const found = new Map<string, Reader>();
  for (const document of documents) {
    const name = document.get("metadata").get("name");
    if (found.has(name.text())) name.report("is the name of two documents of this kind", "Keep the one that is meant");
    found.set(name.text(), document.get("spec"));
  }
  return found;
}

/** One objective of ours for each objective of the document. */
function readSlo(document: Reader, definitions: Definitions, { team }: OpenSloOptions): Slo[] {
  const [metadata, spec] = [document.get("metadata"), document.get("spec")];
  const service = spec.get("service").text();
  const { team: owner, ...labels } = metadata.get("labels").texts();
  const objectives = spec.get("objectives").items();
  if (objectives.length === 0) spec.get("objectives").report("has no objective", "Add one with a target");
  if ((owner ?? team) === undefined) metadata.get("labels").get("team").report("is missing", "Name who is told");
  const name = nameIn(metadata.get("name").text(), service);
  const period = readPeriod(spec);
  return objectives.map((objective, index) => ({
    name: index === 0 ? name : `${name}-${index + 1}`,
    service,
    labels,
    team: owner ?? team ?? "",
    title: titleOf(objective, spec),
    objective: readTarget(objective),
    period,
    indicator: readIndicator(spec, objective, definitions),
    windows: windowsFor(period),
    minimumTraffic: Number(metadata.get("annotations").get(MINIMUM_TRAFFIC).text("0")),
  }));
}

/** Names of documents are unique among all services, those of our objectives within one. */
function nameIn(name: string, service: string): string {
  const prefix = `${service}-`;
  return name.startsWith(prefix) ? name.slice(prefix.length) : name;
}

function titleOf(objective: Reader, spec: Reader): string {
  return objective.get("displayName").text(spec.get("description").text("The promise is kept"));
}

function readTarget(objective: Reader): number {
  const [target, percent] = [objective.get("target"), objective.get("targetPercent")];
  if (target.exists && percent.exists) percent.report("stands beside a target", "Keep the one that is meant");
  return percent.exists ? percent.number() : clean(target.number() * 100);
}

/** The window as long as the budget, which is counted over the past: months of the calendar begin anew. */
function readPeriod(spec: Reader): Duration {
  const windows = spec.get("timeWindow");
  const [window, ...others] = windows.items();
  if (!window || others.length > 0) {
    windows.report("is not one window", "Write exactly one: [{ duration: 30d, isRolling: true }]");
    return days(30);
  }
  if (window.get("calendar").exists || window.get("isRolling").is(false)) {
    window.report("is a window of the calendar", ROLLING);
    return days(30);
  }
  return readShorthand(window.get("duration"));
}
