import { catalogue, counter, gauge, histogram } from "./catalogue";

const REQUEST = ["verb", "group", "version", "resource", "subresource", "scope", "component"] as const;
const DNS = ["server", "zone", "view"] as const;
const QUEUE = ["name"] as const;
const FIRST_SEEN = { bornAtOne: true } as const;

/** The API server of a managed control plane, which is all of it that can be scraped in every cloud. */
export const API_SERVER = catalogue("Kubernetes, test/instrumentation/documentation/documentation-list.yaml", {
  apiserver_request_total: counter("Requests.", [...REQUEST, "code", "dry_run"], FIRST_SEEN),
  apiserver_request_duration_seconds: histogram("Duration of requests.", [...REQUEST, "dry_run"]),
  apiserver_request_sli_duration_seconds: histogram("The same without webhooks.", REQUEST),
  apiserver_request_terminations_total: counter(
    "Requests given up to protect the server.",
    [...REQUEST, "code"],
    FIRST_SEEN,
  ),
  apiserver_current_inflight_requests: gauge("Requests under way.", ["request_kind"]),
  apiserver_client_certificate_expiration_seconds: histogram("Time left of the certificates of clients."),
  aggregator_unavailable_apiservice: gauge("1 where an added API is not available.", QUEUE),
  aggregator_unavailable_apiservice_total: counter("Times an added API was lost.", [...QUEUE, "reason"], FIRST_SEEN),
  kubernetes_build_info: gauge("1 with the version.", [
    "git_version",
    "major",
    "minor",
    "platform",
    "node",
    "metrics_path",
  ]),
});

/** What programs written with Kubernetes' Go library expose: API server and kubelet. */
export const KUBERNETES_CLIENTS = catalogue("Kubernetes, staging/src/k8s.io/component-base/metrics/prometheus", {
  rest_client_requests_total: counter(
    "Requests to the API.",
    ["code", "method", "host", "node", "metrics_path"],
    FIRST_SEEN,
  ),
  rest_client_request_duration_seconds: histogram("Duration of them.", ["verb", "host", "node", "metrics_path"]),
  workqueue_adds_total: counter("Work that came.", QUEUE),
  workqueue_depth: gauge("Work that waits.", QUEUE),
  workqueue_queue_duration_seconds: histogram("How long it waits.", QUEUE),
});

export const CORE_DNS = catalogue("CoreDNS, plugin/metrics and plugin/cache", {
  coredns_dns_requests_total: counter("Questions.", [...DNS, "proto", "family", "type"], FIRST_SEEN),
  coredns_dns_responses_total: counter("Answers.", [...DNS, "rcode", "plugin"], FIRST_SEEN),
  coredns_dns_request_duration_seconds: histogram("Time to answer.", DNS),
  coredns_dns_request_size_bytes: histogram("Size of questions.", [...DNS, "proto"], "bytes"),
  coredns_dns_response_size_bytes: histogram("Size of answers.", [...DNS, "proto"], "bytes"),
  coredns_cache_entries: gauge("Answers in memory.", ["server", "type", "zones", "view"]),
  coredns_cache_hits_total: counter("Answers from memory.", ["server", "type", "zones", "view"], FIRST_SEEN),
  coredns_cache_misses_total: counter("Answers from elsewhere.", ["server", "zones", "view"], FIRST_SEEN),
});
