import { catalogue, counter, gauge, info } from "./catalogue";

const POD = ["namespace", "pod", "uid"] as const;
const CONTAINER = [...POD, "container"] as const;
const RESOURCE = [...CONTAINER, "node", "resource", "unit"] as const;
const DEPLOYMENT = ["namespace", "deployment"] as const;
const DAEMON_SET = ["namespace", "daemonset"] as const;
const STATEFUL_SET = ["namespace", "statefulset"] as const;
const REPLICA_SET = ["namespace", "replicaset"] as const;
const JOB = ["namespace", "job_name"] as const;
const CRON_JOB = ["namespace", "cronjob"] as const;
const AUTOSCALER = ["namespace", "horizontalpodautoscaler"] as const;
const CLAIM = ["namespace", "persistentvolumeclaim"] as const;
const BUDGET = ["namespace", "poddisruptionbudget"] as const;
const OWNER = ["owner_kind", "owner_name", "owner_is_controller"] as const;

/** The state of Kubernetes' objects. Labels win over those of the target, so `namespace` is the object's. */
export const KUBE_STATE_METRICS = catalogue("kube-state-metrics 2.20.0, docs/metrics", {
  kube_namespace_status_phase: gauge("1 for the phase a namespace is in.", ["namespace", "phase"]),

  kube_node_info: info("A node.", ["node", "kernel_version", "os_image", "kubelet_version", "internal_ip"]),
  kube_node_role: gauge("1 for each role of a node.", ["node", "role"]),
  kube_node_created: gauge("When a node was made.", ["node"], "seconds"),
  kube_node_spec_taint: gauge("1 for each taint of a node.", ["node", "key", "value", "effect"]),
  kube_node_spec_unschedulable: gauge("1 where no new pods are placed.", ["node"]),
  kube_node_status_allocatable: gauge("What pods may use of a node.", ["node", "resource", "unit"]),
  kube_node_status_capacity: gauge("What a node has.", ["node", "resource", "unit"]),
  kube_node_status_condition: gauge("1 for the status of a condition.", ["node", "condition", "status"]),

  kube_pod_info: info("A pod.", [...POD, "node", "host_ip", "pod_ip", "created_by_kind", "created_by_name"]),
  kube_pod_owner: info("Who made a pod.", [...POD, ...OWNER]),
  kube_pod_created: gauge("When a pod was made.", POD, "seconds"),
  kube_pod_start_time: gauge("When the kubelet took a pod.", POD, "seconds"),
  kube_pod_completion_time: gauge("When a pod ended.", POD, "seconds"),
  kube_pod_status_phase: gauge("1 for the phase a pod is in.", [...POD, "phase"]),
  kube_pod_status_ready: gauge("1 for the condition of a pod's readiness.", [...POD, "condition"]),
  kube_pod_status_scheduled: gauge("1 for the condition of a pod's placement.", [...POD, "condition"]),
  kube_pod_status_unschedulable: gauge("1 where no node fits a pod; absent otherwise.", POD),
  kube_pod_status_reason: gauge("1 for why a pod is in its state.", [...POD, "reason"]),
  kube_pod_container_info: info("A container.", [...CONTAINER, "image", "image_id", "container_id"]),
  kube_pod_container_status_ready: gauge("1 where a container is ready.", CONTAINER),
  kube_pod_container_status_running: gauge("1 where a container runs.", CONTAINER),
  kube_pod_container_status_waiting: gauge("1 where a container waits to start.", CONTAINER),
  kube_pod_container_status_waiting_reason: gauge("1 while it waits; absent otherwise.", [...CONTAINER, "reason"]),
  kube_pod_container_status_terminated: gauge("1 where a container has ended.", CONTAINER),
  kube_pod_container_status_terminated_reason: gauge("1 for why it ended.", [...CONTAINER, "reason"]),
  kube_pod_container_status_last_terminated_reason: gauge("1 for why it ended before.", [...CONTAINER, "reason"]),
  kube_pod_container_status_last_terminated_exitcode: gauge("Exit code of its last end.", CONTAINER),
  kube_pod_container_status_restarts_total: counter("Restarts of a container.", CONTAINER),
  kube_pod_container_resource_requests: gauge("What a container asks for.", RESOURCE),
  kube_pod_container_resource_limits: gauge("What a container may use at most.", RESOURCE),
  kube_pod_init_container_status_waiting_reason: gauge("1 while it waits; absent otherwise.", [...CONTAINER, "reason"]),
  kube_pod_init_container_status_restarts_total: counter("Restarts of an init container.", CONTAINER),
  kube_pod_spec_volumes_persistentvolumeclaims_info: info("A claim that a pod mounts.", [
    ...POD,
    "volume",
    "persistentvolumeclaim",
  ]),

  kube_deployment_created: gauge("When a Deployment was made.", DEPLOYMENT, "seconds"),
  kube_deployment_metadata_generation: gauge("Generation that is wanted.", DEPLOYMENT),
  kube_deployment_status_observed_generation: gauge("Generation that the controller has seen.", DEPLOYMENT),
  kube_deployment_spec_replicas: gauge("Replicas a Deployment asks for.", DEPLOYMENT),
  kube_deployment_spec_paused: gauge("1 where a Deployment is paused.", DEPLOYMENT),
  kube_deployment_status_replicas: gauge("Replicas of a Deployment.", DEPLOYMENT),
  kube_deployment_status_replicas_ready: gauge("Replicas that are ready.", DEPLOYMENT),
  kube_deployment_status_replicas_available: gauge("Replicas that are available.", DEPLOYMENT),
  kube_deployment_status_replicas_unavailable: gauge("Replicas that are not available.", DEPLOYMENT),
  kube_deployment_status_replicas_updated: gauge("Replicas of the new version.", DEPLOYMENT),
  kube_deployment_status_condition: gauge("1 for the status of a condition.", [
    ...DEPLOYMENT,
    "condition",
    "status",
    "reason",
  ]),

  kube_daemonset_status_current_number_scheduled: gauge("Nodes with a pod that should have one.", DAEMON_SET),
  kube_daemonset_status_desired_number_scheduled: gauge("Nodes that should have a pod.", DAEMON_SET),
  kube_daemonset_status_number_available: gauge("Nodes with an available pod.", DAEMON_SET),
  kube_daemonset_status_number_unavailable: gauge("Nodes without an available pod.", DAEMON_SET),
  kube_daemonset_status_number_ready: gauge("Nodes with a ready pod.", DAEMON_SET),
  kube_daemonset_status_number_misscheduled: gauge("Nodes with a pod that should have none.", DAEMON_SET),
  kube_daemonset_status_updated_number_scheduled: gauge("Nodes with a pod of the new version.", DAEMON_SET),

  kube_statefulset_replicas: gauge("Replicas a StatefulSet asks for.", STATEFUL_SET),
  kube_statefulset_metadata_generation: gauge("Generation that is wanted.", STATEFUL_SET),
  kube_statefulset_status_observed_generation: gauge("Generation that the controller has seen.", STATEFUL_SET),
  kube_statefulset_status_replicas: gauge("Replicas of a StatefulSet.", STATEFUL_SET),
  kube_statefulset_status_replicas_ready: gauge("Replicas that are ready.", STATEFUL_SET),
  kube_statefulset_status_replicas_available: gauge("Replicas that are available.", STATEFUL_SET),
  kube_statefulset_status_replicas_updated: gauge("Replicas of the new version.", STATEFUL_SET),
  kube_statefulset_status_current_revision: gauge("1 for the revision that runs.", [...STATEFUL_SET, "revision"]),
  kube_statefulset_status_update_revision: gauge("1 for the revision to come.", [...STATEFUL_SET, "revision"]),

  kube_replicaset_created: gauge("When a ReplicaSet was made.", REPLICA_SET, "seconds"),
  kube_replicaset_owner: gauge("1 for who made a ReplicaSet.", [...REPLICA_SET, ...OWNER]),
  kube_replicaset_spec_replicas: gauge("Replicas a ReplicaSet asks for.", REPLICA_SET),
  kube_replicaset_status_replicas: gauge("Replicas of a ReplicaSet.", REPLICA_SET),

  kube_job_owner: gauge("1 for who made a Job.", [...JOB, ...OWNER]),
  kube_job_status_active: gauge("Pods of a Job that run.", JOB),
  kube_job_status_succeeded: gauge("Pods of a Job that succeeded.", JOB),
  kube_job_status_failed: gauge("Pods of a Job that failed.", [...JOB, "reason"]),
  kube_job_status_start_time: gauge("When a Job started.", JOB, "seconds"),
  kube_job_status_completion_time: gauge("When a Job ended well.", JOB, "seconds"),
  kube_job_failed: gauge("1 for the condition of a Job's failure.", [...JOB, "condition"]),
  kube_job_complete: gauge("1 for the condition of a Job's end.", [...JOB, "condition"]),
  kube_cronjob_next_schedule_time: gauge("When a CronJob runs next.", CRON_JOB, "seconds"),
  kube_cronjob_status_active: gauge("Jobs of a CronJob that run.", CRON_JOB),
  kube_cronjob_status_last_schedule_time: gauge("When a CronJob ran last.", CRON_JOB, "seconds"),
  kube_cronjob_status_last_successful_time: gauge("When a CronJob succeeded last.", CRON_JOB, "seconds"),
  kube_cronjob_spec_suspend: gauge("1 where a CronJob is suspended.", CRON_JOB),

  kube_horizontalpodautoscaler_spec_max_replicas: gauge("Most replicas.", AUTOSCALER),
  kube_horizontalpodautoscaler_spec_min_replicas: gauge("Fewest replicas.", AUTOSCALER),
  kube_horizontalpodautoscaler_status_current_replicas: gauge("Replicas there are.", AUTOSCALER),
  kube_horizontalpodautoscaler_status_desired_replicas: gauge("Replicas there should be.", AUTOSCALER),
  kube_horizontalpodautoscaler_status_condition: gauge("1 for the status of a condition.", [
    ...AUTOSCALER,
    "condition",
    "status",
  ]),

  kube_persistentvolume_status_phase: gauge("1 for the phase of a volume.", ["persistentvolume", "phase"]),
  kube_persistentvolume_capacity_bytes: gauge("Size of a volume.", ["persistentvolume"], "bytes"),
  kube_persistentvolumeclaim_info: gauge("1 for each claim.", [...CLAIM, "storageclass", "volumename"]),
  kube_persistentvolumeclaim_access_mode: gauge("1 for each way to mount a claim.", [...CLAIM, "access_mode"]),
  kube_persistentvolumeclaim_status_phase: gauge("1 for the phase of a claim.", [...CLAIM, "phase"]),
  kube_persistentvolumeclaim_resource_requests_storage_bytes: gauge("What a claim asks for.", CLAIM, "bytes"),

  kube_poddisruptionbudget_status_current_healthy: gauge("Healthy pods.", BUDGET),
  kube_poddisruptionbudget_status_desired_healthy: gauge("Pods that must stay healthy.", BUDGET),
  kube_poddisruptionbudget_status_expected_pods: gauge("Pods that are counted.", BUDGET),
  kube_poddisruptionbudget_status_pod_disruptions_allowed: gauge("Pods that may be taken away now.", BUDGET),
  kube_resourcequota: gauge("A limit of a namespace, and how much of it is used.", [
    "namespace",
    "resourcequota",
    "resource",
    "type",
  ]),

  kube_state_metrics_list_total: counter("Lists of objects asked for.", ["resource", "result"]),
  kube_state_metrics_watch_total: counter("Watches of objects begun.", ["resource", "result"]),
  kube_state_metrics_shard_ordinal: gauge("Number of this shard.", ["shard_ordinal"]),
  kube_state_metrics_total_shards: gauge("Number of shards."),
});
