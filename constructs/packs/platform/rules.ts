import { minutes } from "../../core/duration";
import { m } from "../../signals/metrics/installed";
import { matches } from "../../signals/metrics/selector";
import { alert, group } from "../../signals/rules/builders";
import type { AlertingRule, RuleGroup } from "../../signals/rules/rule";
import type { Site } from "../pack";
import { percent } from "../percent";
import { PLATFORM_TEAM } from "../team";
import * as cases from "./cases";
import { SERVICES } from "./parts";
import { gateway, gatewayRecords, LOSSES, noneUp } from "./queries";
import { thanosRules } from "./thanos-rules";

/** Share of lost telemetry that is worth a look; the mixin of Alloy draws the same line (operations/alloy-mixin). */
const TOLERATED_LOSS = 0.05;

/** Share of its sample limit from which a target is close to being lost: above the limit its scrapes fail whole. */
const NEAR_LIMIT = 0.8;

/** What the charts' own rules leave open: Thanos, Tempo, the OTLP gateway, the way of the logs, Grafana, and scrape limits. */
export function platformRules(site: Site): RuleGroup[] {
  return [
    thanosRules(site),
    group("platform-traces", tempoDown(site), tempoSpansDiscarded(site), tempoFlushesFailing(site)),
    group(
      "platform-gateway",
      ...gatewayRecords(),
      otlpGatewayDown(site),
      otlpDataRefused(site),
      otlpExportFailing(site),
    ),
    group("platform-logs", logIngestionStalled(site), logLinesDropped(site)),
    group("platform-views", grafanaDown(site), scrapeNearSampleLimit(site)),
  ];
}

function tempoDown(site: Site): AlertingRule {
  return alert({
    alert: "TempoDown",
    expr: noneUp(site, { namespace: site.platformNamespace, service: matches(SERVICES.tempo) }),
    for: minutes(5),
    severity: "critical",
    team: PLATFORM_TEAM,
    summary: "Tempo does not answer in {{ $labels.cluster }}",
    description:
      "A part of Tempo without which traces are neither stored nor found has had no running instance for five minutes. Collectors drop spans once their queues are full.",
    cases: cases.tempoDown(site),
  });
}

function tempoSpansDiscarded(site: Site): AlertingRule {
  return alert({
    alert: "TempoSpansDiscarded",
    expr: `sum by (cluster, namespace, tenant, reason) (rate(${m.tempo_discarded_spans_total()}[5m])) > 1`,
    for: minutes(15),
    severity: "warning",
    team: PLATFORM_TEAM,
    summary:
      "Tempo discards {{ $value | humanize }} spans a second of tenant {{ $labels.tenant }}: {{ $labels.reason }}",
    description:
      "Tempo has refused spans of a tenant for fifteen minutes. Their traces are incomplete or missing; the reason says which limit they met.",
    cases: cases.tempoSpansDiscarded(site),
  });
}

function tempoFlushesFailing(site: Site): AlertingRule {
  return alert({
    alert: "TempoFlushesFailing",
    // Three failures or more: `increase` extrapolates to the edges of its range, so whole numbers are no limits.
    expr: `sum by (cluster, namespace) (increase(${m.tempo_ingester_failed_flushes_total()}[15m])) > 2.5`,
    for: minutes(5),
    severity: "critical",
    team: PLATFORM_TEAM,
    summary: "Tempo cannot write to its object store in {{ $labels.cluster }}",
    description:
      "Blocks of traces pile up on the volume of the ingester. Once it is full, or the pod is lost with it, they are gone.",
    cases: cases.tempoFlushesFailing(site),
  });
}

function otlpGatewayDown(site: Site): AlertingRule {
  return alert({
    alert: "OtlpGatewayDown",
    expr: noneUp(site, { namespace: site.platformNamespace, service: SERVICES.gateway }),
    for: minutes(5),
    severity: "critical",
    team: PLATFORM_TEAM,
    summary: "The OTLP gateway does not answer in {{ $labels.cluster }}",
    description:
      "Applications can hand over neither traces nor OTLP logs and metrics; their SDKs drop them after a few retries.",
    cases: cases.otlpGatewayDown(site),
  });
}

function otlpDataRefused(site: Site): AlertingRule {
  return alert({
    alert: "OtlpDataRefused",
    expr: `${gateway[LOSSES.refused]()} > ${TOLERATED_LOSS}`,
    for: minutes(10),
    severity: "warning",
    team: PLATFORM_TEAM,
    summary:
      "{{ $labels.job }} refuses {{ $value | humanizePercentage }} of the {{ $labels.signal }} in {{ $labels.cluster }}",
    description: `More than ${percent(TOLERATED_LOSS)} of what applications send is turned away, usually because the gateway is at its memory limit.`,
    cases: cases.otlpDataRefused(site),
  });
}

function otlpExportFailing(site: Site): AlertingRule {
  return alert({
    alert: "OtlpExportFailing",
    expr: `${gateway[LOSSES.undelivered]()} > ${TOLERATED_LOSS}`,
    for: minutes(10),
    severity: "warning",
    team: PLATFORM_TEAM,
    summary:
      "{{ $labels.job }} loses {{ $value | humanizePercentage }} of the {{ $labels.signal }} on their way in {{ $labels.cluster }}",
    description: `More than ${percent(TOLERATED_LOSS)} of what applications sent never reached Tempo or Loki. It is lost.`,
    cases: cases.otlpExportFailing(site),
  });
}

function logIngestionStalled(site: Site): AlertingRule {
  const lines = m.loki_distributor_lines_received_total;
  return alert({
    alert: "LogIngestionStalled",
    expr: `absent(${lines({ cluster: site.cluster })}) or sum by (cluster) (rate(${lines()}[10m])) == 0`,
    for: minutes(10),
    severity: "critical",
    team: PLATFORM_TEAM,
    summary: "Loki receives no log lines in {{ $labels.cluster }}",
    description:
      "A cluster always logs, so either the collectors send nothing, or Loki takes nothing, or it cannot be scraped. Every alert on logs is silent meanwhile.",
    cases: cases.logIngestionStalled(site),
  });
}

function logLinesDropped(site: Site): AlertingRule {
  return alert({
    alert: "LogLinesDropped",
    expr: `sum by (cluster, namespace, job, tenant, reason) (rate(${m.loki_write_dropped_entries_total()}[5m])) > 1`,
    for: minutes(10),
    severity: "warning",
    team: PLATFORM_TEAM,
    summary:
      "{{ $labels.job }} drops {{ $value | humanize }} log lines a second of tenant {{ $labels.tenant }}: {{ $labels.reason }}",
    description:
      "Lines were read but Loki did not take them, also not when they were sent again. They are lost, and alerts on logs may miss what they wait for.",
    cases: cases.logLinesDropped(site),
  });
}

/** Only where Grafana is meant to run, which is the hub of an environment. */
function grafanaDown(site: Site): AlertingRule {
  const { platformNamespace: namespace } = site;
  const wanted = m.kube_deployment_spec_replicas({ namespace, deployment: SERVICES.grafana });
  const there = m.up({ namespace, service: SERVICES.grafana });
  return alert({
    alert: "GrafanaDown",
    expr: `sum by (cluster, namespace) (${wanted}) > 0 unless sum by (cluster, namespace) (${there}) > 0`,
    for: minutes(5),
    severity: "warning",
    team: PLATFORM_TEAM,
    summary: "Grafana does not answer in {{ $labels.cluster }}",
    description: "Dashboards and Explore are out of reach. Metrics, logs, traces and alerts are not affected.",
    cases: cases.grafanaDown(site),
  });
}

function scrapeNearSampleLimit(site: Site): AlertingRule {
  const samples = m.scrape_samples_post_metric_relabeling();
  const limit = m.scrape_sample_limit();
  return alert({
    alert: "ScrapeNearSampleLimit",
    // A limit of 0 means there is none. The series of the limit needs the feature extra-scrape-metrics of Prometheus.
    expr: `max by (cluster, namespace, job) (${samples} / (${limit} > 0)) > ${NEAR_LIMIT}`,
    for: minutes(15),
    severity: "warning",
    team: PLATFORM_TEAM,
    summary: "{{ $labels.job }} in {{ $labels.cluster }} is at {{ $value | humanizePercentage }} of its sample limit",
    description: `A target of the job returns more than ${percent(NEAR_LIMIT)} of the samples it may. Above its limit Prometheus rejects all of them and the target counts as down.`,
    cases: cases.scrapeNearSampleLimit(site),
  });
}
