import { hours } from "../../../core/duration";
import type { Dashboard, DashboardRow, Panel } from "../../../signals/dashboards/dashboard";
import { CLUSTER } from "../../../signals/dashboards/picked";
import { matchers, matches, not } from "../../../signals/metrics/selector";
import type { Site } from "../../pack";
import { columns, growth, lines, stat, total } from "../../panels";
import { UIDS } from "../../uids";
import { picked } from "./picked";

/** What observability itself takes, by cluster, and who is behind it: series, samples, log bytes, spans, CPU, disks. */
export function costDashboard(site: Site): Dashboard {
  return {
    uid: UIDS.cost,
    title: "Cost of observability",
    folder: "Platform",
    description: "How much telemetry each cluster makes, what keeping it takes, and who makes most of it.",
    tags: ["platform", "cost"],
    timeRange: hours(24),
    links: [{ title: "Fleet", dashboard: UIDS.fleet }],
    rows: [now(), metrics(site), logs(), traces(), resources(site), cardinality()],
  };
}

/** Replicas of Prometheus hold the same series: they count once. */
const SERIES = `max by (cluster) (${picked.prometheus_tsdb_head_series()})`;

/** As Prometheus counts them, likewise. */
const SAMPLES = `max by (cluster) (sum by (cluster, pod) (rate(${picked.prometheus_tsdb_head_samples_appended_total()}[$__rate_interval])))`;

function now(): DashboardRow {
  return {
    title: "Now",
    panels: [
      stat(
        { title: "Series", description: "Series in memory. Memory of Prometheus grows with them." },
        "short",
        `sum(${SERIES})`,
      ),
      stat(
        { title: "Samples", description: "Samples stored per second. Disks and object stores grow with them." },
        "cps",
        `sum(${SAMPLES})`,
      ),
      stat(
        { title: "Logs", description: "Bytes of log lines received per second, before compression." },
        "binBps",
        `sum(${growth(picked.loki_distributor_bytes_received_total).expr})`,
      ),
      stat(
        { title: "Traces", description: "Bytes of spans received per second, before compression." },
        "binBps",
        `sum(${growth(picked.tempo_distributor_bytes_received_total).expr})`,
      ),
    ],
  };
}

function metrics({ platformNamespace: namespace }: Site): DashboardRow {
  const legend = "{{cluster}}";
  return {
    title: "Metrics",
    panels: [
      lines(
        { title: "Series", description: "A step up is a new label with many values more often than a new service." },
        "short",
        { expr: SERIES, legend },
      ),
      lines(
        { title: "New series", description: "Series created per second. Much of it is churn: pods that come and go." },
        "cps",
        {
          expr: `max by (cluster) (sum by (cluster, pod) (rate(${picked.prometheus_tsdb_head_series_created_total()}[$__rate_interval])))`,
          legend,
        },
      ),
      lines({ title: "Disk of Prometheus", description: "Blocks and the write-ahead log of each replica." }, "bytes", {
        expr: `sum by (cluster, pod) (${picked.prometheus_tsdb_storage_blocks_bytes({ namespace })} + ${picked.prometheus_tsdb_wal_storage_size_bytes({ namespace })})`,
        legend: "{{pod}} {{cluster}}",
      }),
      top(
        "Samples by job",
        "Samples of one scrape of all targets of a job: what a job costs.",
        `sum by (cluster, job) (${picked.scrape_samples_post_metric_relabeling()})`,
      ),
      top(
        "Churn by job",
        "New series with every scrape, on average over the chosen time.",
        `sum by (cluster, job) (avg_over_time(${picked.scrape_series_added()}[$__range]))`,
      ),
    ],
  };
}

/** The twenty that take most, half of the width. */
function top(title: string, description: string, expr: string): Panel {
  return { ...columns({ title, description }, "short", { expr: `topk(20, ${expr})` }), width: 12 };
}

function logs(): DashboardRow {
  const byNamespace = `sum by (cluster, namespace) (bytes_over_time({${matchers(CLUSTER)}}[$__auto]))`;
  return {
    title: "Logs",
    panels: [
      lines(
        { title: "Bytes", description: "Bytes of log lines received per second." },
        "binBps",
        growth(picked.loki_distributor_bytes_received_total, ["tenant"]),
      ),
      lines(
        { title: "Lines", description: "Log lines received per second." },
        "cps",
        growth(picked.loki_distributor_lines_received_total, ["tenant"]),
      ),
      lines(
        { title: "Bytes by namespace", description: "The ten namespaces that log most, for each point of the graph." },
        "bytes",
        {
          datasource: "loki",
          expr: `topk(10, ${byNamespace})`,
          legend: "{{namespace}} {{cluster}}",
        },
      ),
    ],
  };
}

function traces(): DashboardRow {
  return {
    title: "Traces",
    panels: [
      lines(
        { title: "Spans", description: "Spans received per second, after sampling." },
        "cps",
        growth(picked.tempo_distributor_spans_received_total, ["tenant"]),
      ),
      lines(
        { title: "Bytes", description: "Bytes of spans received per second." },
        "binBps",
        growth(picked.tempo_distributor_bytes_received_total, ["tenant"]),
      ),
      lines(
        { title: "Spans by service", description: "The ten services with the most spans, before sampling." },
        "cps",
        {
          expr: `topk(10, sum by (cluster, service) (rate(${picked.traces_spanmetrics_calls_total()}[$__rate_interval])))`,
          legend: "{{service}} {{cluster}}",
        },
      ),
    ],
  };
}

function resources({ platformNamespace }: Site): DashboardRow {
  const own = { namespace: matches(`${platformNamespace}.*`) };
  const legend = "{{cluster}}";
  const share = (used: string, resource: string): string =>
    `${used} / sum by (cluster) (${picked.kube_node_status_allocatable({ resource })})`;
  const cpu = `sum by (cluster) (rate(${picked.container_cpu_usage_seconds_total({ ...own, container: not("") })}[$__rate_interval]))`;
  const memory = `sum by (cluster) (${picked.container_memory_working_set_bytes({ ...own, container: not("") })})`;
  return {
    title: "Resources of the platform",
    panels: [
      lines({ title: "CPU", description: "Share of the cluster's CPU that the platform itself uses." }, "percentunit", {
        expr: share(cpu, "cpu"),
        legend,
      }),
      lines(
        { title: "Memory", description: "Share of the cluster's memory that the platform itself uses." },
        "percentunit",
        { expr: share(memory, "memory"), legend },
      ),
      lines(
        { title: "Volumes", description: "Bytes on the volumes of the platform." },
        "bytes",
        total(picked.kubelet_volume_stats_used_bytes, ["persistentvolumeclaim"], own),
      ),
    ],
  };
}

/**
 * The first query touches every series, so that it is asked only when somebody wants to know. What the targets of a
 * namespace or a job return is known without that.
 */
function cardinality(): DashboardRow {
  const all = `{__name__=~".+", ${matchers(CLUSTER)}}`;
  const returned = picked.scrape_samples_post_metric_relabeling();
  return {
    title: "Cardinality: one of these queries touches every series",
    collapsed: true,
    panels: [
      top("Series by metric", "The metrics with the most series.", `count by (cluster, __name__) (${all})`),
      top(
        "Series by namespace",
        "The namespaces whose targets return the most series.",
        `sum by (cluster, namespace) (${returned})`,
      ),
      top("Series by job", "The jobs whose targets return the most series.", `sum by (cluster, job) (${returned})`),
      top(
        "Routes of services",
        "Values of the label with the name of a span: ids in names make it grow without end.",
        `count by (cluster, service) (count by (cluster, service, span_name) (${picked.traces_spanmetrics_calls_total()}))`,
      ),
    ],
  };
}
