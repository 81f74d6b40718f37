import { type Duration, hours, minutes } from "../../core/duration";
import { failIfAny, type Problem } from "../../core/errors";
import { group, record } from "../rules/builders";
import type { RecordingRule, RuleGroup } from "../rules/rule";
import { anomalyAlert, type AnomalyAlert } from "./alert";
import { anomalyRecords, type AnomalyRecords } from "./records";

/** A value that follows its own habits, and how far it may leave them. */
export interface AnomalyProps {
  /** PromQL with the value, never negative; aggregations keep the label `cluster`. */
  readonly expr: string;
  /** How many standard deviations the band is wide on each side. @default 2 */
  readonly deviations?: number;
  /** Share of the mean that the band is wide at least, so that a calm value may still move: 0.1 to 0.9. @default 0.5 */
  readonly margin?: number;
  /** When it may do again what it did before. @default the day and the week before */
  readonly seasons?: readonly Season[];
  /** @default none: the band is for dashboards */
  readonly alert?: AnomalyAlert;
}

export type Season = "day" | "week";

/**
 * A band that adapts to a value, as recording rules: its mean and spread of late, and what it did at this time a day and
 * a week ago. After grafana/promql-anomaly-detection, rules/adaptive.yml, from which the defaults are. It takes 26 hours
 * to know the spread, and a week for the season of a week.
 *
 * ```ts
 * anomalyBand("checkout_requests", { expr: "sum by (cluster) (rate(checkout_requests_total[5m]))" });
 * ```
 * @param name in snake_case, unique in a cluster: it is part of the names of all that is recorded
 * @throws BelvedereError with everything that is wrong with the name and the props
 */
export function anomalyBand(name: string, props: AnomalyProps): RuleGroup[] {
  const band = resolve(props);
  failIfAny(checkBand(`anomalyBand("${name}")`, name, band));
  const records = anomalyRecords(name);
  const alerts = props.alert ? [anomalyAlert(records, band, props.alert)] : [];
  const slow =
    band.seasons.length === 0
      ? []
      : [{ ...group(`anomaly-${name}-seasons`, ...seasonRules(records, band)), interval: SLOWLY }];
  return [...slow, group(`anomaly-${name}`, ...spreadRules(records, band), ...edgeRules(records, band), ...alerts)];
}

/** The props with every question answered. */
export type Band = Required<Omit<AnomalyProps, "alert">>;

function resolve({ expr, deviations = 2, margin = 0.5, seasons = ["day", "week"] }: AnomalyProps): Band {
  return { expr, deviations, margin, seasons };
}

/** What a day ago was like changes slowly, and reading it costs an hour of samples. */
const SLOWLY = minutes(5);

/** Over which the value is averaged. */
const HOUR = hours(1);

/** Deviations below this share of the mean are noise: they would only dilute those of a restless time. */
const NOISE = 0.5;

/** Half an hour before the same time, so that the hour lies around it. */
const BEFORE: Readonly<Record<Season, Duration>> = {
  day: minutes(23 * 60 + 30),
  week: minutes((7 * 24 - 1) * 60 + 30),
};

function spreadRules({ level, mean, noise, spread }: AnomalyRecords, { expr }: Band): RecordingRule[] {
  const hour = HOUR.toPrometheus();
  return [
    record(level, expr),
    record(mean, `avg_over_time(${level}[${hour}])`),
    record(noise, `stddev_over_time(${level}[${hour}]) > ${NOISE} * ${mean}`),
    // A little more than a day, so that the restless hour of each day is in it at least once.
    record(spread, `avg_over_time(${noise}[26h])`),
  ];
}

function seasonRules({ level, above, below }: AnomalyRecords, { deviations, seasons }: Band): RecordingRule[] {
  return seasons.flatMap((season) => {
    const then = `${level}[${HOUR.toPrometheus()}] offset ${BEFORE[season].toPrometheus()}`;
    const edge = (sign: "+" | "-"): string =>
      `avg_over_time(${then}) ${sign} ${deviations} * stddev_over_time(${then})`;
    return [record(above, edge("+"), { band: season }), record(below, edge("-"), { band: season })];
  });
}

/** The widest of all bands counts. The label `band` keeps them apart until then. */
function edgeRules(records: AnomalyRecords, band: Band): RecordingRule[] {
  const { mean, spread, above, below, upper, lower } = records;
  const named = (expr: string, name: string): string => `label_replace(${expr}, "band", "${name}", "", "")`;
  const edge = (sign: "+" | "-", seasonal: string): string =>
    [
      named(`${mean} ${sign} ${band.deviations} * ${spread}`, "spread"),
      named(`${mean} ${sign} ${band.margin} * ${mean}`, "margin"),
      ...(band.seasons.length === 0 ? [] : [`last_over_time(${seasonal}[10m])`]),
    ].join(" or ");
  return [
    record(upper, `max without (band) (${edge("+", above)})`),
    record(lower, `clamp_min(min without (band) (${edge("-", below)}), 0)`),
  ];
}

function checkBand(at: string, name: string, { deviations, margin }: Band): Problem[] {
  return [
    ...(/^[a-z][a-z0-9_]*$/.test(name)
      ? []
      : [{ at, value: name, problem: "is no part of a series' name", fix: "Use small letters, digits and _" }]),
    ...(deviations > 0
      ? []
      : [{ at: `${at}.deviations`, value: deviations, problem: "is not positive", fix: "Use 2" }]),
    ...(margin >= 0.1 && margin <= 0.9
      ? []
      : [
          { at: `${at}.margin`, value: margin, problem: "is not from 0.1 to 0.9", fix: "Use 0.5 for half of the mean" },
        ]),
  ];
}
