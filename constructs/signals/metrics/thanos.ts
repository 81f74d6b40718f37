/**
 * Thanos 0.42.4 as it is installed: sidecar, query, store gateway, compactor. Read in thanos-io/thanos at v0.42.4, and
 * in thanos-io/objstore at the commit that its go.mod names (71d60dfee488), in the files that each `source` gives.
 *
 * Two names of its own alerts (mixin/alerts) are older than it and not exposed: `thanos_query_store_apis_dns_…` is
 * `thanos_query_endpoints_dns_…`, `thanos_bucket_store_series_gate_duration_seconds` has `_queries` after `gate`.
 */
import { catalogue, counter, gauge, histogram, info } from "./catalogue";

const OPERATION = ["bucket", "operation"] as const;
const RESOLUTION = ["resolution"] as const;
const TENANT = ["tenant"] as const;
const CACHE = ["item_type"] as const;
const HTTP = ["code", "handler", "method", "tenant"] as const;
const RPC = ["grpc_type", "grpc_service", "grpc_method"] as const;
const BYTES = { unit: "bytes" } as const;

/** These appear with the first request of their kind. */
const FIRST_SEEN = { bornAtOne: true } as const;

/** What all four expose. */
export const THANOS = catalogue("Thanos 0.42.4, cmd/thanos/main.go, pkg/prober", {
  thanos_build_info: info("Version.", ["version", "revision", "branch", "goversion", "goos", "goarch", "tags"]),
  thanos_status: gauge("1 where a part is healthy, or ready.", ["component", "check"]),
});

/** Requests to the object store: by sidecar, store gateway and compactor. */
export const THANOS_BUCKETS = catalogue("Thanos 0.42.4; thanos-io/objstore, objstore.go", {
  thanos_objstore_bucket_operations_total: counter("Requests attempted.", OPERATION),
  thanos_objstore_bucket_operation_failures_total: counter("Requests that failed and should not have.", OPERATION),
  thanos_objstore_bucket_operation_duration_seconds: histogram("Time of those that succeeded.", OPERATION),
  thanos_objstore_bucket_operation_fetched_bytes_total: counter("Bytes read.", OPERATION, BYTES),
  thanos_objstore_bucket_operation_transferred_bytes: histogram("Bytes of a request.", OPERATION, "bytes"),
  thanos_objstore_bucket_last_successful_upload_time: gauge("Last upload; 0 before the first.", ["bucket"], "seconds"),
});

/** What is known of the blocks in the object store: by store gateway and compactor. */
export const THANOS_BLOCKS = catalogue("Thanos 0.42.4, pkg/block/fetcher.go", {
  thanos_blocks_meta_syncs_total: counter("Searches for blocks."),
  thanos_blocks_meta_sync_failures_total: counter("Searches that failed."),
  thanos_blocks_meta_sync_duration_seconds: histogram("Time to search."),
  thanos_blocks_meta_synced: gauge("Blocks by what was found of them, such as loaded, failed, no-meta-json.", [
    "state",
  ]),
});

/** Beside each Prometheus. When it uploaded last is in {@link THANOS_BUCKETS}. */
export const THANOS_SIDECAR = catalogue("Thanos 0.42.4, cmd/thanos/sidecar.go, pkg/shipper/shipper.go", {
  thanos_sidecar_prometheus_up: gauge("1 where it reaches its Prometheus."),
  thanos_shipper_dir_syncs_total: counter("Looks at the blocks on disk."),
  thanos_shipper_dir_sync_failures_total: counter("Looks that failed."),
  thanos_shipper_uploads_total: counter("Blocks uploaded."),
  thanos_shipper_upload_failures_total: counter("Blocks that could not be uploaded."),
  thanos_shipper_corrupted_blocks_total: counter("Blocks found corrupted."),
  thanos_shipper_upload_compacted_done: gauge("1 when all compacted blocks on disk are uploaded."),
});

export const THANOS_STORE = catalogue(
  "Thanos 0.42.4, cmd/thanos/store.go, pkg/store/bucket.go, pkg/store/cache, pkg/gate, pkg/block/indexheader",
  {
    thanos_bucket_store_blocks_loaded: gauge("Blocks it answers from."),
    thanos_bucket_store_blocks_last_loaded_timestamp_seconds: gauge("When it loaded the last.", [], "seconds"),
    thanos_bucket_store_block_loads_total: counter("Blocks it tried to load."),
    thanos_bucket_store_block_load_failures_total: counter("Blocks it could not load."),
    thanos_bucket_store_block_load_duration_seconds: histogram("Time to load a block."),
    thanos_bucket_store_block_drops_total: counter("Blocks it gave up."),
    thanos_bucket_store_block_drop_failures_total: counter("Blocks it could not give up."),
    thanos_bucket_store_indexheader_download_duration_seconds: histogram("Time to fetch the head of an index."),
    thanos_bucket_store_indexheader_load_duration_seconds: histogram("Time to read it from disk."),

    thanos_bucket_store_series_gate_queries_max: gauge("Queries that may run."),
    thanos_bucket_store_series_gate_queries_in_flight: gauge("Queries that run."),
    thanos_bucket_store_series_gate_queries_total: counter("Queries let in."),
    thanos_bucket_store_series_gate_queries_duration_seconds: histogram("Wait to be let in."),
    thanos_bucket_store_series_get_all_duration_seconds: histogram("Time to read the blocks of a query.", TENANT),
    thanos_bucket_store_series_merge_duration_seconds: histogram("Time to merge what was read.", TENANT),
    thanos_bucket_store_sent_chunk_size_bytes: histogram("Chunks of a series sent.", TENANT, "bytes"),
    thanos_bucket_store_postings_size_bytes: histogram("Postings of a request.", TENANT, "bytes"),
    thanos_bucket_store_queries_dropped_total: counter("Queries over a limit.", ["reason", ...TENANT], FIRST_SEEN),

    thanos_store_index_cache_requests_total: counter("Questions to the cache of indexes.", [...CACHE, ...TENANT]),
    thanos_store_index_cache_hits_total: counter("Questions that it answered.", [...CACHE, ...TENANT]),
    thanos_store_index_cache_items_evicted_total: counter("Items put out.", CACHE),
    thanos_store_index_cache_items_overflowed_total: counter("Items that were too large.", CACHE),
    thanos_store_index_cache_total_size_bytes: gauge("Size of the cache.", CACHE, "bytes"),
    thanos_store_index_cache_max_size_bytes: gauge("Size it may have.", [], "bytes"),
  },
);

/** What is to be done (`todo`) is counted every five minutes: `--compact.progress-interval`. */
export const THANOS_COMPACTOR = catalogue(
  "Thanos 0.42.4, cmd/thanos/compact.go, cmd/thanos/downsample.go, pkg/compact/compact.go",
  {
    thanos_compact_halted: gauge("1 after an error that it cannot repair: it does nothing until it is restarted."),
    thanos_compact_iterations_total: counter("Rounds that succeeded."),
    thanos_compact_retries_total: counter("Rounds repeated after an error that may pass."),
    thanos_compact_todo_compactions: gauge("Compactions to be done."),
    thanos_compact_todo_compaction_blocks: gauge("Blocks to be compacted."),
    thanos_compact_todo_downsample_blocks: gauge("Blocks to be downsampled."),
    thanos_compact_todo_deletion_blocks: gauge("Blocks that are past their retention."),
    thanos_compact_group_compactions_total: counter("Compactions that made a block.", RESOLUTION),
    thanos_compact_group_compactions_failures_total: counter("Compactions that failed.", RESOLUTION),
    thanos_compact_group_compaction_runs_started_total: counter("Compactions begun.", RESOLUTION),
    thanos_compact_group_compaction_runs_completed_total: counter("Compactions ended, also for nothing.", RESOLUTION),
    thanos_compact_group_vertical_compactions_total: counter("Compactions of blocks that overlap.", RESOLUTION),
    thanos_compact_downsample_total: counter("Blocks downsampled.", RESOLUTION),
    thanos_compact_downsample_failures_total: counter("Blocks that could not be downsampled.", RESOLUTION),
    thanos_compact_downsample_duration_seconds: histogram("Time to downsample one.", RESOLUTION),
    thanos_compact_blocks_marked_total: counter("Blocks marked, for deletion and else.", ["marker", "reason"]),
    thanos_compact_blocks_cleaned_total: counter("Blocks deleted."),
    thanos_compact_block_cleanup_loops_total: counter("Rounds of deletion that succeeded."),
    thanos_compact_block_cleanup_failures_total: counter("Blocks that could not be deleted."),
    thanos_compact_aborted_partial_uploads_deletion_attempts_total: counter("Half uploaded blocks to be deleted."),
    thanos_compact_garbage_collection_total: counter("Searches for blocks that a larger one replaces."),
    thanos_compact_garbage_collection_failures_total: counter("Searches that failed."),
    thanos_compact_garbage_collection_duration_seconds: histogram("Time to search."),
    thanos_compact_garbage_collected_blocks_total: counter("Blocks marked for deletion by them."),
    thanos_delete_delay_seconds: gauge("How long a marked block is kept.", [], "seconds"),
  },
);

export const THANOS_QUERY = catalogue(
  "Thanos 0.42.4, cmd/thanos/{query,endpointset}.go, pkg/{query,gate,discovery/dns}, pkg/store/{proxy,telemetry}.go",
  {
    thanos_store_nodes_grpc_connections: gauge("Parts it reaches.", ["external_labels", "store_type"]),
    thanos_query_endpoints_dns_lookups_total: counter("Names of parts resolved."),
    thanos_query_endpoints_dns_failures_total: counter("Names that could not be resolved."),
    thanos_query_endpoints_dns_provider_results: gauge("Addresses of a name.", ["addr"]),
    thanos_query_duplicated_endpoint_addresses_total: counter("Addresses that were found twice."),
    thanos_query_concurrent_gate_queries_max: gauge("Queries that may run."),
    thanos_query_concurrent_gate_queries_in_flight: gauge("Queries that run."),
    thanos_query_concurrent_gate_queries_total: counter("Queries let in."),
    thanos_query_concurrent_gate_queries_duration_seconds: histogram("Wait to be let in."),
    thanos_query_range_requested_timespan_duration_seconds: histogram("Time that a range query spans."),
    thanos_store_api_query_duration_seconds: histogram("Time to select series, by how many there were.", [
      "series_le",
      "samples_le",
      ...TENANT,
    ]),
    thanos_proxy_store_empty_stream_responses_total: counter("Empty answers of a part."),
  },
);

/**
 * Requests that Thanos answers: over HTTP query, and without `tenant` the pages of store gateway and compactor; over
 * gRPC query, store gateway and sidecar. Calls of other parts are by query.
 *
 * Not among what every cluster has: other programs use these names, with other labels. A pack that reads them of Thanos
 * names its job and passes these among its metrics.
 */
export const THANOS_REQUESTS = catalogue(
  "Thanos 0.42.4, pkg/extprom/http/metrics.go; grpc-ecosystem/go-grpc-middleware, providers/prometheus",
  {
    http_requests_total: counter("HTTP requests.", HTTP, FIRST_SEEN),
    http_request_duration_seconds: histogram("Time of them.", HTTP),
    http_inflight_requests: gauge("Requests under way.", ["handler", "method", ...TENANT]),
    grpc_server_started_total: counter("Calls begun.", RPC),
    grpc_server_handled_total: counter("Calls ended.", [...RPC, "grpc_code"]),
    grpc_server_handling_seconds: histogram("Time of them.", RPC),
    grpc_client_started_total: counter("Calls of other parts begun.", RPC, FIRST_SEEN),
    grpc_client_handled_total: counter("Calls ended.", [...RPC, "grpc_code"], FIRST_SEEN),
    grpc_client_handling_seconds: histogram("Time of them.", RPC),
    grpc_req_panics_recovered_total: counter("Panics that a gRPC server caught."),
  },
);
