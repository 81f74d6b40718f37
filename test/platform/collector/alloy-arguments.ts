/** Of blocks `tls_config` (docs/sources/shared/reference/components/tls-config-block.md). */
const TLS = "ca_file ca_pem cert_file cert_pem insecure_skip_verify key_file key_pem min_version server_name";

/**
 * The arguments of every block that the collector configures, by component and path of the block: names only, as the
 * reference of Alloy 1.18.1 lists them (grafana/alloy, docs/sources/reference/components).
 */
export const ALLOY_ARGUMENTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "discovery.kubernetes": {
    "": "api_server bearer_token bearer_token_file enable_http2 follow_redirects http_headers kubeconfig_file no_proxy proxy_connect_header proxy_from_environment proxy_url role",
    selectors: "field label role",
  },
  "discovery.relabel": {
    "": "targets",
    rule: "action modulus regex replacement separator source_labels target_label",
  },
  "loki.process": {
    "": "forward_to",
    "stage.cri": "max_partial_line_size max_partial_line_size_truncate max_partial_lines",
    "stage.label_drop": "values",
    "stage.match": "action drop_counter_reason pipeline_name selector",
    "stage.match > stage.drop": "drop_counter_reason expression longer_than older_than separator source value",
    "stage.match > stage.json": "drop_malformed expressions regex source",
    "stage.json": "drop_malformed expressions regex source",
    "stage.labels": "source_type values",
    "stage.match > stage.labels": "source_type values",
    "stage.match > stage.logfmt": "mapping regex source",
    "stage.match > stage.luhn": "delimiters min_length replacement source",
    "stage.match > stage.multiline": "firstline max_lines max_wait_time trim_newlines",
    "stage.match > stage.regex": "expression labels_from_groups source",
    "stage.match > stage.replace": "expression replace source",
    "stage.match > stage.sampling": "drop_counter_reason rate",
    "stage.match > stage.structured_metadata": "regex values",
    "stage.regex": "expression labels_from_groups source",
    "stage.static_labels": "values",
    "stage.structured_metadata": "regex values",
  },
  "loki.source.file": {
    "": "encoding forward_to legacy_positions_file on_positions_file_error tail_from_end targets",
    file_match: "enabled ignore_older_than sync_period",
  },
  "loki.source.kafka": {
    "": "assignor brokers forward_to group_id labels relabel_rules topics use_incoming_timestamp version",
    authentication: "type",
    "authentication > sasl_config": "mechanism password use_tls user",
    "authentication > sasl_config > tls_config": TLS,
    "authentication > tls_config": TLS,
  },
  "loki.source.kubernetes": {
    "": "forward_to targets",
    clustering: "enabled",
  },
  "loki.source.kubernetes_events": {
    "": "forward_to job_name log_format namespaces",
  },
  "loki.write": {
    "": "external_labels max_streams",
    endpoint:
      "batch_size batch_wait bearer_token bearer_token_file enable_http2 follow_redirects headers http_headers max_backoff_period max_backoff_retries min_backoff_period name no_proxy proxy_connect_header proxy_from_environment proxy_url remote_timeout retry_on_http_429 tenant_id url",
  },
  "otelcol.connector.servicegraph": {
    "": "cache_loop database_name_attribute database_name_attributes dimensions exponential_histogram_max_size latency_histogram_buckets metrics_flush_interval store_expiration_loop traces_service_graph_dropped_spans_total traces_service_graph_request_client traces_service_graph_request_failed_total traces_service_graph_request_server traces_service_graph_request_total traces_service_graph_unpaired_spans_total virtual_node_extra_label virtual_node_peer_attributes",
    output: "metrics",
    store: "max_items ttl",
  },
  "otelcol.connector.spanmetrics": {
    "": "aggregation_cardinality_limit aggregation_temporality dimensions_cache_size exclude_dimensions include_collector_instance_id include_instrumentation_scope metric_timestamp_cache_size metrics_expiration metrics_flush_interval namespace resource_metrics_cache_size resource_metrics_key_attributes series_expiration",
    exemplars: "enabled max_per_data_point",
    histogram: "disable unit",
    "histogram > explicit": "buckets",
    output: "metrics",
  },
  "otelcol.exporter.loadbalancing": {
    "": "routing_key timeout",
    protocol: "",
    "protocol > otlp": "",
    "protocol > otlp > client":
      "auth authority balancer_name compression headers read_buffer_size wait_for_ready write_buffer_size",
    "protocol > otlp > client > tls":
      "ca_file ca_pem cert_file cert_pem cipher_suites curve_preferences include_system_ca_certs_pool insecure insecure_skip_verify key_file key_pem max_version min_version reload_interval server_name",
    resolver: "",
    "resolver > dns": "hostname interval port timeout",
  },
  "otelcol.exporter.otlp": {
    "": "timeout",
    client:
      "auth authority balancer_name compression endpoint headers read_buffer_size wait_for_ready write_buffer_size",
    "client > tls":
      "ca_file ca_pem cert_file cert_pem cipher_suites curve_preferences include_system_ca_certs_pool insecure insecure_skip_verify key_file key_pem max_version min_version reload_interval server_name",
  },
  "otelcol.exporter.otlphttp": {
    "": "encoding logs_endpoint metrics_endpoint traces_endpoint",
    client:
      "auth compression disable_keep_alives endpoint force_attempt_http2 headers http2_ping_timeout http2_read_idle_timeout idle_conn_timeout max_conns_per_host max_idle_conns max_idle_conns_per_host proxy_url read_buffer_size timeout write_buffer_size",
  },
  "otelcol.exporter.prometheus": {
    "": "add_metric_suffixes convert_classic_histograms_to_nhcb forward_to gc_frequency honor_metadata include_scope_info include_scope_labels include_target_info keep_identifying_resource_attributes resource_to_telemetry_conversion",
  },
  "otelcol.processor.batch": {
    "": "metadata_cardinality_limit metadata_keys send_batch_max_size send_batch_size timeout",
    output: "logs metrics traces",
  },
  "otelcol.processor.k8sattributes": {
    "": "auth_type passthrough wait_for_metadata wait_for_metadata_timeout watch_sync_period",
    extract: "deployment_name_from_replicaset metadata otel_annotations",
    "extract > label": "from key key_regex op tag_name value",
    output: "logs metrics traces",
    pod_association: "",
    "pod_association > source": "from name",
  },
  "otelcol.processor.memory_limiter": {
    "": "check_interval limit limit_percentage spike_limit spike_limit_percentage",
    output: "logs metrics traces",
  },
  "otelcol.processor.probabilistic_sampler": {
    "": "attribute_source fail_closed from_attribute hash_seed mode sampling_percentage sampling_precision sampling_priority",
    output: "logs metrics traces",
  },
  "otelcol.processor.tail_sampling": {
    "": "block_on_overflow decision_cache decision_wait decision_wait_after_root_received drop_pending_traces_on_shutdown expected_new_traces_per_sec maximum_trace_size_bytes num_traces sample_on_first_match",
    output: "logs metrics traces",
    policy: "name type",
    "policy > and": "",
    "policy > and > and_sub_policy": "name type",
    "policy > and > and_sub_policy > probabilistic": "hash_salt sampling_percentage",
    "policy > and > and_sub_policy > string_attribute": "cache_max_size enabled_regex_matching invert_match key values",
    "policy > latency": "threshold_ms upper_threshold_ms",
    "policy > status_code": "status_codes",
  },
  "otelcol.processor.transform": {
    "": "error_mode",
    log_statements: "conditions context error_mode statements",
    metric_statements: "conditions context error_mode statements",
    output: "logs metrics traces",
    trace_statements: "conditions context error_mode statements",
  },
  "otelcol.receiver.jaeger": {
    "": "",
    output: "logs metrics traces",
    protocols: "",
    "protocols > grpc":
      "auth endpoint include_metadata max_concurrent_streams max_recv_msg_size read_buffer_size transport write_buffer_size",
    "protocols > thrift_binary": "endpoint max_packet_size queue_size socket_buffer_size workers",
    "protocols > thrift_compact": "endpoint max_packet_size queue_size socket_buffer_size workers",
    "protocols > thrift_http":
      "auth compression_algorithms endpoint idle_timeout include_metadata keep_alives_enabled max_request_body_size read_header_timeout read_timeout write_timeout",
  },
  "otelcol.receiver.otlp": {
    "": "",
    grpc: "auth endpoint include_metadata max_concurrent_streams max_recv_msg_size read_buffer_size transport write_buffer_size",
    "grpc > keepalive": "",
    "grpc > keepalive > server_parameters":
      "max_connection_age max_connection_age_grace max_connection_idle time timeout",
    http: "auth compression_algorithms endpoint idle_timeout include_metadata keep_alives_enabled logs_url_path max_request_body_size metrics_url_path read_header_timeout read_timeout traces_url_path write_timeout",
    output: "logs metrics traces",
  },
  "otelcol.receiver.zipkin": {
    "": "auth compression_algorithms endpoint idle_timeout include_metadata keep_alives_enabled max_request_body_size parse_string_tags read_header_timeout read_timeout write_timeout",
    output: "logs metrics traces",
  },
  "prometheus.remote_write": {
    "": "external_labels",
    endpoint:
      "bearer_token bearer_token_file enable_http2 follow_redirects headers http_headers name no_proxy protobuf_message proxy_connect_header proxy_from_environment proxy_url remote_timeout round_robin_dns send_exemplars send_native_histograms url",
  },
};
