import { catalogue, counter, gauge, histogram } from "./catalogue";

const REQUEST = ["method", "route", "status_code", "ws"] as const;
const TENANT = ["tenant"] as const;
const QUERY = ["tenant", "op", "result"] as const;

/** Counters by tenant appear when the tenant is first heard of. */
const FIRST_SEEN = { bornAtOne: true } as const;

export const TEMPO = catalogue("Tempo 2.10.8, modules, tempodb; requests from grafana/dskit, server/metrics.go", {
  tempo_request_duration_seconds: histogram("Time of requests.", REQUEST),
  tempo_distributor_spans_received_total: counter("Spans received.", TENANT, FIRST_SEEN),
  tempo_distributor_bytes_received_total: counter("Bytes of spans received.", TENANT, FIRST_SEEN),
  tempo_distributor_ingester_append_failures_total: counter("Failed writes.", ["ingester"], FIRST_SEEN),
  tempo_distributor_push_duration_seconds: histogram("Time to hand spans on."),
  tempo_discarded_spans_total: counter("Spans discarded.", [...TENANT, "reason"], FIRST_SEEN),
  tempo_receiver_accepted_spans: counter("Spans that receivers took.", ["receiver", "transport"], FIRST_SEEN),
  tempo_receiver_refused_spans: counter("Spans they refused.", ["receiver", "transport"], FIRST_SEEN),
  tempo_ingester_live_traces: gauge("Traces that are not complete yet.", TENANT),
  tempo_ingester_traces_created_total: counter("Traces begun.", TENANT, FIRST_SEEN),
  tempo_ingester_blocks_flushed_total: counter("Blocks written to the object store."),
  tempo_ingester_failed_flushes_total: counter("Blocks that could not be written to the object store."),
  tempo_ingester_flush_queue_length: gauge("Blocks that wait to be written."),
  tempo_ingester_flush_duration_seconds: histogram("Time to write a block."),
  tempo_query_frontend_queries_total: counter("Queries.", QUERY, FIRST_SEEN),
  tempo_query_frontend_queries_within_slo_total: counter("Queries that were fast enough.", QUERY, FIRST_SEEN),
  tempodb_backend_request_duration_seconds: histogram("Object store requests.", ["operation", "status_code"]),
  tempodb_blocklist_length: gauge("Blocks of a tenant.", TENANT),
  tempodb_blocklist_poll_errors_total: counter("Failed searches for blocks.", TENANT, FIRST_SEEN),
  tempodb_blocklist_poll_duration_seconds: histogram("Time to search for blocks."),
  tempodb_compaction_errors_total: counter("Compactions that failed."),
  tempodb_compaction_outstanding_blocks: gauge("Blocks that wait for compaction.", TENANT),
  tempodb_retention_errors_total: counter("Deletions that failed."),
});
