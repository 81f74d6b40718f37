import { type Duration, minutes } from "../../core/duration";
import { fires, series, type Series, silent } from "../../signals/rules/builders";
import type { AlertCase } from "../../signals/rules/rule";
import type { Site } from "../pack";
import { statusValue } from "./dialects";
import type { HttpService } from "./props";
import { RECORDS } from "./queries";

/** Minutes over which the recorded rates look back. */
const WINDOW = 5;

/** Minutes of samples in every case; none looks later than this. */
const LENGTH = 60;

/** Minute at which a trouble that ends is over. */
const END = 20;

/** Requests per minute, well above the traffic below which the alerts keep silent. */
function busy({ minimumTraffic }: HttpService): number {
  return Math.max(6000, minimumTraffic * 60 * 10);
}

/** A little less than the traffic below which the alerts keep silent, per minute. */
function quiet({ minimumTraffic }: HttpService): number {
  return minimumTraffic * 60 * 0.9;
}

/** A little more than that, per minute. */
function sparse({ minimumTraffic }: HttpService): number {
  return Math.max(minimumTraffic * 60 * 1.1, 1);
}

/** When an alert fires that holds for so long, at the latest; a rate takes as long as its window to reach its value. */
function settled(holds: Duration): Duration {
  return holds.plus(minutes(WINDOW + 2));
}

/** A counter that grows evenly; from the minute `until` on it grows by `after` instead. */
function counter(perMinute: number, until = LENGTH, after = 0): string {
  const step = round(perMinute);
  if (until === LENGTH) return `0+${step}x${LENGTH}`;
  return `0+${step}x${until} ${round(step * until + after)}+${after}x${LENGTH - until - 1}`;
}

/** Without the noise of binary fractions, which would stand in the series as it is. */
function round(value: number): number {
  return Number(value.toFixed(6));
}

/** Labels of the service on series as they are stored. */
function labelsOf({ namespace, service }: HttpService, site: Site): Record<string, string> {
  return { cluster: site.cluster, namespace, service };
}

/** Labels of what must not be taken for the service: another one beside it, and one of its name elsewhere. */
function othersThan(identity: Record<string, string>): Record<string, string>[] {
  return [
    { ...identity, service: "another-service" },
    { ...identity, namespace: "another-namespace" },
  ];
}

/** A recorded value of others, in every minute. */
function recordedOfOthers(
  record: keyof typeof RECORDS,
  identity: Record<string, string>,
  value: number,
  more: Record<string, string> = {},
): Series {
  const names = othersThan(identity).map((labels) => series(RECORDS[record], { ...labels, ...more }));
  return Object.fromEntries(names.map((name) => [name, `${value}x${LENGTH}`]));
}

/** Just above a share, and never more than all. */
function above(share: number): number {
  return Math.min(share * 1.1, (share + 1) / 2);
}

/** The minute after the end of a trouble at which the window still holds clearly more of it than `share`. */
function echo(share: number): Duration {
  return minutes(END + Math.floor(WINDOW * (1 - share) * 0.75));
}

export function errorRatioCases(service: HttpService, site: Site, holds: Duration): AlertCase[] {
  const identity = labelsOf(service, site);
  const total = busy(service);
  const requests = (status: number, values: string, labels = identity): Series => ({
    [series(service.dialect.requests, { ...labels, [service.dialect.status]: statusValue(service.dialect, status) })]:
      values,
  });
  const mixed = (failing: number, until = LENGTH): Series => ({
    ...requests(200, counter(total * (1 - failing))),
    ...requests(503, counter(total * failing, until)),
  });
  const { errorRatio } = service;
  const late = holds.plus(minutes(3));
  const early = minutes(holds.milliseconds / 60_000 - 1);
  const other = { ...identity, service: "another-service" };
  return [
    fires("when a few more than tolerated fail", mixed(above(errorRatio)), late, identity),
    fires("when all fail", requests(500, counter(total)), late, identity),
    fires("while the window still holds the failures", mixed(1, END), echo(errorRatio), identity),
    silent("when a few less than tolerated fail", mixed(errorRatio * 0.9), late),
    silent("in the first minutes of a failure", mixed(1), early),
    silent("when the failures are over", mixed(1, END), minutes(END + WINDOW + 1)),
    silent("without a series of failures", requests(200, counter(total)), late),
    silent("without traffic", { ...requests(200, counter(0)), ...requests(503, counter(0)) }, late),
    fires("when few call and all fail", requests(503, counter(sparse(service))), settled(holds), identity),
    silent("when hardly anybody calls", requests(503, counter(quiet(service))), settled(holds)),
    silent("when it is the clients who err", requests(404, counter(total)), late),
    silent("when another service fails", { ...mixed(0), ...requests(503, counter(total), other) }, late),
    silent(
      "when others are recorded to fail",
      { ...mixed(0), ...recordedOfOthers("errorRatio", identity, 1), ...recordedOfOthers("requests", identity, total) },
      late,
    ),
    silent(
      "when hardly anybody calls, but others are called a lot",
      { ...requests(503, counter(quiet(service))), ...recordedOfOthers("requests", identity, total) },
      settled(holds),
    ),
  ];
}

export function latencyCases(service: HttpService, site: Site, holds: Duration): AlertCase[] {
  const identity = labelsOf(service, site);
  const total = busy(service);
  const limit = service.latency.under.milliseconds / 1000;
  const bucket = `${service.dialect.durations}_bucket`;
  const bound = Number.isInteger(limit) ? `${limit}.0` : `${limit}`;
  const slow = (share: number, { until = LENGTH, labels = identity, calls = total } = {}): Series => ({
    [series(bucket, { ...labels, le: bound })]: counter(calls * (1 - share), until, calls),
    [series(bucket, { ...labels, le: "+Inf" })]: counter(calls),
  });
  const tolerated = 1 - service.latency.share;
  const late = holds.plus(minutes(3));
  const early = minutes(holds.milliseconds / 60_000 - 1);
  const other = { ...identity, service: "another-service" };
  return [
    fires("when a few more than tolerated are slow", slow(above(tolerated)), late, identity),
    fires("while the window still holds the slow ones", slow(1, { until: END }), echo(tolerated), identity),
    silent("when a few less than tolerated are slow", slow(tolerated * 0.9), late),
    silent("in the first minutes", slow(1), early),
    silent("when it is over", slow(1, { until: END }), minutes(END + WINDOW + 1)),
    silent("without traffic", slow(1, { calls: 0 }), late),
    fires("when few call and all wait", slow(1, { calls: sparse(service) }), settled(holds), identity),
    silent("when hardly anybody calls", slow(1, { calls: quiet(service) }), settled(holds)),
    silent("when another service is slow", { ...slow(0), ...slow(1, { labels: other }) }, late),
    silent(
      "when others are recorded to be slow",
      {
        ...slow(0),
        ...recordedOfOthers("durations", identity, 0, { le: bound }),
        ...recordedOfOthers("durations", identity, total, { le: "+Inf" }),
      },
      late,
    ),
  ];
}

export function absentCases(service: HttpService, site: Site, holds: Duration): AlertCase[] {
  const identity = labelsOf(service, site);
  const up = (pod: string, values: string, labels = identity): Series => ({
    [series("up", { ...labels, pod, instance: `${pod}:8080`, job: labels.service ?? "" })]: values,
  });
  const late = holds.plus(minutes(2));
  const [another, elsewhere] = othersThan(identity);
  const restart = Math.round(holds.milliseconds / 60_000) - 2;
  return [
    fires("when no instance is known", {}, late, identity),
    fires("when none is known but one of its name elsewhere", up("a", "1x60", elsewhere), late, identity),
    fires("when no instance answers", { ...up("a", "0x60"), ...up("b", "0x60") }, late, identity),
    silent("while one of two answers", { ...up("a", "0x60"), ...up("b", "1x60") }, late),
    silent("during a restart", up("a", `1x9 0x${restart - 1} 1x60`), minutes(9 + restart)),
    silent(
      "when another service is down",
      { ...up("a", "1x60"), ...up("b", "0x60", another), ...up("c", "0x60", elsewhere) },
      late,
    ),
  ];
}
