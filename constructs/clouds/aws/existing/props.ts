import type { StoredSignal } from "../../../core/names";
import type { ExistingClusterFacts } from "../../existing-cluster";
import type { GivenIdentity } from "../../stores";
import type { AcceptedRisks, AwsClusterProps } from "../props";
import type { AwsRegion, AwsZone } from "../regions";

/** An EKS cluster that somebody else made, as an environment names it. Made by {@link existingEks}. */
export type ExistingEks<R extends AwsRegion = AwsRegion> = ExistingEksProps<R> & {
  readonly cloud: "aws";
  readonly origin: "existing";
};

/**
 * Describes an EKS cluster that is there already:
 * `existingEks({ account, region: "eu-west-1", name: "payments", zones: ["a", "b", "c"], stores: "new" })`.
 *
 * It needs the EKS Pod Identity agent, the EBS driver, and an access entry that makes whoever deploys an administrator.
 */
export function existingEks<const R extends AwsRegion>(props: ExistingEksProps<R>): ExistingEks<R> {
  return { ...props, cloud: "aws", origin: "existing" };
}

export interface ExistingEksProps<R extends AwsRegion = AwsRegion>
  extends
    Omit<ExistingClusterFacts, "zones">,
    Pick<AwsClusterProps<R>, "account" | "region" | "deletedObjectRetention" | "accessLogBucket" | "preventDestroy"> {
  /** Name of the cluster in EKS. */
  readonly name: string;
  /** Letters of the zones that have nodes. */
  readonly zones: readonly [AwsZone<NoInfer<R>>, ...AwsZone<NoInfer<R>>[]];
  /** Where telemetry is kept: `"new"` makes buckets and their key in a foundation stack; else buckets that are there. */
  readonly stores: "new" | Readonly<Record<StoredSignal, FoundBucket>>;
  /**
   * `"new"` makes a role per writer and associates it with its service accounts, in a cluster stack; else how those are
   * marked in the namespace `monitoring`, such as `eks.amazonaws.com/role-arn`: `kps-prometheus` and `thanos` for
   * metrics, `loki` for logs, `tempo` for traces. @default "new"
   */
  readonly identities?: "new" | Readonly<Partial<Record<StoredSignal, GivenIdentity>>>;
  /** Of new stores. @default none; in development dataLossOnDestroy */
  readonly accept?: Pick<AcceptedRisks, "dataLossOnDestroy">;
}

/** A bucket that is there already. */
export interface FoundBucket {
  readonly bucket: string;
  /** @default the region of the cluster */
  readonly region?: AwsRegion;
  /** Key of KMS that the bucket encrypts with, for the role of its writer. @default a key of S3, which asks for no right */
  readonly keyArn?: `arn:${string}:kms:${string}:key/${string}`;
}
