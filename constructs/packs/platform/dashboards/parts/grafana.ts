import type { DashboardRow } from "../../../../signals/dashboards/dashboard";
import { growth, lines, slowest } from "../../../panels";
import { picked } from "../picked";

/** Whether people can look. */
export function grafanaRow(): DashboardRow {
  return {
    title: "Grafana",
    collapsed: true,
    panels: [
      lines(
        { title: "Answers", description: "Requests per second, by status." },
        "reqps",
        growth(picked.grafana_http_request_duration_seconds.count, ["status_code"]),
      ),
      lines(
        { title: "Slow requests", description: "The slowest hundredth takes at least this long." },
        "s",
        slowest(picked.grafana_http_request_duration_seconds),
      ),
      lines(
        {
          title: "Versions",
          description: "Running instances by version: two for longer than a rollout is one too many.",
        },
        "short",
        {
          expr: `count by (cluster, version) (${picked.grafana_build_info()})`,
          legend: "{{version}} {{cluster}}",
        },
      ),
    ],
  };
}
