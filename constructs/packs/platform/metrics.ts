import { catalogue, gauge, metricsOf } from "../../signals/metrics/catalogue";
import { RECORDS as SLO } from "../../signals/slo/series";
import { ALERT_INFO } from "./known-alerts";

const SIGNAL = ["signal"] as const;
const OBJECTIVE = ["service", "slo"] as const;

/** What passes the OTLP gateway and what is lost there. The label `signal` says of what: traces, logs or metrics. */
export const GATEWAY = catalogue(
  'recording rules of the pack "platform"',
  {
    "job:otlp_accepted:rate5m": gauge("Telemetry per second that its receivers took.", SIGNAL),
    "job:otlp_refused:rate5m": gauge("Telemetry per second that its receivers turned away.", SIGNAL),
    "job:otlp_delivered:rate5m": gauge("Telemetry per second that its exporters handed on.", SIGNAL),
    "job:otlp_undelivered:rate5m": gauge("Telemetry per second that its exporters failed to hand on.", SIGNAL),
    "job:otlp_refused:ratio_rate5m": gauge("Share of telemetry that was turned away.", SIGNAL, "ratio"),
    "job:otlp_undelivered:ratio_rate5m": gauge("Share of telemetry that was not handed on.", SIGNAL, "ratio"),
  },
  ["namespace"],
);

/** Alerts and their names. */
export const ALERTS = catalogue(
  'Prometheus 3.14.0, rules/alerting.go, and recording rules of the pack "platform"',
  {
    ALERTS: gauge("1 for each alert that is pending or fires.", ["alertname", "alertstate", "severity", "team"]),
    [ALERT_INFO]: gauge("1 for each alert of the packs.", ["alertname", "team"]),
  },
  [],
);

/** What all objectives of all packs have. */
export const OBJECTIVES = catalogue(
  "recording rules of service level objectives",
  {
    [SLO.objective]: gauge("Share that is promised to be good.", OBJECTIVE, "ratio"),
    [SLO.budgetLeft]: gauge("Share of the budget that is left.", OBJECTIVE, "ratio"),
    [SLO.burnRate]: gauge("How fast the budget goes; 1 is evenly.", OBJECTIVE),
  },
  [],
);

/** What the pack records, and what it reads beside what every cluster has. */
export const PLATFORM_METRICS = metricsOf(GATEWAY, ALERTS, OBJECTIVES);
