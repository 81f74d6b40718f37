import { KmsAlias } from "@cdktf/provider-aws/lib/kms-alias";
import { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import { Construct } from "constructs";
import { KEY_PURPOSES, type KeyPurpose } from "../../core/names";
import type { ClusterContext } from "../contract";
import { type AwsPlace, regionalArn } from "./arn";
import { policyDocument, type Statement } from "./iam";
import { controlPlaneLogGroup, flowLogGroup, keyAlias } from "./names";
import type { ResolvedAwsCluster } from "./resolved";

const DESCRIPTIONS: Record<KeyPurpose, string> = {
  secrets: "Kubernetes Secrets",
  stores: "metrics, logs and traces in S3",
  volumes: "volumes of pods",
  logs: "control-plane and flow logs",
};

/**
 * One key per kind of data, a dollar a month each: whoever may read one kind cannot read another, and a cluster that is
 * torn down takes no key of lasting data with it.
 */
export class ClusterKeys extends Construct {
  /** ARNs. */
  readonly arns: Readonly<Record<KeyPurpose, string>>;

  constructor(scope: Construct, id: string, context: ClusterContext<ResolvedAwsCluster>) {
    super(scope, id);
    const { names, spec } = context;
    const keys = KEY_PURPOSES.map((purpose) => [
      purpose,
      new EncryptionKey(this, purpose, {
        alias: keyAlias(names, purpose),
        description: `${names.cluster}: ${DESCRIPTIONS[purpose]}`,
        statements: [ownerStatement(spec), ...(purpose === "logs" ? [logsStatement(context)] : [])],
        preventDestroy: spec.preventDestroy,
      }).arn,
    ]);
    this.arns = Object.fromEntries(keys) as Record<KeyPurpose, string>;
  }
}

export interface EncryptionKeyProps {
  readonly alias: string;
  readonly description: string;
  readonly statements: readonly Statement[];
  readonly preventDestroy: boolean;
}

/** A key that changes its material every year, and waits as long as AWS offers before it is gone for good. */
export class EncryptionKey extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, { alias, description, statements, preventDestroy }: EncryptionKeyProps) {
    super(scope, id);
    const key = new KmsKey(this, "key", {
      description,
      policy: policyDocument(...statements),
      enableKeyRotation: true,
      rotationPeriodInDays: 365,
      deletionWindowInDays: 30,
      lifecycle: preventDestroy ? { preventDestroy } : undefined,
    });
    new KmsAlias(this, "alias", { name: alias, targetKeyId: key.keyId });
    this.arn = key.arn;
  }
}

/** Leaves it to IAM of the account who may use a key; without it nobody could change the key any more. */
export function ownerStatement({ partition, account }: Omit<AwsPlace, "region">): Statement {
  return {
    Sid: "AccountDecides",
    Principal: { AWS: `arn:${partition}:iam::${account}:root` },
    Action: "kms:*",
    Resource: "*",
  };
}

/** CloudWatch encrypts with the key itself, and for the two groups of this cluster only. */
function logsStatement({ names, spec }: ClusterContext<ResolvedAwsCluster>): Statement {
  const groups = [controlPlaneLogGroup(names), flowLogGroup(names)];
  return {
    Sid: "CloudWatchLogs",
    Principal: { Service: `logs.${spec.region}.amazonaws.com` },
    Action: ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey"],
    Resource: "*",
    Condition: {
      ArnEquals: {
        "kms:EncryptionContext:aws:logs:arn": groups.map((group) => regionalArn(spec, "logs", `log-group:${group}`)),
      },
    },
  };
}
