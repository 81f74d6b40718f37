import { catalogue, counter, gauge } from "./catalogue";

const CONTROLLER = ["controller"] as const;

export const PROMETHEUS_OPERATOR = catalogue("prometheus-operator 0.93.1, pkg/operator, pkg/kubelet", {
  prometheus_operator_ready: gauge("1 where a controller works.", CONTROLLER),
  prometheus_operator_syncs: gauge("Objects by the result of their last sync.", [...CONTROLLER, "status"]),
  prometheus_operator_managed_resources: gauge("Objects it uses or refuses.", [...CONTROLLER, "resource", "state"]),
  prometheus_operator_reconcile_operations_total: counter("Attempts to bring objects in order.", CONTROLLER),
  prometheus_operator_reconcile_errors_total: counter("Attempts that failed.", CONTROLLER),
  prometheus_operator_list_operations_total: counter("Lists asked of Kubernetes.", CONTROLLER),
  prometheus_operator_list_operations_failed_total: counter("Lists that failed.", CONTROLLER),
  prometheus_operator_watch_operations_total: counter("Watches begun.", CONTROLLER),
  prometheus_operator_watch_operations_failed_total: counter("Watches that failed.", CONTROLLER),
  prometheus_operator_status_update_operations_total: counter("Reports written into objects.", CONTROLLER),
  prometheus_operator_status_update_errors_total: counter("Reports that failed.", CONTROLLER),
  prometheus_operator_node_address_lookup_errors_total: counter("Nodes without an address."),
  reloader_last_reload_successful: gauge("1 when a sidecar's last reload succeeded."),
});
