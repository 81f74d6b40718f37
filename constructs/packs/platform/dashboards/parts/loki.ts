import type { DashboardRow } from "../../../../signals/dashboards/dashboard";
import { matches } from "../../../../signals/metrics/selector";
import { growth, lines, slowest, total } from "../../../panels";
import { picked } from "../picked";

/** Whether logs are taken, kept and found. */
export function lokiRow(): DashboardRow {
  return {
    title: "Loki",
    collapsed: true,
    panels: [
      lines(
        { title: "Answers", description: "Requests per second, by status. 429 is a limit, 500 and above a fault." },
        "reqps",
        growth(picked.loki_request_duration_seconds.count, ["status_code"]),
      ),
      lines(
        { title: "Slow requests", description: "The slowest hundredth of each route takes at least this long." },
        "s",
        slowest(picked.loki_request_duration_seconds, ["route"], {
          route: matches("loki_api_v1_push|loki_api_v1_query_range|loki_api_v1_query"),
        }),
      ),
      lines(
        { title: "Lines discarded", description: "Lines that a limit keeps out, per second, by the limit." },
        "cps",
        growth(picked.loki_discarded_samples_total, ["tenant", "reason"]),
      ),
      lines(
        {
          title: "Streams",
          description: "Streams in memory. They grow with the values of labels, and cost more than lines.",
        },
        "short",
        total(picked.loki_ingester_memory_streams, ["tenant"]),
      ),
      lines(
        { title: "Flushes that fail", description: "Chunks that the object store did not take, per second." },
        "cps",
        growth(picked.loki_ingester_chunks_flush_failures_total),
      ),
      lines(
        { title: "Rules that fail", description: "Evaluations of log alerts that failed, per second." },
        "cps",
        growth(picked.loki_prometheus_rule_evaluation_failures_total, ["rule_group"]),
      ),
    ],
  };
}
