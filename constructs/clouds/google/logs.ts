import { LoggingProjectBucketConfig } from "@cdktf/provider-google/lib/logging-project-bucket-config";
import { LoggingProjectExclusion } from "@cdktf/provider-google/lib/logging-project-exclusion";
import { LoggingProjectSink } from "@cdktf/provider-google/lib/logging-project-sink";
import { Construct } from "constructs";
import type { ClusterContext } from "../contract";
import type { UsableKey } from "./keys";
import { logBucketName, subnetworkName } from "./names";
import { logBucketPath } from "./resource-names";
import type { ResolvedGoogleCluster } from "./resolved";

/** What the `_Default` bucket of every project keeps logs for (documentation of Cloud Logging, "Log buckets"). */
const DEFAULT_RETENTION_DAYS = 30;

/** Whether a cluster asks for more than the project's own bucket gives: another retention, or a key. */
export function needsLogBucket({ logRetention, accept }: ResolvedGoogleCluster): boolean {
  return logRetention.toDays() !== DEFAULT_RETENTION_DAYS || accept.googleKeys === false;
}

/**
 * The logs of a cluster in a bucket of their own: of its control plane, of Google's own pods in it, and of its flows.
 * They are kept out of the `_Default` bucket at the same time, because Cloud Logging bills each bucket they enter. Who
 * changed what (audit logs) stays in the `_Required` bucket, for 400 days and free of charge.
 */
export class ClusterLogs extends Construct {
  readonly bucket: LoggingProjectBucketConfig;

  constructor(
    scope: Construct,
    id: string,
    context: ClusterContext<ResolvedGoogleCluster>,
    key: UsableKey | undefined,
  ) {
    super(scope, id);
    const { names, spec } = context;
    const name = logBucketName(names);
    this.bucket = new LoggingProjectBucketConfig(this, "bucket", {
      project: spec.project,
      location: spec.region,
      bucketId: name,
      description: `Control plane, system pods and flows of ${names.cluster}`,
      retentionDays: spec.logRetention.toDays(),
      cmekSettings: key && { kmsKeyName: key.id },
      lifecycle: spec.preventDestroy ? { preventDestroy: true } : undefined,
      dependsOn: key && [...key.dependsOn],
    });
    const filter = clusterFilter(context);
    const sink = new LoggingProjectSink(this, "sink", {
      name,
      description: `Logs of ${names.cluster} into the bucket of their own`,
      destination: `logging.googleapis.com/${logBucketPath(spec, name)}`,
      filter,
      uniqueWriterIdentity: true,
      dependsOn: [this.bucket],
    });
    new LoggingProjectExclusion(this, "exclusion", {
      name,
      description: `Logs of ${names.cluster} are in a bucket of their own`,
      filter,
      // Not before they arrive elsewhere.
      dependsOn: [sink],
    });
  }
}

/** Everything that names the cluster, or the subnetwork that this library made for it. */
function clusterFilter({ names, spec }: ClusterContext<ResolvedGoogleCluster>): string {
  const cluster = [
    `resource.labels.cluster_name="${names.cluster}"`,
    `resource.labels.location="${spec.region}"`,
    'NOT log_id("cloudaudit.googleapis.com/activity")',
  ].join(" AND ");
  if (spec.network.kind === "existing") return cluster;
  const flows = `log_id("compute.googleapis.com/vpc_flows") AND resource.labels.subnetwork_name="${subnetworkName(names)}"`;
  return `(${cluster}) OR (${flows})`;
}
