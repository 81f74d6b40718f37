import { fitName } from "../../core/names";
import type { Dashboard, DashboardRow, Panel } from "../../signals/dashboards/dashboard";
import { m } from "../../signals/metrics/installed";
import { type LabelConditions, matchers, matches, select } from "../../signals/metrics/selector";
import { percent } from "../percent";
import { stream } from "./logs";
import type { HttpService } from "./props";
import { failing, identity, inTime, recorded } from "./queries";

/** Longest uid that Grafana takes. */
const UID_LENGTH = 40;

/** Rate, errors and duration of the service, then its logs and traces: the order in which one asks. */
export function httpDashboard(service: HttpService): Dashboard {
  return {
    uid: fitName(`http-${service.namespace}-${service.name}`, UID_LENGTH),
    title: `${service.name} (HTTP)`,
    folder: "Services",
    description: `Requests, errors and durations of ${service.namespace}/${service.name}, with its logs and traces.`,
    tags: ["http", service.namespace, service.team],
    annotations: {
      alerts: matchers({ namespace: service.namespace, severity: matches("critical|warning") }),
      deployments: matchers({ namespace: service.namespace }),
    },
    rows: [overview(service), overTime(service), byRoute(service), logs(service), traces(service)],
  };
}

/** The clusters that the reader picked. */
const CLUSTER = { cluster: matches("$cluster") };

/** Conditions of the service's own series in these clusters. */
function own(service: HttpService): LabelConditions<never> {
  return { ...CLUSTER, ...identity(service) };
}

function overview(service: HttpService): DashboardRow {
  const { errorRatio, latency } = service;
  const { requests, errors, durations } = recorded(service, CLUSTER);
  const share = (series: string): string => `sum(${series}) / (sum(${requests()}) > 0)`;
  const stat = (title: string, description: string, unit: string, expr: string): Panel & { kind: "stat" } => ({
    kind: "stat",
    title,
    description,
    unit,
    queries: [{ expr }],
  });
  return {
    title: "Now",
    panels: [
      stat("Requests", "Requests per second over the last five minutes.", "reqps", `sum(${requests()})`),
      {
        ...stat("Failing", "Share answered with 500 to 599.", "percentunit", share(errors())),
        thresholds: { warning: errorRatio / 2, critical: errorRatio },
      },
      {
        ...stat(
          "In time",
          `Share answered within ${latency.under.toString()}.`,
          "percentunit",
          share(durations({ le: inTime(service) })),
        ),
        thresholds: { warning: (1 + latency.share) / 2, critical: latency.share },
      },
      stat("Instances", "Instances that Prometheus reaches.", "short", `sum(${m.up(own(service))})`),
    ],
  };
}

function overTime(service: HttpService): DashboardRow {
  const { errorRatio, dialect } = service;
  const series = recorded(service, CLUSTER);
  const buckets = `rate(${select(`${dialect.durations}_bucket`, own(service))}[$__rate_interval])`;
  const quantile = (q: number): { expr: string; legend: string } => ({
    expr: `histogram_quantile(${q}, sum by (cluster, le) (${buckets}))`,
    legend: `p${q * 100} {{cluster}}`,
  });
  return {
    title: "Over time",
    panels: [
      {
        kind: "timeseries",
        title: "Rate",
        description: "Requests per second. A sudden drop is as telling as a peak.",
        unit: "reqps",
        width: 8,
        queries: [{ expr: `sum by (cluster) (${series.requests()})`, legend: "{{cluster}}" }],
      },
      {
        kind: "timeseries",
        title: "Errors",
        description: `Share answered with 500 to 599; above ${percent(errorRatio)} somebody is called.`,
        unit: "percentunit",
        width: 8,
        queries: [{ expr: series.errorRatio(), legend: "{{cluster}}" }],
        links: [{ title: "Errors in the logs", explore: "loki", expr: troubleIn("${cluster}", service) }],
      },
      {
        kind: "timeseries",
        title: "Duration",
        description: "Half, 95 % and 99 % of the requests take at most this long. Dots are traces: click one.",
        unit: "s",
        width: 8,
        exemplars: true,
        queries: [quantile(0.5), quantile(0.95), quantile(0.99)],
        links: [{ title: "Failed and slow traces", explore: "tempo", expr: failedOrSlow(service) }],
      },
    ],
  };
}

function byRoute(service: HttpService): DashboardRow {
  const { dialect } = service;
  const rate = (series: string): string => `sum by (${dialect.route}) (rate(${series}[$__rate_interval]))`;
  const mine = own(service);
  const durations = dialect.routeDurations;
  const panel = (title: string, description: string, unit: string, expr: string): Panel => ({
    kind: "timeseries",
    title,
    description,
    unit,
    width: 8,
    queries: [{ expr: `topk(10, ${expr})`, legend: `{{${dialect.route}}}` }],
  });
  return {
    title: "By route",
    panels: [
      panel("Rate by route", "The ten busiest routes.", "reqps", rate(select(dialect.requests, mine))),
      panel("Failures by route", "The ten routes that fail most often.", "reqps", rate(failing(service, mine))),
      panel(
        "Mean duration by route",
        "The ten slowest routes.",
        "s",
        `${rate(select(`${durations}_sum`, mine))} / ${rate(select(`${durations}_count`, mine))}`,
      ),
    ],
  };
}

/** Levels worth reading first. */
const TROUBLE = 'level=~"(?i)(warn|warning|error|err|fatal|critical|panic)"';

function troubleIn(cluster: string, service: HttpService): string {
  return `{cluster="${cluster}", ${stream(service)}, ${TROUBLE}}`;
}

function failedOrSlow({ name, latency }: HttpService): string {
  const slow = `${latency.under.milliseconds}ms`;
  return `{ resource.service.name = "${name}" && (status = error || duration > ${slow}) }`;
}

function logs(service: HttpService): DashboardRow {
  const lines = (more = ""): string => `{${matchers(CLUSTER)}, ${stream(service)}${more}}`;
  return {
    title: "Logs",
    panels: [
      {
        kind: "timeseries",
        title: "Lines by level",
        description: "Log lines per second.",
        unit: "short",
        width: 8,
        queries: [{ datasource: "loki", expr: `sum by (level) (rate(${lines()}[$__auto]))`, legend: "{{level}}" }],
      },
      {
        kind: "logs",
        title: "Errors and warnings",
        description: "Open a line to reach the trace it belongs to.",
        width: 16,
        queries: [{ datasource: "loki", expr: lines(`, ${TROUBLE}`) }],
      },
    ],
  };
}

function traces(service: HttpService): DashboardRow {
  return {
    title: "Traces",
    panels: [
      {
        kind: "table",
        title: "Failed and slow traces",
        description: `Recent requests that failed or took longer than ${service.latency.under.toString()}.`,
        unit: "short",
        queries: [{ datasource: "tempo", expr: failedOrSlow(service) }],
      },
    ],
  };
}
