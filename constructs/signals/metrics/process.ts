import { catalogue, counter, gauge, info, summary } from "./catalogue";

/** The kubelet's monitor adds the node and the endpoint to what the kubelet exposes. */
const WHERE = ["node", "metrics_path"] as const;

/** What nearly every program with a Prometheus client library exposes about itself. */
export const PROCESSES = catalogue("prometheus/client_golang, prometheus/{process,go}_collector.go", {
  process_cpu_seconds_total: counter("Processor time.", WHERE, { unit: "seconds" }),
  process_resident_memory_bytes: gauge("Memory.", WHERE, "bytes"),
  process_virtual_memory_bytes: gauge("Address space.", WHERE, "bytes"),
  process_start_time_seconds: gauge("When it started.", WHERE, "seconds"),
  process_open_fds: gauge("Files that are open.", WHERE),
  process_max_fds: gauge("Files that may be open.", WHERE),
  go_info: info("Version of Go.", [...WHERE, "version"]),
  go_goroutines: gauge("Goroutines.", WHERE),
  go_threads: gauge("Threads.", WHERE),
  go_gc_duration_seconds: summary("Pauses of the garbage collector.", WHERE),
  go_memstats_heap_inuse_bytes: gauge("Memory on the heap.", WHERE, "bytes"),
});
