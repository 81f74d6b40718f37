/**
 * Kubernetes 1.35, in the repositories of its staging folder: apiserver, pkg/endpoints/metrics/metrics.go and
 * pkg/authentication/request/x509/x509.go; kube-aggregator, pkg/controllers/status/metrics/metrics.go; component-base,
 * metrics/version.go and metrics/prometheus. CoreDNS 1.14.7: plugin/metrics/vars/vars.go and plugin/cache/metrics.go.
 */
import { SCRAPED_LABELS } from "../identity";
import { catalogue, counter, gauge, histogram, info } from "./catalogue";
import { KUBELET_LABELS } from "./kubelet";

const REQUEST = ["verb", "group", "version", "resource", "subresource", "scope", "component"] as const;
const DNS = ["server", "zone", "view"] as const;
const NAME = ["name"] as const;
const WORK_QUEUE = ["name", ...KUBELET_LABELS] as const;
const FIRST_SEEN = { bornAtOne: true } as const;

/**
 * The API server of a managed control plane, which is all of it that can be scraped in every cloud. Of the buckets of
 * durations the chart keeps every second or third (kube-prometheus-stack, `kubeApiServer.serviceMonitor`).
 */
export const API_SERVER = catalogue(
  "Kubernetes 1.35, staging/src/k8s.io/{apiserver,kube-aggregator,component-base}",
  {
    apiserver_request_total: counter("Requests.", [...REQUEST, "code", "dry_run"], FIRST_SEEN),
    apiserver_request_duration_seconds: histogram("Duration of requests.", [...REQUEST, "dry_run"]),
    apiserver_request_sli_duration_seconds: histogram("The same without webhooks and queues.", REQUEST),
    apiserver_request_terminations_total: counter(
      "Requests given up to protect the server.",
      [...REQUEST, "code"],
      FIRST_SEEN,
    ),
    apiserver_current_inflight_requests: gauge("Requests under way.", ["request_kind"]),
    apiserver_client_certificate_expiration_seconds: histogram("Time left of the certificates of clients."),
    aggregator_unavailable_apiservice: gauge("1 where an added API is not available.", NAME),
    aggregator_unavailable_apiservice_total: counter("Times an added API was lost.", [...NAME, "reason"], FIRST_SEEN),
    kubernetes_build_info: info("Version; of the kubelet, too.", [
      "major",
      "minor",
      "git_version",
      "git_commit",
      "git_tree_state",
      "build_date",
      "go_version",
      "compiler",
      "platform",
      ...KUBELET_LABELS,
    ]),
  },
  SCRAPED_LABELS,
  KUBELET_LABELS,
);

/** What programs written with Kubernetes' Go library expose: API server and kubelet. */
export const KUBERNETES_CLIENTS = catalogue(
  "Kubernetes 1.35, staging/src/k8s.io/component-base/metrics/prometheus",
  {
    rest_client_requests_total: counter(
      "Requests to the API.",
      ["code", "method", "host", ...KUBELET_LABELS],
      FIRST_SEEN,
    ),
    rest_client_request_duration_seconds: histogram("Duration of them.", ["verb", "host", ...KUBELET_LABELS]),
    workqueue_adds_total: counter("Work that came.", WORK_QUEUE),
    workqueue_depth: gauge("Work that waits.", WORK_QUEUE),
    workqueue_queue_duration_seconds: histogram("How long it waits.", WORK_QUEUE),
  },
  SCRAPED_LABELS,
  KUBELET_LABELS,
);

export const CORE_DNS = catalogue("CoreDNS 1.14.7, plugin/metrics/vars/vars.go, plugin/cache/metrics.go", {
  coredns_dns_requests_total: counter("Questions.", [...DNS, "proto", "family", "type"], FIRST_SEEN),
  coredns_dns_responses_total: counter("Answers.", [...DNS, "rcode", "plugin"], FIRST_SEEN),
  coredns_dns_request_duration_seconds: histogram("Time to answer.", DNS),
  coredns_dns_request_size_bytes: histogram("Size of questions.", [...DNS, "proto"], "bytes"),
  coredns_dns_response_size_bytes: histogram("Size of answers.", [...DNS, "proto"], "bytes"),
  coredns_cache_entries: gauge("Answers in memory.", ["server", "type", "zones", "view"]),
  coredns_cache_hits_total: counter("Answers from memory.", ["server", "type", "zones", "view"], FIRST_SEEN),
  coredns_cache_requests_total: counter("Questions to the memory.", ["server", "zones", "view"], FIRST_SEEN),
  coredns_cache_misses_total: counter("Answers from elsewhere. Deprecated.", ["server", "zones", "view"], FIRST_SEEN),
});
