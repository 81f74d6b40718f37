import type { StoredSignal } from "../../../core/names";
import type { AwsPlace } from "../arn";
import type { ClusterFacts } from "../../contract";
import type { StoreSpec } from "../stores";

/** An EKS cluster of somebody else's with nothing left open. */
export interface ResolvedExistingEks extends AwsPlace, StoreSpec, Pick<ClusterFacts, "storage" | "capabilities"> {
  readonly cloud: "aws";
  readonly origin: "existing";
  readonly name: string;
  readonly zones: readonly string[];
  readonly stores: "new" | Readonly<Record<StoredSignal, ResolvedBucket>>;
  readonly identities: "new" | ClusterFacts["identities"];
}

export interface ResolvedBucket {
  readonly bucket: string;
  readonly region: string;
  readonly keyArn: string | undefined;
}
