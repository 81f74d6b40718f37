import { catalogue, counter, gauge } from "./catalogue";

const CONTAINER = ["node", "metrics_path", "namespace", "pod", "container", "image", "id", "name"] as const;
const CPU = [...CONTAINER, "cpu"] as const;
const DEVICE = [...CONTAINER, "device"] as const;
/** The network belongs to the pod, not to one of its containers. */
const NETWORK = ["node", "metrics_path", "namespace", "pod", "image", "id", "name", "interface"] as const;

const SECONDS = { unit: "seconds" } as const;
const BYTES = { unit: "bytes" } as const;

/**
 * Containers as the kubelet's part cAdvisor sees them. A sum over pods counts twice: series with an empty `container` are
 * whole pods, those without `image` their parents.
 */
export const CADVISOR = catalogue("cAdvisor, docs/storage/prometheus.md, in the kubelet", {
  container_cpu_usage_seconds_total: counter("Processor time.", CPU, SECONDS),
  container_cpu_cfs_periods_total: counter("Periods of the processor limit.", CONTAINER),
  container_cpu_cfs_throttled_periods_total: counter("Periods in which it was slowed down.", CONTAINER),
  container_cpu_cfs_throttled_seconds_total: counter("Time for which it was slowed down.", CONTAINER, SECONDS),
  container_memory_cache: gauge("Page cache.", CONTAINER, "bytes"),
  container_memory_rss: gauge("Resident memory.", CONTAINER, "bytes"),
  container_memory_swap: gauge("Memory that is swapped out.", CONTAINER, "bytes"),
  container_memory_usage_bytes: gauge("All memory, cache included.", CONTAINER, "bytes"),
  container_memory_working_set_bytes: gauge("Memory that it cannot give back.", CONTAINER, "bytes"),
  container_memory_max_usage_bytes: gauge("Most memory it ever had.", CONTAINER, "bytes"),
  container_spec_memory_limit_bytes: gauge("Memory it may use; 0 for no limit.", CONTAINER, "bytes"),
  container_oom_events_total: counter("Times it ran out of memory.", CONTAINER),
  container_start_time_seconds: gauge("When it started.", CONTAINER, "seconds"),
  container_processes: gauge("Processes in it.", CONTAINER),
  container_fs_reads_total: counter("Reads from disk.", DEVICE),
  container_fs_reads_bytes_total: counter("Bytes read.", DEVICE, BYTES),
  container_fs_writes_total: counter("Writes to disk.", DEVICE),
  container_fs_writes_bytes_total: counter("Bytes written.", DEVICE, BYTES),
  container_fs_usage_bytes: gauge("Bytes on its file system.", DEVICE, "bytes"),
  container_fs_limit_bytes: gauge("Bytes it may have there.", DEVICE, "bytes"),
  container_network_receive_bytes_total: counter("Bytes received.", NETWORK, BYTES),
  container_network_receive_packets_total: counter("Packets received.", NETWORK),
  container_network_receive_packets_dropped_total: counter("Received packets dropped.", NETWORK),
  container_network_receive_errors_total: counter("Errors while receiving.", NETWORK),
  container_network_transmit_bytes_total: counter("Bytes sent.", NETWORK, BYTES),
  container_network_transmit_packets_total: counter("Packets sent.", NETWORK),
  container_network_transmit_packets_dropped_total: counter("Packets dropped before sending.", NETWORK),
  container_network_transmit_errors_total: counter("Errors while sending.", NETWORK),
});
