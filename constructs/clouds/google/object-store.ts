import { StorageBucket } from "@cdktf/provider-google/lib/storage-bucket";
import { Construct } from "constructs";
import type { Duration } from "../../core/duration";
import type { UsableKey } from "./keys";

export interface PrivateBucketProps {
  /** Name, global in Cloud Storage. */
  readonly bucket: string;
  readonly region: string;
  /** The key that everything in it is encrypted with; without it Google's own. */
  readonly key: UsableKey | undefined;
  /** How long deleted and overwritten objects can be brought back. Whole days. */
  readonly deletedObjectRetention: Duration;
  /** How long Google keeps what was removed for good, in whole days, billed like the rest. @default not at all */
  readonly softDeleteRetention?: Duration;
  /** Bucket that receives the access logs, or false. */
  readonly accessLogBucket: string | false;
  /** Destroying the bucket deletes what is in it; otherwise it fails while anything is. */
  readonly forceDestroy: boolean;
  readonly preventDestroy: boolean;
}

/** A bucket that is private and versioned, and whose access IAM alone decides. */
export class PrivateBucket extends Construct {
  readonly bucket: StorageBucket;

  constructor(scope: Construct, id: string, props: PrivateBucketProps) {
    super(scope, id);
    const { key, accessLogBucket, preventDestroy } = props;
    this.bucket = new StorageBucket(this, "bucket", {
      name: props.bucket,
      location: props.region,
      storageClass: "STANDARD",
      forceDestroy: props.forceDestroy,
      uniformBucketLevelAccess: true,
      publicAccessPrevention: "enforced",
      encryption: key && { defaultKmsKeyName: key.id },
      versioning: { enabled: true },
      // Left out it is a week: every block that a compactor deletes would be billed for that long after its last version.
      softDeletePolicy: { retentionDurationSeconds: (props.softDeleteRetention?.milliseconds ?? 0) / 1000 },
      lifecycleRule: leftovers(props.deletedObjectRetention),
      logging: accessLogBucket === false ? undefined : { logBucket: accessLogBucket, logObjectPrefix: props.bucket },
      lifecycle: preventDestroy ? { preventDestroy } : undefined,
      dependsOn: key && [...key.dependsOn],
    });
  }
}

/**
 * The rules remove leftovers only. Live objects are the business of the compactors, which know the retention of each
 * tenant: a rule by age would delete blocks that an index still names. Noncurrent ones go by time alone: counting newer
 * versions would keep for ever what was deleted, which has none.
 */
function leftovers(retention: Duration): NonNullable<ConstructorParameters<typeof StorageBucket>[2]["lifecycleRule"]> {
  return [
    { action: { type: "AbortIncompleteMultipartUpload" }, condition: { age: 1 } },
    { action: { type: "Delete" }, condition: { daysSinceNoncurrentTime: retention.toDays(), withState: "ARCHIVED" } },
  ];
}
