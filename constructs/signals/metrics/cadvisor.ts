/**
 * cAdvisor 0.60.5, lib/metrics/prometheus.go, and 0.53.0, metrics/prometheus.go, which has the same. The kubelet
 * chooses which kinds it exposes and gives the labels of containers (Kubernetes, pkg/kubelet/server/server.go). The
 * chart stores less (kube-prometheus-stack 88.5.3, `kubelet.serviceMonitor.cAdvisorMetricRelabelings`): here is only
 * what it leaves.
 */
import { catalogue, counter, gauge } from "./catalogue";

const CONTAINER = ["node", "metrics_path", "namespace", "pod", "container", "image", "id", "name"] as const;
const CPU = [...CONTAINER, "cpu"] as const;
const DEVICE = [...CONTAINER, "device"] as const;
/** The network belongs to the pod, not to one of its containers. */
const NETWORK = ["node", "metrics_path", "namespace", "pod", "image", "id", "name", "interface"] as const;

const SECONDS = { unit: "seconds" } as const;
const BYTES = { unit: "bytes" } as const;

/**
 * Containers as the kubelet's part cAdvisor sees them. A sum over pods counts twice: series with an empty `container`
 * are of whole pods, those with an `image` of the sandbox, where the network is, those without of all containers
 * together. What belongs to no pod is not stored, nor is the size of file systems, which cAdvisor does not read of
 * containerd.
 */
export const CADVISOR = catalogue("cAdvisor 0.60.5, lib/metrics/prometheus.go, in the kubelet", {
  container_cpu_usage_seconds_total: counter("Processor time.", CPU, SECONDS),
  container_cpu_cfs_periods_total: counter("Periods of the processor limit.", CONTAINER),
  container_cpu_cfs_throttled_periods_total: counter("Periods in which it was slowed down.", CONTAINER),
  container_memory_cache: gauge("Page cache.", CONTAINER, "bytes"),
  container_memory_rss: gauge("Resident memory.", CONTAINER, "bytes"),
  container_memory_usage_bytes: gauge("All memory, cache included.", CONTAINER, "bytes"),
  container_memory_working_set_bytes: gauge("Memory that it cannot give back.", CONTAINER, "bytes"),
  container_memory_max_usage_bytes: gauge("Most memory it ever had.", CONTAINER, "bytes"),
  container_oom_events_total: counter("Times it ran out of memory.", CONTAINER),
  container_start_time_seconds: gauge("When it started.", CONTAINER, "seconds"),
  container_processes: gauge("Processes in it.", CONTAINER),
  container_fs_reads_total: counter("Reads from disk.", DEVICE),
  container_fs_reads_bytes_total: counter("Bytes read.", DEVICE, BYTES),
  container_fs_writes_total: counter("Writes to disk.", DEVICE),
  container_fs_writes_bytes_total: counter("Bytes written.", DEVICE, BYTES),
  container_network_receive_bytes_total: counter("Bytes received.", NETWORK, BYTES),
  container_network_receive_packets_total: counter("Packets received.", NETWORK),
  container_network_receive_packets_dropped_total: counter("Received packets dropped.", NETWORK),
  container_network_receive_errors_total: counter("Errors while receiving.", NETWORK),
  container_network_transmit_bytes_total: counter("Bytes sent.", NETWORK, BYTES),
  container_network_transmit_packets_total: counter("Packets sent.", NETWORK),
  container_network_transmit_packets_dropped_total: counter("Packets dropped before sending.", NETWORK),
  container_network_transmit_errors_total: counter("Errors while sending.", NETWORK),
});
