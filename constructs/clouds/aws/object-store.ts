import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { S3BucketLifecycleConfiguration } from "@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration";
import { S3BucketLoggingA } from "@cdktf/provider-aws/lib/s3-bucket-logging";
import { S3BucketOwnershipControls } from "@cdktf/provider-aws/lib/s3-bucket-ownership-controls";
import { S3BucketPolicy } from "@cdktf/provider-aws/lib/s3-bucket-policy";
import { S3BucketPublicAccessBlock } from "@cdktf/provider-aws/lib/s3-bucket-public-access-block";
import { S3BucketServerSideEncryptionConfigurationA } from "@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration";
import { S3BucketVersioningA } from "@cdktf/provider-aws/lib/s3-bucket-versioning";
import { Construct } from "constructs";
import type { Duration } from "../../core/duration";
import { bucketArn } from "./arn";
import { policyDocument } from "./iam";
import type { AwsPartition } from "./regions";

export interface PrivateBucketProps {
  readonly partition: AwsPartition;
  /** Name, global in S3. */
  readonly bucket: string;
  /** ARN of the key that everything in it is encrypted with. */
  readonly keyArn: string;
  /** How long deleted and overwritten objects can be brought back. Whole days. */
  readonly deletedObjectRetention: Duration;
  /** Bucket that receives the access logs, or false. */
  readonly accessLogBucket: string | false;
  /** Destroying the bucket deletes what is in it; otherwise it fails while anything is. */
  readonly forceDestroy: boolean;
  readonly preventDestroy: boolean;
}

/** A bucket that is private, versioned, encrypted with a key of ours, and reached over TLS only. */
export class PrivateBucket extends Construct {
  constructor(scope: Construct, id: string, props: PrivateBucketProps) {
    super(scope, id);
    const { bucket: name, forceDestroy, preventDestroy } = props;
    const lifecycle = preventDestroy ? { preventDestroy } : undefined;
    const { bucket } = new S3Bucket(this, "bucket", { bucket: name, forceDestroy, lifecycle });
    new S3BucketOwnershipControls(this, "ownership", { bucket, rule: { objectOwnership: "BucketOwnerEnforced" } });
    this.encrypt(bucket, props.keyArn);
    this.denyPublicAndPlainAccess(bucket, props);
    this.keepVersions(bucket, props.deletedObjectRetention);
    if (props.accessLogBucket === false) return;
    const target = { targetBucket: props.accessLogBucket, targetPrefix: `${name}/` };
    new S3BucketLoggingA(this, "access-logs", { bucket, ...target });
  }

  /** A bucket key asks KMS once for many objects: without it every object costs a call. */
  private encrypt(bucket: string, kmsMasterKeyId: string): void {
    const applyServerSideEncryptionByDefault = { sseAlgorithm: "aws:kms", kmsMasterKeyId };
    new S3BucketServerSideEncryptionConfigurationA(this, "encryption", {
      bucket,
      rule: [{ bucketKeyEnabled: true, applyServerSideEncryptionByDefault }],
    });
  }

  private denyPublicAndPlainAccess(bucket: string, props: PrivateBucketProps): void {
    const accessBlock = new S3BucketPublicAccessBlock(this, "access-block", {
      bucket,
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });
    const arn = bucketArn(props, props.bucket);
    const policy = policyDocument({
      Sid: "TlsOnly",
      Effect: "Deny",
      Principal: "*",
      Action: "s3:*",
      Resource: [arn, `${arn}/*`],
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    });
    // Two changes to the access of a bucket at once make S3 answer with a conflict.
    new S3BucketPolicy(this, "policy", { bucket, policy, dependsOn: [accessBlock] });
  }

  /**
   * The rules remove leftovers only. Live objects are the business of the compactors, which know the retention of each
   * tenant: a rule by age would delete blocks that an index still names.
   */
  private keepVersions(bucket: string, retention: Duration): void {
    const versioning = new S3BucketVersioningA(this, "versioning", {
      bucket,
      versioningConfiguration: { status: "Enabled" },
    });
    const everything = { status: "Enabled", filter: [{ prefix: "" }] };
    new S3BucketLifecycleConfiguration(this, "lifecycle", {
      bucket,
      rule: [
        { id: "abort-multipart", ...everything, abortIncompleteMultipartUpload: [{ daysAfterInitiation: 1 }] },
        {
          id: "noncurrent",
          ...everything,
          noncurrentVersionExpiration: [{ noncurrentDays: retention.toDays() }],
          expiration: [{ expiredObjectDeleteMarker: true }],
        },
      ],
      dependsOn: [versioning],
    });
  }
}
