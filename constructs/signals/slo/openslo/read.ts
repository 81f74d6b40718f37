import { days, Duration } from "../../../core/duration";
import { failIfAny, type Problem } from "../../../core/errors";
import { checkSlos } from "../check";
import { clean } from "../numbers";
import type { Slo } from "../slo";
import { windowsFor } from "../windows";
import { MINIMUM_TRAFFIC, OPENSLO_VERSION } from "./document";
import { type Definitions, readIndicator } from "./read-indicator";
import { Reader } from "./reader";

export interface OpenSloOptions {
  /** Who is told about objectives whose label `team` says nothing. @default such objectives are a problem */
  readonly team?: string;
}

/**
 * Reads documents of OpenSLO v1, parsed by any reader of YAML or JSON: objectives, and the indicators and data sources
 * that they refer to. Other kinds are left aside; alerts are made anew from the objective.
 *
 * Understood are rolling windows; ratios of counters and log lines counted by `Occurrences`; ratios and values held
 * against a threshold by `Timeslices`. Queries may be selectors, or `sum(rate(selector[…]))` around one.
 * @throws BelvedereError with everything that is not understood
 */
export function readOpenSlo(documents: readonly unknown[], options: OpenSloOptions = {}): Slo[] {
  const problems: Problem[] = [];
  const readers = documents.map((document, index) => new Reader(document, `documents[${index}]`, problems));
  for (const reader of readers) reader.get("apiVersion").choice([OPENSLO_VERSION]);
  const ofKind = (kind: string): Reader[] => readers.filter((reader) => reader.get("kind").text("") === kind);
  const named = (kind: string): Map<string, Reader> =>
    new Map(ofKind(kind).map((reader) => [reader.get("metadata").get("name").text(), reader.get("spec")]));
  const definitions = { indicators: named("SLI"), sources: named("DataSource") };
  const slos = ofKind("SLO").flatMap((reader) => readSlo(reader, definitions, options));
  failIfAny(problems);
  failIfAny(checkSlos("openslo", slos));
  return slos;
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
    minimumTraffic: Number(metadata.get("annotations").texts()[MINIMUM_TRAFFIC] ?? 0),
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
  const percent = objective.get("targetPercent");
  return percent.exists ? percent.number() : clean(objective.get("target").number() * 100);
}

/** Minutes, hours, days and weeks; months, quarters and years are of the calendar. */
const SHORTHAND = /^\d+[mhdw]$/;

function readPeriod(spec: Reader): Duration {
  const [window] = spec.get("timeWindow").items();
  if (!window) {
    spec.get("timeWindow").report("has no window", "Add { duration: 30d, isRolling: true }");
    return days(30);
  }
  const duration = window.get("duration");
  if (window.get("calendar").exists || !SHORTHAND.test(duration.text())) {
    duration.report("is a window of the calendar", "Use a rolling one: { duration: 30d, isRolling: true }");
    return days(30);
  }
  return Duration.parse(duration.text(), duration.at);
}
