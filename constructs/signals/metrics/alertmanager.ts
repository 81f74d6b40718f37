import { catalogue, counter, gauge, histogram, info } from "./catalogue";

/** Without the label of the receiver's name, which needs the feature receiver-name-in-metrics. */
const INTEGRATION = ["integration"] as const;

export const ALERTMANAGER = catalogue("Alertmanager 0.34.0, dispatch, notify, silence, cluster, config", {
  alertmanager_build_info: info("Version.", ["version", "revision", "branch", "goversion"]),
  alertmanager_alerts: gauge("Alerts by state.", ["state"]),
  alertmanager_alerts_received_total: counter("Alerts received.", ["status"]),
  alertmanager_alerts_invalid_total: counter("Alerts that it could not read."),
  alertmanager_notifications_total: counter("Notifications attempted.", INTEGRATION),
  alertmanager_notifications_failed_total: counter("Notifications that failed.", [...INTEGRATION, "reason"]),
  alertmanager_notifications_suppressed_total: counter("Notifications held back.", ["reason"]),
  alertmanager_notification_latency_seconds: histogram("Time to notify.", INTEGRATION),
  alertmanager_silences: gauge("Silences by state.", ["state"]),
  alertmanager_config_hash: gauge("A number that says which configuration it has."),
  alertmanager_config_last_reload_successful: gauge("1 when the last configuration was taken."),
  alertmanager_cluster_members: gauge("Replicas that one sees, itself included."),
  alertmanager_cluster_failed_peers: gauge("Replicas that one has lost."),
  alertmanager_dispatcher_aggregation_groups: gauge("Groups of alerts."),
});
