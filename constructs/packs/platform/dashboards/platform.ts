import type { Dashboard, DashboardRow, Panel } from "../../signals/dashboards/dashboard";
import type { Site } from "../pack";
import { LOSSES } from "./queries";

const CLUSTER = 'cluster=~"$cluster"';

/** Is the platform itself well: what is up, what flows, and what gets lost. */
export function platformDashboard(site: Site): Dashboard {
  return {
    uid: "observability-platform",
    title: "Observability platform",
    folder: "Platform",
    description: "What the platform takes in and what it loses, by cluster.",
    tags: ["platform"],
    rows: [parts(site), intake(), losses()],
  };
}

function parts({ platformNamespace }: Site): DashboardRow {
  return {
    title: "Parts",
    panels: [
      {
        kind: "timeseries",
        title: "Instances up",
        description:
          "Running instances of each part of the platform. A step down that stays is a part that did not come back.",
        unit: "short",
        width: 24,
        queries: [
          {
            expr: `sum by (cluster, service) (up{${CLUSTER}, namespace=~"${platformNamespace}.*"})`,
            legend: "{{service}} {{cluster}}",
          },
        ],
      },
    ],
  };
}

function intake(): DashboardRow {
  return {
    title: "Taken in",
    panels: [
      rate("Samples", "Samples of metrics stored per second.", "prometheus_tsdb_head_samples_appended_total"),
      rate("Log lines", "Lines received per second.", "loki_distributor_lines_received_total"),
      rate("Spans", "Spans received per second.", "tempo_distributor_spans_received_total"),
    ],
  };
}

function losses(): DashboardRow {
  return {
    title: "Lost",
    panels: [
      rate(
        "Log lines dropped",
        "Lines that Loki did not take, per second.",
        "loki_write_dropped_entries_total",
        "reason",
      ),
      rate("Spans discarded", "Spans that Tempo refused, per second.", "tempo_discarded_spans_total", "reason"),
      {
        kind: "timeseries",
        title: "OTLP refused and not delivered",
        description: "Share of what applications sent to the gateway that it turned away or failed to hand on.",
        unit: "percentunit",
        width: 8,
        thresholds: { critical: 0.05 },
        queries: [
          { expr: `${LOSSES.refused}{${CLUSTER}}`, legend: "refused {{signal}} {{cluster}}" },
          { expr: `${LOSSES.undelivered}{${CLUSTER}}`, legend: "not delivered {{signal}} {{cluster}}" },
        ],
      },
    ],
  };
}

function rate(title: string, description: string, counter: string, ...by: readonly string[]): Panel {
  const labels = ["cluster", ...by];
  return {
    kind: "timeseries",
    title,
    description,
    unit: "cps",
    width: 8,
    queries: [
      {
        expr: `sum by (${labels.join(", ")}) (rate(${counter}{${CLUSTER}}[$__rate_interval]))`,
        legend: labels.map((label) => `{{${label}}}`).join(" "),
      },
    ],
  };
}
