import type { DashboardRow } from "../../../../signals/dashboards/dashboard";
import { growth, lines } from "../../../panels";
import { picked } from "../picked";

/** Whether Prometheus evaluates, answers and notifies. */
export function prometheusRow(): DashboardRow {
  return {
    title: "Prometheus",
    collapsed: true,
    panels: [
      lines(
        {
          title: "Rules that fail",
          description: "Evaluations that failed, per second. Alerts of such a group are silent.",
        },
        "cps",
        growth(picked.prometheus_rule_evaluation_failures_total, ["rule_group"]),
      ),
      lines(
        {
          title: "Evaluations missed",
          description: "A group that takes longer than its interval misses the next one.",
        },
        "cps",
        growth(picked.prometheus_rule_group_iterations_missed_total, ["rule_group"]),
      ),
      lines(
        { title: "Slowest rule groups", description: "Share of its interval that the last evaluation took." },
        "percentunit",
        {
          expr: `topk(10, max by (cluster, rule_group) (${picked.prometheus_rule_group_last_duration_seconds()} / ${picked.prometheus_rule_group_interval_seconds()}))`,
          legend: "{{rule_group}} {{cluster}}",
        },
      ),
      lines(
        { title: "Notifications lost", description: "Alerts that no Alertmanager took, per second." },
        "cps",
        growth(picked.prometheus_notifications_dropped_total, ["pod"]),
      ),
      lines(
        { title: "Slow queries", description: "The slowest hundredth of the queries takes at least this long." },
        "s",
        {
          expr: `max by (cluster, pod) (${picked.prometheus_engine_query_duration_seconds({ quantile: "0.99", slice: "inner_eval" })})`,
          legend: "{{pod}} {{cluster}}",
        },
      ),
      lines(
        {
          title: "Compactions that fail",
          description: "Blocks that could not be joined, per second: the disk may be full.",
        },
        "cps",
        growth(picked.prometheus_tsdb_compactions_failed_total, ["pod"]),
      ),
    ],
  };
}
