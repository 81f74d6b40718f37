import type { Dashboard, DashboardRow } from "../../../signals/dashboards/dashboard";
import { type LabelConditions, matchers, matches, not } from "../../../signals/metrics/selector";
import type { Site } from "../../pack";
import { growth, lines } from "../../panels";
import { PLATFORM_TEAM } from "../../team";
import { UIDS } from "../../uids";
import { LOSSES } from "../queries";
import { alertmanagerRow } from "./parts/alertmanager";
import { alloyRow } from "./parts/alloy";
import { grafanaRow } from "./parts/grafana";
import { lokiRow } from "./parts/loki";
import { prometheusRow } from "./parts/prometheus";
import { tempoRow } from "./parts/tempo";
import { thanosRow } from "./parts/thanos";
import { picked } from "./picked";

/** Is the platform itself well: what is up, what flows, what gets lost, and the inside of each part. */
export function platformDashboard(site: Site): Dashboard {
  return {
    uid: UIDS.platform,
    title: "Observability platform",
    folder: "Platform",
    description: "What the platform takes in and what it loses, by cluster, and how each of its parts fares.",
    tags: ["platform"],
    links: [
      { title: "Fleet", dashboard: UIDS.fleet },
      { title: "Cost of observability", dashboard: UIDS.cost },
    ],
    annotations: {
      alerts: matchers({ team: PLATFORM_TEAM, severity: matches("critical|warning") }),
      deployments: matchers(own(site)),
    },
    rows: [
      parts(site),
      intake(),
      losses(),
      prometheusRow(),
      thanosRow(),
      alertmanagerRow(),
      lokiRow(),
      tempoRow(),
      alloyRow(),
      grafanaRow(),
    ],
  };
}

/** The namespaces of the platform. */
function own({ platformNamespace }: Site): LabelConditions<never> {
  return { namespace: matches(`${platformNamespace}.*`) };
}

function parts(site: Site): DashboardRow {
  const used = `max by (cluster, namespace, pod, container) (${picked.container_memory_working_set_bytes({ ...own(site), container: not("") })})`;
  const limit = `max by (cluster, namespace, pod, container) (${picked.kube_pod_container_resource_limits({ ...own(site), resource: "memory" })})`;
  return {
    title: "Parts",
    panels: [
      {
        ...lines(
          {
            title: "Instances up",
            description:
              "Running instances of each part of the platform. A step down that stays is a part that did not come back.",
          },
          "short",
          { expr: `sum by (cluster, service) (${picked.up(own(site))})`, legend: "{{service}} {{cluster}}" },
        ),
        width: 12,
      },
      {
        ...lines(
          {
            title: "Memory",
            description: "Share of its limit that a container uses, of the ten that are closest to it.",
          },
          "percentunit",
          { expr: `topk(10, ${used} / ${limit})`, legend: "{{pod}} {{container}} {{cluster}}" },
        ),
        width: 12,
        links: [
          { title: "Its log", explore: "loki", expr: '{cluster="${cluster}", namespace="${namespace}", pod="${pod}"}' },
        ],
      },
    ],
  };
}

function intake(): DashboardRow {
  return {
    title: "Taken in",
    panels: [
      lines(
        { title: "Samples", description: "Samples of metrics stored per second." },
        "cps",
        growth(picked.prometheus_tsdb_head_samples_appended_total),
      ),
      lines(
        { title: "Log lines", description: "Lines received per second." },
        "cps",
        growth(picked.loki_distributor_lines_received_total),
      ),
      lines(
        { title: "Spans", description: "Spans received per second." },
        "cps",
        growth(picked.tempo_distributor_spans_received_total),
      ),
    ],
  };
}

function losses(): DashboardRow {
  return {
    title: "Lost",
    panels: [
      lines(
        { title: "Log lines dropped", description: "Lines that Loki did not take, per second." },
        "cps",
        growth(picked.loki_write_dropped_entries_total, ["namespace", "job", "tenant", "reason"]),
      ),
      lines(
        { title: "Spans discarded", description: "Spans that Tempo refused, per second." },
        "cps",
        growth(picked.tempo_discarded_spans_total, ["namespace", "tenant", "reason"]),
      ),
      lines(
        {
          title: "OTLP refused and not delivered",
          description: "Share of what applications sent to the gateway that it turned away or failed to hand on.",
        },
        "percentunit",
        { expr: picked[LOSSES.refused](), legend: "refused {{signal}} {{cluster}}" },
        { expr: picked[LOSSES.undelivered](), legend: "not delivered {{signal}} {{cluster}}" },
      ),
    ],
  };
}
