import type { Duration } from "../../core/duration";
import { failIfAny, type Problem } from "../../core/errors";
import { checkSlos } from "./check";
import { checkBucket, eventsWithin } from "./histogram";
import type { Indicator } from "./indicator";
import type { MeasuredService } from "./measurements";
import type { Objective } from "./objective";
import { DEFAULT_PERIOD } from "./period";
import { titleOf } from "./title";
import { type BurnWindow, windowsFor } from "./windows";

/** A service level objective: which share of the events, or of the time, must be good over a period. */
export interface Slo {
  /** Label `slo`, unique for a service: `[a-z0-9-]`. */
  readonly name: string;
  /** Label `service`. */
  readonly service: string;
  /** Labels that tell it apart beside these, for example the namespace. */
  readonly labels: Readonly<Record<string, string>>;
  readonly team: string;
  /** The promise in one sentence: `99.9 % of the events are good`. */
  readonly title: string;
  /** Percent of what must be good, strictly between 0 and 100. */
  readonly objective: number;
  /** Over how long the budget is counted. */
  readonly period: Duration;
  /** Nobody chose the period or the windows, so that a Prometheus that keeps less may shorten them. @default false */
  readonly adapts?: boolean;
  readonly indicator: Indicator;
  /** When somebody is told. */
  readonly windows: readonly BurnWindow[];
  /** Events per second below which no ratio is recorded and no alert fires. */
  readonly minimumTraffic: number;
}

/**
 * The objectives of a service, with everything answered that they left to it:
 *
 * ```ts
 * slos({ service: "orders", team: "shop", ...spanMetrics("orders") }, [availability(99.9), latency(99, { under: ms(250) })])
 * ```
 * @throws BelvedereError with everything that is wrong with them
 */
export function slos(service: MeasuredService, objectives: readonly Objective[]): Slo[] {
  failIfAny(checkObjectives(`slos("${service.service}")`, service, objectives));
  return objectives.map((objective) => resolve(objective, service));
}

/**
 * Everything that is wrong with the objectives of a service, those included that it cannot measure.
 * @param at path of the objectives, for the messages
 */
export function checkObjectives(at: string, service: MeasuredService, objectives: readonly Objective[]): Problem[] {
  const measured = (objective: Objective): Problem[] => checkMeasured(`${at}.${nameOf(objective)}`, objective, service);
  const complete = objectives.filter((objective) => measured(objective).length === 0);
  return [
    ...objectives.flatMap(measured),
    ...checkSlos(
      at,
      complete.map((objective) => resolve(objective, service)),
    ),
  ];
}

function resolve(objective: Objective, service: MeasuredService): Slo {
  const period = objective.period ?? DEFAULT_PERIOD;
  return {
    name: nameOf(objective),
    service: service.service,
    labels: service.labels ?? {},
    team: service.team,
    title: objective.title ?? titleOf(objective),
    objective: objective.percent,
    period,
    ...(!objective.period && !objective.windows && { adapts: true }),
    indicator: indicatorOf(objective, service),
    windows: objective.windows ?? windowsFor(period),
    minimumTraffic: service.minimumTraffic ?? 0,
  };
}

function nameOf({ name, kind }: Objective): string {
  return name ?? kind;
}

/** What the objective is about; {@link checkMeasured} has made sure that there is something. */
function indicatorOf(objective: Objective, service: MeasuredService): Indicator {
  switch (objective.kind) {
    case "availability":
      return required(objective.of ?? service.events);
    case "latency":
      return eventsWithin(required(objective.of ?? service.durations), objective.under);
    case "throughput":
      return {
        kind: "throughput",
        total: required(objective.of ?? counterOf(service)),
        atLeast: objective.atLeast,
      };
    case "time-slices":
      return { kind: "slices", value: objective.of, bound: objective.bound };
  }
}

/** The counter of all events of a service, unless it counts them by the lines of a log. */
function counterOf({ events }: Pick<MeasuredService, "events">): string | undefined {
  return events?.kind === "events" ? events.total : undefined;
}

/** Whether there is something to measure the objective by. */
function checkMeasured(at: string, objective: Objective, { events, durations }: MeasuredService): Problem[] {
  switch (objective.kind) {
    case "availability":
      return (objective.of ?? events) ? [] : [unmeasured(at, "which events are bad", "of: events({ bad, total })")];
    case "latency": {
      const histogram = objective.of ?? durations;
      if (!histogram) return [unmeasured(at, "how long its events take", "of: { name: <a histogram> }")];
      return checkBucket(`${at}.under`, histogram, objective.under);
    }
    case "throughput":
      if ((objective.of ?? counterOf({ events })) !== undefined) return [];
      return [unmeasured(at, "a counter of its events", "of: <selector of a counter>")];
    case "time-slices":
      return [];
  }
}

function unmeasured(at: string, what: string, fix: string): Problem {
  return { at, problem: `cannot be measured: the service does not say ${what}`, fix: `Add ${fix}` };
}

/** For what the checks above have established. */
function required<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("an objective without a measurement passed the checks");
  return value;
}
