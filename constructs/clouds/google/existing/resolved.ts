import type { StoredSignal } from "../../../core/names";
import type { ClusterFacts } from "../../contract";
import type { GkeTarget } from "../locate";
import type { StoreSpec } from "../stores";
import type { FoundBucket } from "./props";

/** A GKE cluster of somebody else's with nothing left open. */
export interface ResolvedExistingGke extends GkeTarget, StoreSpec, Pick<ClusterFacts, "storage" | "capabilities"> {
  readonly cloud: "google";
  readonly origin: "existing";
  readonly project: string;
  readonly zones: readonly string[];
  readonly stores: "new" | Readonly<Record<StoredSignal, FoundBucket>>;
  readonly identities: "new" | ClusterFacts["identities"];
}
