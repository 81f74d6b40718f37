import { catalogue, counter, gauge, histogram } from "./catalogue";

const REQUEST = ["method", "route", "status_code", "ws"] as const;
const LINES = ["tenant", "is_internal_stream", "policy", "format"] as const;
const RULE = ["user", "rule_group"] as const;

/** Counters by tenant appear when the tenant is first heard of. */
const FIRST_SEEN = { bornAtOne: true } as const;

export const LOKI = catalogue("Loki 3.7.6, pkg; requests from grafana/dskit, server/metrics.go", {
  loki_request_duration_seconds: histogram("Time of requests.", REQUEST),
  loki_panic_total: counter("Panics that were caught."),
  loki_distributor_lines_received_total: counter("Log lines received.", LINES, FIRST_SEEN),
  loki_distributor_bytes_received_total: counter("Bytes of lines received.", [...LINES, "retention_hours"], FIRST_SEEN),
  loki_discarded_samples_total: counter(
    "Lines that a limit kept out.",
    ["tenant", "reason", "retention_hours", "policy", "format"],
    FIRST_SEEN,
  ),
  loki_discarded_bytes_total: counter(
    "Bytes that a limit kept out.",
    ["tenant", "reason", "retention_hours", "policy", "format"],
    FIRST_SEEN,
  ),
  loki_ingester_memory_streams: gauge("Streams in memory.", ["tenant"]),
  loki_ingester_memory_chunks: gauge("Chunks in memory."),
  loki_ingester_streams_created_total: counter("Streams created.", ["tenant"], FIRST_SEEN),
  loki_ingester_flush_queue_length: gauge("Series that wait to be written."),
  loki_ingester_chunks_flushed_total: counter("Chunks written, by why.", ["reason"], FIRST_SEEN),
  loki_ingester_chunks_flush_failures_total: counter("Chunks that could not be written."),
  loki_ingester_wal_disk_full_failures_total: counter("Lines lost for want of room in the write-ahead log."),
  loki_compactor_apply_retention_last_successful_run_timestamp_seconds: gauge("Last deletion.", [], "seconds"),
  loki_boltdb_shipper_compact_tables_operation_total: counter("Compactions.", ["status"], FIRST_SEEN),
  loki_boltdb_shipper_compact_tables_operation_last_successful_run_timestamp_seconds: gauge(
    "Last compaction.",
    [],
    "seconds",
  ),
  loki_boltdb_shipper_compactor_running: gauge("1 where the compactor runs."),
  loki_prometheus_rule_evaluations_total: counter("Log rules evaluated.", RULE),
  loki_prometheus_rule_evaluation_failures_total: counter("Log rules that failed.", RULE),
  loki_prometheus_rule_group_iterations_missed_total: counter("Evaluations missed.", RULE),
});
