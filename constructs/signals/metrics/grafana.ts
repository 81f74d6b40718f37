import { catalogue, counter, gauge, histogram, info } from "./catalogue";

export const GRAFANA = catalogue(
  "Grafana 13.2.0, as the dashboard grafana-overview of chart kube-prometheus-stack 88.5.3 and docs use it",
  {
    grafana_build_info: info("Version.", ["version", "edition", "branch", "goversion", "revision"]),
    grafana_http_request_duration_seconds: histogram("Requests.", [
      "handler",
      "method",
      "status_code",
      "status_source",
    ]),
    grafana_alerting_result_total: counter("Evaluations of Grafana's own alerts.", ["state"]),
    grafana_stat_totals_dashboard: gauge("Dashboards."),
    grafana_stat_active_users: gauge("Users who were there in the last thirty days."),
  },
);
