import { minutes } from "../../core/duration";
import type { Site } from "../pack";
import { percent, rounded } from "../percent";
import { alert, group, record } from "../../signals/rules/builders";
import type { AlertingRule, RecordingRule, RuleGroup } from "../../signals/rules/rule";
import { bucketMatcher } from "../../signals/slo/histogram";
import { absentCases, errorRatioCases, latencyCases } from "./cases";
import type { HttpService } from "./props";
import { identity, IDENTITY, recorded, RECORDS } from "./queries";

/** How long each condition must hold: longer than a restart, shorter than a user's patience. */
export const HOLDS = { errors: minutes(5), latency: minutes(10), absent: minutes(5) } as const;

/** Rate, errors and duration of the service, recorded first, and the alerts on them. */
export function httpRules(service: HttpService, site: Site): RuleGroup[] {
  return [
    group(
      `${service.name}-http`,
      ...recordingRules(service),
      errorRatioHigh(service, site),
      latencyHigh(service, site),
      serviceAbsent(service, site),
    ),
  ];
}

function recordingRules(service: HttpService): RecordingRule[] {
  const { requests, durations, status } = service.dialect;
  const own = identity(service);
  const errors = `sum by (${IDENTITY}) (rate(${requests}{${own}, ${status}=~"5.."}[5m]))`;
  return [
    record(RECORDS.requests, `sum by (${IDENTITY}) (rate(${requests}{${own}}[5m]))`),
    // A service that never failed exposes no series of failures: its errors are zero, not unknown.
    record(RECORDS.errors, `${errors} or 0 * ${recorded("requests", service)}`),
    // Without traffic the ratio is absent instead of 0/0.
    record(RECORDS.errorRatio, `${recorded("errors", service)} / (${recorded("requests", service)} > 0)`),
    record(RECORDS.durations, `sum by (${IDENTITY}, le) (rate(${durations}_bucket{${own}}[5m]))`),
  ];
}

function errorRatioHigh(service: HttpService, site: Site): AlertingRule {
  const { errorRatio, minimumTraffic } = service;
  const enough = `${recorded("requests", service)} > ${minimumTraffic}`;
  return alert({
    alert: "HttpErrorRatioHigh",
    expr: `${recorded("errorRatio", service)} > ${errorRatio} and ${enough}`,
    for: HOLDS.errors,
    severity: "critical",
    team: service.team,
    summary: `{{ $value | humanizePercentage }} of the requests to ${service.name} fail in {{ $labels.cluster }}`,
    description: `More than ${percent(errorRatio)} of the requests to ${service.namespace}/${service.name} were answered with a status from 500 to 599 for ${HOLDS.errors.toString()}. Users see errors.`,
    cases: errorRatioCases(service, site, HOLDS.errors),
  });
}

function latencyHigh(service: HttpService, site: Site): AlertingRule {
  const { latency, minimumTraffic } = service;
  const inTime = recorded("durations", service, `, ${bucketMatcher(latency.under.milliseconds / 1000)}`);
  const all = recorded("durations", service, ', le="+Inf"');
  return alert({
    alert: "HttpLatencyHigh",
    expr: `1 - ${inTime} / ignoring (le) (${all} > ${minimumTraffic}) > ${rounded(1 - latency.share)}`,
    for: HOLDS.latency,
    severity: "warning",
    team: service.team,
    summary: `{{ $value | humanizePercentage }} of the requests to ${service.name} take longer than ${latency.under.toString()} in {{ $labels.cluster }}`,
    description: `Less than ${percent(latency.share)} of the requests to ${service.namespace}/${service.name} were answered within ${latency.under.toString()} for ${HOLDS.latency.toString()}. Users wait.`,
    cases: latencyCases(service, site, HOLDS.latency),
  });
}

/** `absent` knows only the labels it is told by equality, hence the cluster in the selector. */
function serviceAbsent(service: HttpService, site: Site): AlertingRule {
  const targets = `up{${identity(service)}}`;
  return alert({
    alert: "HttpServiceAbsent",
    expr: `absent(up{cluster="${site.cluster}", ${identity(service)}}) or sum by (${IDENTITY}) (${targets}) == 0`,
    for: HOLDS.absent,
    severity: "critical",
    team: service.team,
    summary: `No instance of ${service.name} can be scraped in {{ $labels.cluster }}`,
    description: `Prometheus has reached no instance of ${service.namespace}/${service.name} for ${HOLDS.absent.toString()}: it is down, gone, or no longer selected by its monitor. Nothing else of this service can alert meanwhile.`,
    cases: absentCases(service, site, HOLDS.absent),
  });
}
