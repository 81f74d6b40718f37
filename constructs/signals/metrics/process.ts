import { MONITORED_LABELS } from "../identity";
import { catalogue, counter, gauge, info, summary } from "./catalogue";
import { KUBELET_LABELS } from "./kubelet";

/** What nearly every program with a Prometheus client library exposes about itself. */
export const PROCESSES = catalogue(
  "prometheus/client_golang, prometheus/{process,go}_collector.go",
  {
    process_cpu_seconds_total: counter("Processor time.", KUBELET_LABELS, { unit: "seconds" }),
    process_resident_memory_bytes: gauge("Memory.", KUBELET_LABELS, "bytes"),
    process_virtual_memory_bytes: gauge("Address space.", KUBELET_LABELS, "bytes"),
    process_start_time_seconds: gauge("When it started.", KUBELET_LABELS, "seconds"),
    process_open_fds: gauge("Files that are open.", KUBELET_LABELS),
    process_max_fds: gauge("Files that may be open.", KUBELET_LABELS),
    go_info: info("Version of Go.", [...KUBELET_LABELS, "version"]),
    go_goroutines: gauge("Goroutines.", KUBELET_LABELS),
    go_threads: gauge("Threads.", KUBELET_LABELS),
    go_gc_duration_seconds: summary("Pauses of the garbage collector.", KUBELET_LABELS),
    go_memstats_heap_inuse_bytes: gauge("Memory on the heap.", KUBELET_LABELS, "bytes"),
  },
  MONITORED_LABELS,
  KUBELET_LABELS,
);
