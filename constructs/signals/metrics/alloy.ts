import { catalogue, counter, gauge, histogram } from "./catalogue";

const LOKI_WRITE = ["component_id", "component_path", "host", "tenant"] as const;
const RECEIVER = ["component_id", "component_path", "receiver", "transport"] as const;
const EXPORTER = ["component_id", "component_path", "exporter"] as const;
const COMPONENT = ["component_id", "component_path"] as const;
const SECONDS = { unit: "seconds" } as const;

/** Counters of the collector's parts appear with the first thing they count. */
const FIRST_SEEN = { bornAtOne: true } as const;

export const ALLOY = catalogue("Alloy 1.18.1, internal, docs/sources/reference/components/otelcol", {
  alloy_component_controller_running_components: gauge("Components by health.", [
    "health_type",
    "controller_id",
    "controller_path",
  ]),
  alloy_component_evaluation_seconds: histogram("Time to evaluate a component.", ["controller_id", "controller_path"]),
  alloy_config_last_load_successful: gauge("1 when the last configuration was taken."),
  alloy_config_load_failures_total: counter("Configurations that were refused."),
  alloy_config_hash: gauge("1 with the hash of the configuration.", ["sha256", "cluster_name"]),
  alloy_resources_process_cpu_seconds_total: counter("Processor time of the process.", [], SECONDS),
  alloy_resources_process_resident_memory_bytes: gauge("Memory of the process.", [], "bytes"),

  loki_write_sent_entries_total: counter("Lines sent to Loki.", LOKI_WRITE),
  loki_write_sent_bytes_total: counter("Bytes sent to Loki.", LOKI_WRITE),
  loki_write_dropped_entries_total: counter("Lines Loki did not take.", [...LOKI_WRITE, "reason"]),
  loki_write_dropped_bytes_total: counter("Bytes Loki did not take.", [...LOKI_WRITE, "reason"]),
  loki_write_batch_retries_total: counter("Batches that were sent again.", LOKI_WRITE),
  loki_write_request_duration_seconds: histogram("Time to send a batch.", [...LOKI_WRITE, "status_code"]),
  loki_process_dropped_lines_total: counter("Lines that a pipeline dropped.", [...COMPONENT, "reason"], FIRST_SEEN),
  loki_source_file_read_lines_total: counter("Lines read from a file.", [...COMPONENT, "path"], FIRST_SEEN),
  loki_source_file_files_active_total: gauge("Files that are read.", COMPONENT),

  otelcol_receiver_accepted_spans_total: counter("Received spans.", RECEIVER, FIRST_SEEN),
  otelcol_receiver_accepted_log_records_total: counter("Received log records.", RECEIVER, FIRST_SEEN),
  otelcol_receiver_accepted_metric_points_total: counter("Received metric points.", RECEIVER, FIRST_SEEN),
  otelcol_receiver_refused_spans_total: counter("Refused spans.", RECEIVER, FIRST_SEEN),
  otelcol_receiver_refused_log_records_total: counter("Refused log records.", RECEIVER, FIRST_SEEN),
  otelcol_receiver_refused_metric_points_total: counter("Refused metric points.", RECEIVER, FIRST_SEEN),
  otelcol_exporter_sent_spans_total: counter("Delivered spans.", EXPORTER, FIRST_SEEN),
  otelcol_exporter_sent_log_records_total: counter("Delivered log records.", EXPORTER, FIRST_SEEN),
  otelcol_exporter_sent_metric_points_total: counter("Delivered metric points.", EXPORTER, FIRST_SEEN),
  otelcol_exporter_send_failed_spans_total: counter("Undeliverable spans.", EXPORTER, FIRST_SEEN),
  otelcol_exporter_send_failed_log_records_total: counter("Undeliverable log records.", EXPORTER, FIRST_SEEN),
  otelcol_exporter_send_failed_metric_points_total: counter("Undeliverable metric points.", EXPORTER, FIRST_SEEN),
  otelcol_exporter_queue_size: gauge("Batches that wait.", [...EXPORTER, "data_type"]),
  otelcol_exporter_queue_capacity: gauge("Batches that may wait.", [...EXPORTER, "data_type"]),
});
