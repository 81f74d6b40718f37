import { minutes } from "../../core/duration";
import { alert, group } from "../../signals/rules/builders";
import type { AlertingRule, RuleGroup } from "../../signals/rules/rule";
import type { Site } from "../pack";
import { percent } from "../percent";
import * as cases from "./cases";
import { SERVICES, TEAM } from "./parts";
import { gatewayRecords, LOSSES } from "./queries";

/** Share of lost telemetry that is worth a look; the mixin of Alloy draws the same line (operations/alloy-mixin). */
const TOLERATED_LOSS = 0.05;

/** Share of its sample limit from which a target is close to being lost: above the limit its scrapes fail whole. */
const NEAR_LIMIT = 0.8;

/** What the charts' own rules leave open: Tempo, the OTLP gateway, the way of the logs, Grafana, and scrape limits. */
export function platformRules(site: Site): RuleGroup[] {
  return [
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
  const tempo = `namespace="${site.platformNamespace}", service=~"${SERVICES.tempo}"`;
  return alert({
    alert: "TempoDown",
    expr: `absent(up{cluster="${site.cluster}", ${tempo}}) or sum by (cluster, namespace, service) (up{${tempo}}) == 0`,
    for: minutes(5),
    severity: "critical",
    team: TEAM,
    summary: "Tempo does not answer in {{ $labels.cluster }}",
    description:
      "A part of Tempo without which traces are neither stored nor found has had no running instance for five minutes. Collectors drop spans once their queues are full.",
    cases: cases.tempoDown(site),
  });
}

function tempoSpansDiscarded(site: Site): AlertingRule {
  return alert({
    alert: "TempoSpansDiscarded",
    expr: "sum by (cluster, namespace, tenant, reason) (rate(tempo_discarded_spans_total[5m])) > 1",
    for: minutes(15),
    severity: "warning",
    team: TEAM,
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
    expr: "sum by (cluster, namespace) (increase(tempo_ingester_failed_flushes_total[15m])) > 2.5",
    for: minutes(5),
    severity: "critical",
    team: TEAM,
    summary: "Tempo cannot write to its object store in {{ $labels.cluster }}",
    description:
      "Blocks of traces pile up on the volume of the ingester. Once it is full, or the pod is lost with it, they are gone.",
    cases: cases.tempoFlushesFailing(site),
  });
}

function otlpGatewayDown(site: Site): AlertingRule {
  const gateway = `namespace="${site.platformNamespace}", service="${SERVICES.gateway}"`;
  return alert({
    alert: "OtlpGatewayDown",
    expr: `absent(up{cluster="${site.cluster}", ${gateway}}) or sum by (cluster, namespace, service) (up{${gateway}}) == 0`,
    for: minutes(5),
    severity: "critical",
    team: TEAM,
    summary: "The OTLP gateway does not answer in {{ $labels.cluster }}",
    description:
      "Applications can hand over neither traces nor OTLP logs and metrics; their SDKs drop them after a few retries.",
    cases: cases.otlpGatewayDown(site),
  });
}

function otlpDataRefused(site: Site): AlertingRule {
  return alert({
    alert: "OtlpDataRefused",
    expr: `${LOSSES.refused} > ${TOLERATED_LOSS}`,
    for: minutes(10),
    severity: "warning",
    team: TEAM,
    summary:
      "{{ $labels.job }} refuses {{ $value | humanizePercentage }} of the {{ $labels.signal }} in {{ $labels.cluster }}",
    description: `More than ${percent(TOLERATED_LOSS)} of what applications send is turned away, usually because the gateway is at its memory limit.`,
    cases: cases.otlpDataRefused(site),
  });
}

function otlpExportFailing(site: Site): AlertingRule {
  return alert({
    alert: "OtlpExportFailing",
    expr: `${LOSSES.undelivered} > ${TOLERATED_LOSS}`,
    for: minutes(10),
    severity: "warning",
    team: TEAM,
    summary:
      "{{ $labels.job }} loses {{ $value | humanizePercentage }} of the {{ $labels.signal }} on their way in {{ $labels.cluster }}",
    description: `More than ${percent(TOLERATED_LOSS)} of what applications sent never reached Tempo or Loki. It is lost.`,
    cases: cases.otlpExportFailing(site),
  });
}

function logIngestionStalled(site: Site): AlertingRule {
  const lines = "loki_distributor_lines_received_total";
  return alert({
    alert: "LogIngestionStalled",
    expr: `absent(${lines}{cluster="${site.cluster}"}) or sum by (cluster) (rate(${lines}[10m])) == 0`,
    for: minutes(10),
    severity: "critical",
    team: TEAM,
    summary: "Loki receives no log lines in {{ $labels.cluster }}",
    description:
      "A cluster always logs, so either the collectors send nothing, or Loki takes nothing, or it cannot be scraped. Every alert on logs is silent meanwhile.",
    cases: cases.logIngestionStalled(site),
  });
}

function logLinesDropped(site: Site): AlertingRule {
  return alert({
    alert: "LogLinesDropped",
    expr: "sum by (cluster, namespace, job, tenant, reason) (rate(loki_write_dropped_entries_total[5m])) > 1",
    for: minutes(10),
    severity: "warning",
    team: TEAM,
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
  const wanted = `sum by (cluster, namespace) (kube_deployment_spec_replicas{namespace="${namespace}", deployment="${SERVICES.grafana}"}) > 0`;
  const there = `sum by (cluster, namespace) (up{namespace="${namespace}", service="${SERVICES.grafana}"}) > 0`;
  return alert({
    alert: "GrafanaDown",
    expr: `${wanted} unless ${there}`,
    for: minutes(5),
    severity: "warning",
    team: TEAM,
    summary: "Grafana does not answer in {{ $labels.cluster }}",
    description: "Dashboards and Explore are out of reach. Metrics, logs, traces and alerts are not affected.",
    cases: cases.grafanaDown(site),
  });
}

function scrapeNearSampleLimit(site: Site): AlertingRule {
  return alert({
    alert: "ScrapeNearSampleLimit",
    // A limit of 0 means there is none. The series of the limit needs the feature extra-scrape-metrics of Prometheus.
    expr: `max by (cluster, namespace, job) (scrape_samples_post_metric_relabeling / (scrape_sample_limit > 0)) > ${NEAR_LIMIT}`,
    for: minutes(15),
    severity: "warning",
    team: TEAM,
    summary: "{{ $labels.job }} in {{ $labels.cluster }} is at {{ $value | humanizePercentage }} of its sample limit",
    description: `A target of the job returns more than ${percent(NEAR_LIMIT)} of the samples it may. Above its limit Prometheus rejects all of them and the target counts as down.`,
    cases: cases.scrapeNearSampleLimit(site),
  });
}
