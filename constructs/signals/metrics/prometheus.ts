import { MONITORED_LABELS } from "../identity";
import { catalogue, counter, gauge, histogram, info, limit, summary } from "./catalogue";
import { KUBELET_LABELS } from "./kubelet";

const GROUP = ["rule_group"] as const;
const REMOTE = ["remote_name", "url"] as const;
const ALERTMANAGER = ["alertmanager"] as const;
const SCRAPE_JOB = ["scrape_job"] as const;

/** What Prometheus writes about each target, with all labels of the target: those of the kubelet and of packs' pods, too. */
export const SCRAPES = catalogue(
  "Prometheus 3.14.0, scrape/scrape.go; those about limits with the feature extra-scrape-metrics",
  {
    up: gauge("1 when the last scrape of the target succeeded.", KUBELET_LABELS),
    scrape_duration_seconds: gauge("Length of the last scrape.", KUBELET_LABELS, "seconds"),
    scrape_timeout_seconds: gauge("How long a scrape may take.", KUBELET_LABELS, "seconds"),
    scrape_samples_scraped: gauge("Samples that the target returned.", KUBELET_LABELS),
    scrape_samples_post_metric_relabeling: gauge("Samples of the last scrape that were kept.", KUBELET_LABELS),
    scrape_series_added: gauge("Series of the last scrape that were new.", KUBELET_LABELS),
    scrape_sample_limit: limit("Samples a scrape may return; 0 for no limit.", KUBELET_LABELS),
    scrape_body_size_bytes: gauge("Size of the last answer.", KUBELET_LABELS, "bytes"),
  },
  MONITORED_LABELS,
  KUBELET_LABELS,
);

export const PROMETHEUS = catalogue(
  "Prometheus 3.14.0, cmd/prometheus, tsdb, scrape, rules, notifier, promql, storage",
  {
    prometheus_build_info: info("Version.", ["version", "revision", "branch", "goversion"]),
    prometheus_ready: gauge("1 when it answers queries."),
    prometheus_config_last_reload_successful: gauge("1 when the last configuration was taken."),
    prometheus_config_last_reload_success_timestamp_seconds: gauge("When one was taken last.", [], "seconds"),
    prometheus_http_requests_total: counter("Requests of its API.", ["handler", "code"], { bornAtOne: true }),
    prometheus_http_request_duration_seconds: histogram("Duration of them.", ["handler"]),

    prometheus_tsdb_head_series: gauge("Series in memory."),
    prometheus_tsdb_head_series_created_total: counter("Series created."),
    prometheus_tsdb_head_series_removed_total: counter("Series removed from memory."),
    prometheus_tsdb_head_chunks: gauge("Chunks in memory."),
    prometheus_tsdb_head_samples_appended_total: counter("Samples stored.", ["type"]),
    prometheus_tsdb_out_of_order_samples_total: counter("Samples refused for being too old.", ["type"]),
    prometheus_tsdb_storage_blocks_bytes: gauge("Bytes of all blocks on disk.", [], "bytes"),
    prometheus_tsdb_wal_storage_size_bytes: gauge("Bytes of the write-ahead log.", [], "bytes"),
    prometheus_tsdb_wal_corruptions_total: counter("Corruptions of the write-ahead log."),
    prometheus_tsdb_compactions_total: counter("Compactions."),
    prometheus_tsdb_compactions_failed_total: counter("Compactions that failed."),
    prometheus_tsdb_reloads_failures_total: counter("Failures to read blocks again."),
    prometheus_tsdb_retention_limit_bytes: limit("Bytes that may be kept; 0 for no limit.", [], "bytes"),
    prometheus_tsdb_size_retentions_total: counter("Times blocks were deleted for want of room."),
    prometheus_tsdb_lowest_timestamp_seconds: gauge("The oldest sample.", [], "seconds"),

    prometheus_rule_evaluations_total: counter("Rules evaluated.", GROUP),
    prometheus_rule_evaluation_failures_total: counter("Rules that failed.", GROUP),
    prometheus_rule_group_iterations_total: counter("Evaluations of a group.", GROUP),
    prometheus_rule_group_iterations_missed_total: counter("Evaluations missed for taking too long.", GROUP),
    prometheus_rule_group_last_duration_seconds: gauge("Length of the last evaluation.", GROUP, "seconds"),
    prometheus_rule_group_interval_seconds: gauge("Time between evaluations.", GROUP, "seconds"),
    prometheus_rule_group_last_evaluation_samples: gauge("Samples of the last evaluation.", GROUP),
    prometheus_rule_group_rules: gauge("Rules of a group.", GROUP),

    prometheus_notifications_alertmanagers_discovered: gauge("Alertmanagers it knows."),
    prometheus_notifications_sent_total: counter("Alerts sent.", ALERTMANAGER),
    prometheus_notifications_errors_total: counter("Alerts that an Alertmanager did not take.", ALERTMANAGER),
    prometheus_notifications_dropped_total: counter("Alerts that were given up.", ALERTMANAGER),
    prometheus_notifications_queue_length: gauge("Alerts that wait.", ALERTMANAGER),
    prometheus_notifications_queue_capacity: gauge("Alerts that may wait."),

    prometheus_engine_queries: gauge("Queries that run."),
    prometheus_engine_queries_concurrent_max: gauge("Queries that may run."),
    prometheus_engine_query_duration_seconds: summary("Duration of queries.", ["slice"]),

    prometheus_sd_discovered_targets: gauge("Targets found.", ["config", "name"]),
    prometheus_sd_refresh_failures_total: counter("Searches for targets that failed.", ["mechanism", "config"]),
    prometheus_sd_kubernetes_failures_total: counter("Failed requests to Kubernetes."),
    prometheus_target_interval_length_seconds: summary("Time between scrapes.", ["interval"]),
    prometheus_target_sync_length_seconds: summary("Time to take over targets.", SCRAPE_JOB),
    prometheus_target_sync_failed_total: counter("Targets that could not be taken over.", SCRAPE_JOB, {
      bornAtOne: true,
    }),
    prometheus_target_metadata_cache_entries: gauge("Descriptions of metrics in memory.", SCRAPE_JOB),
    prometheus_target_scrape_pool_targets: gauge("Targets of a job.", SCRAPE_JOB),
    prometheus_target_scrape_pool_exceeded_target_limit_total: counter("Jobs with too many targets."),
    prometheus_target_scrape_pool_exceeded_label_limits_total: counter("Jobs with too many labels."),
    prometheus_target_scrapes_exceeded_body_size_limit_total: counter("Answers that were too large."),
    prometheus_target_scrapes_exceeded_sample_limit_total: counter("Answers with too many samples."),
    prometheus_target_scrapes_sample_duplicate_timestamp_total: counter("Samples that were there already."),
    prometheus_target_scrapes_sample_out_of_bounds_total: counter("Samples from too far away in time."),
    prometheus_target_scrapes_sample_out_of_order_total: counter("Samples older than the last."),

    prometheus_remote_storage_samples_total: counter("Samples to write to another store.", REMOTE),
    prometheus_remote_storage_samples_failed_total: counter("Samples that it refused.", REMOTE),
    prometheus_remote_storage_samples_dropped_total: counter("Samples that were given up.", [...REMOTE, "reason"]),
    prometheus_remote_storage_samples_pending: gauge("Samples that wait.", REMOTE),
    prometheus_remote_storage_shards: gauge("Parallel writers.", REMOTE),
    prometheus_remote_storage_shards_desired: gauge("Parallel writers that are needed.", REMOTE),
    prometheus_remote_storage_shards_max: gauge("Parallel writers there may be.", REMOTE),
    prometheus_remote_storage_queue_highest_timestamp_seconds: gauge("Newest sample to write.", REMOTE, "seconds"),
    prometheus_remote_storage_queue_highest_sent_timestamp_seconds: gauge("Newest sample written.", REMOTE, "seconds"),
  },
);
