import { minutes } from "../../core/duration";
import type { Site } from "../pack";
import { percent, rounded } from "../percent";
import { m } from "../../signals/metrics/installed";
import { select } from "../../signals/metrics/selector";
import { alert, group, record } from "../../signals/rules/builders";
import type { AlertingRule, RecordingRule, RuleGroup } from "../../signals/rules/rule";
import { absentCases, errorRatioCases, latencyCases } from "./cases";
import type { HttpService } from "./props";
import { failing, identity, IDENTITY, inTime, recorded, RECORDS } from "./queries";

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
  const { requests, durations } = service.dialect;
  const own = identity(service);
  const { requests: all, errors } = recorded(service);
  const perSecond = (series: string, by = IDENTITY): string => `sum by (${by}) (rate(${series}[5m]))`;
  return [
    record(RECORDS.requests, perSecond(select(requests, own))),
    // A service that never failed exposes no series of failures: its errors are zero, not unknown.
    record(RECORDS.errors, `${perSecond(failing(service, own))} or 0 * ${all()}`),
    // Without traffic the ratio is absent instead of 0/0.
    record(RECORDS.errorRatio, `${errors()} / (${all()} > 0)`),
    record(RECORDS.durations, perSecond(select(`${durations}_bucket`, own), `${IDENTITY}, le`)),
  ];
}

function errorRatioHigh(service: HttpService, site: Site): AlertingRule {
  const { errorRatio, minimumTraffic } = service;
  const own = recorded(service);
  return alert({
    alert: "HttpErrorRatioHigh",
    expr: `${own.errorRatio()} > ${errorRatio} and ${own.requests()} > ${minimumTraffic}`,
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
  const { durations } = recorded(service);
  const fast = durations({ le: inTime(service) });
  const all = durations({ le: "+Inf" });
  return alert({
    alert: "HttpLatencyHigh",
    expr: `1 - ${fast} / ignoring (le) (${all} > ${minimumTraffic}) > ${rounded(1 - latency.share)}`,
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
  const own = identity(service);
  return alert({
    alert: "HttpServiceAbsent",
    expr: `absent(${m.up({ cluster: site.cluster, ...own })}) or sum by (${IDENTITY}) (${m.up(own)}) == 0`,
    for: HOLDS.absent,
    severity: "critical",
    team: service.team,
    summary: `No instance of ${service.name} can be scraped in {{ $labels.cluster }}`,
    description: `Prometheus has reached no instance of ${service.namespace}/${service.name} for ${HOLDS.absent.toString()}: it is down, gone, or no longer selected by its monitor. Nothing else of this service can alert meanwhile.`,
    cases: absentCases(service, site, HOLDS.absent),
  });
}
