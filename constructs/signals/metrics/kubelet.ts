/**
 * Kubernetes: test/instrumentation/documentation/documentation-list.yaml, pkg/kubelet/metrics/metrics.go,
 * pkg/kubelet/metrics/collectors/volume_stats.go, pkg/volume/util/metrics.go. All are of stability ALPHA: a Kubernetes
 * to come may rename them.
 */
import { catalogue, counter, gauge, histogram, info } from "./catalogue";

/** Of the node, and which of the kubelet's three endpoints it is from; the monitor writes both. */
export const KUBELET_LABELS = ["node", "metrics_path"] as const;
const VOLUME = [...KUBELET_LABELS, "namespace", "persistentvolumeclaim"] as const;
const OPERATION = [...KUBELET_LABELS, "operation_type"] as const;

/** The kubelet of each node. It counts many things without the suffix `_total`. */
export const KUBELET = catalogue(
  "Kubernetes, pkg/kubelet/metrics, pkg/volume/util/metrics.go; node and metrics_path by kube-prometheus-stack 88.5.3",
  {
    kubelet_node_name: info("The name of the node.", KUBELET_LABELS),
    kubelet_running_pods: gauge("Pods that run.", KUBELET_LABELS),
    kubelet_running_containers: gauge("Containers by state.", [...KUBELET_LABELS, "container_state"]),
    kubelet_evictions: counter("Pods put out for want of something.", [...KUBELET_LABELS, "eviction_signal"], {
      bornAtOne: true,
    }),
    kubelet_certificate_manager_client_ttl_seconds: gauge(
      "Time left of the client's certificate.",
      KUBELET_LABELS,
      "seconds",
    ),
    kubelet_certificate_manager_server_ttl_seconds: gauge(
      "Time left of the server's certificate.",
      KUBELET_LABELS,
      "seconds",
    ),
    kubelet_certificate_manager_client_expiration_renew_errors: counter(
      "Client certificates not renewed.",
      KUBELET_LABELS,
    ),
    kubelet_server_expiration_renew_errors: counter("Server certificates not renewed.", KUBELET_LABELS),
    kubelet_cgroup_manager_duration_seconds: histogram("Work on control groups.", OPERATION),
    kubelet_pleg_relist_duration_seconds: histogram("Time to list the pods of the runtime.", KUBELET_LABELS),
    kubelet_pleg_relist_interval_seconds: histogram("Time between two lists of pods.", KUBELET_LABELS),
    kubelet_pod_start_duration_seconds: histogram("Time until a pod runs.", KUBELET_LABELS),
    kubelet_pod_worker_duration_seconds: histogram("Time to bring a pod where it should be.", OPERATION),
    kubelet_runtime_operations_total: counter("Calls of the container runtime.", OPERATION, { bornAtOne: true }),
    kubelet_runtime_operations_errors_total: counter("Failed calls of it.", OPERATION, { bornAtOne: true }),
    kubelet_runtime_operations_duration_seconds: histogram("Duration of those calls.", OPERATION),
    kubelet_volume_stats_available_bytes: gauge("Bytes free on a volume.", VOLUME, "bytes"),
    kubelet_volume_stats_capacity_bytes: gauge("Bytes of a volume.", VOLUME, "bytes"),
    kubelet_volume_stats_used_bytes: gauge("Bytes used on a volume.", VOLUME, "bytes"),
    kubelet_volume_stats_inodes: gauge("Inodes of a volume.", VOLUME),
    kubelet_volume_stats_inodes_free: gauge("Inodes free on a volume.", VOLUME),
    kubelet_volume_stats_inodes_used: gauge("Inodes used on a volume.", VOLUME),
    storage_operation_duration_seconds: histogram("Work on volumes.", [
      ...KUBELET_LABELS,
      "operation_name",
      "volume_plugin",
      "status",
      "migrated",
    ]),
    volume_manager_total_volumes: gauge("Volumes by state.", [...KUBELET_LABELS, "plugin_name", "state"]),
  },
);
