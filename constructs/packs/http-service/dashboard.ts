import type { Dashboard, DashboardRow, Panel, PanelQuery } from "../../signals/dashboards/dashboard";
import { CLUSTER } from "../../signals/dashboards/picked";
import { dashboardUid } from "../../signals/dashboards/uid";
import { m } from "../../signals/metrics/installed";
import { type LabelConditions, matchers, matches, select } from "../../signals/metrics/selector";
import { lines, stat } from "../panels";
import { percent } from "../percent";
import { stream } from "./logs";
import type { HttpService } from "./props";
import { failing, identity, inTime, recorded } from "./queries";

/** Rate, errors and duration of the service, then its logs and traces: the order in which one asks. */
export function httpDashboard(service: HttpService): Dashboard {
  return {
    uid: dashboardUid("http", service.namespace, service.name),
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

/** Conditions of the service's own series in these clusters. */
function own(service: HttpService): LabelConditions<never> {
  return { ...CLUSTER, ...identity(service) };
}

function overview(service: HttpService): DashboardRow {
  const { errorRatio, latency } = service;
  const { requests, errors, durations } = recorded(service, CLUSTER);
  const share = (series: string): string => `sum(${series}) / (sum(${requests()}) > 0)`;
  return {
    title: "Now",
    panels: [
      stat(
        { title: "Requests", description: "Requests per second over the last five minutes." },
        "reqps",
        `sum(${requests()})`,
      ),
      {
        ...stat({ title: "Failing", description: "Share answered with 500 to 599." }, "percentunit", share(errors())),
        thresholds: { warning: errorRatio / 2, critical: errorRatio },
      },
      {
        ...stat(
          { title: "In time", description: `Share answered within ${latency.under.toString()}.` },
          "percentunit",
          share(durations({ le: inTime(service) })),
        ),
        thresholds: { warning: (1 + latency.share) / 2, critical: latency.share },
      },
      stat(
        { title: "Instances", description: "Instances that Prometheus reaches." },
        "short",
        `sum(${m.up(own(service))})`,
      ),
    ],
  };
}

/** The time that a share of the requests takes at most. */
function quantile(service: HttpService, share: number): PanelQuery {
  const buckets = `rate(${select(`${service.dialect.durations}_bucket`, own(service))}[$__rate_interval])`;
  return {
    expr: `histogram_quantile(${share}, sum by (cluster, le) (${buckets}))`,
    legend: `p${share * 100} {{cluster}}`,
  };
}

function overTime(service: HttpService): DashboardRow {
  const { requests, errorRatio } = recorded(service, CLUSTER);
  const legend = "{{cluster}}";
  return {
    title: "Over time",
    panels: [
      lines({ title: "Rate", description: "Requests per second. A sudden drop is as telling as a peak." }, "reqps", {
        expr: `sum by (cluster) (${requests()})`,
        legend,
      }),
      {
        ...lines(
          {
            title: "Errors",
            description: `Share answered with 500 to 599; above ${percent(service.errorRatio)} somebody is called.`,
          },
          "percentunit",
          { expr: errorRatio(), legend },
        ),
        links: [{ title: "Errors in the logs", explore: "loki", expr: troubleIn("${cluster}", service) }],
      },
      {
        ...lines(
          {
            title: "Duration",
            description: "Half, 95 % and 99 % of the requests take at most this long. Dots are traces: click one.",
          },
          "s",
          ...[0.5, 0.95, 0.99].map((share) => quantile(service, share)),
        ),
        exemplars: true,
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
  const panel = (title: string, description: string, unit: string, expr: string): Panel =>
    lines({ title, description }, unit, { expr: `topk(10, ${expr})`, legend: `{{${dialect.route}}}` });
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
  const matching = (more = ""): string => `{${matchers(CLUSTER)}, ${stream(service)}${more}}`;
  return {
    title: "Logs",
    panels: [
      lines({ title: "Lines by level", description: "Log lines per second." }, "short", {
        datasource: "loki",
        expr: `sum by (level) (rate(${matching()}[$__auto]))`,
        legend: "{{level}}",
      }),
      {
        kind: "logs",
        title: "Errors and warnings",
        description: "Open a line to reach the trace it belongs to.",
        width: 16,
        queries: [{ datasource: "loki", expr: matching(`, ${TROUBLE}`) }],
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
