import type { StoredSignal } from "../../../core/names";
import type { ClusterFacts } from "../../contract";
import type { AzureRegion } from "../regions";
import type { StoreSpec } from "../stores";
import type { FoundContainer } from "./props";

/** An AKS cluster of somebody else's with nothing left open. */
export interface ResolvedExistingAks extends StoreSpec, Pick<ClusterFacts, "storage" | "capabilities"> {
  readonly cloud: "azure";
  readonly origin: "existing";
  readonly subscription: string;
  readonly region: AzureRegion;
  readonly resourceGroup: string;
  readonly name: string;
  readonly zones: readonly string[];
  readonly stores: ResolvedNewStores | ResolvedFoundStores;
  readonly identities: "new" | ClusterFacts["identities"];
}

export interface ResolvedNewStores {
  readonly kind: "new";
  readonly endpointSubnetId: string;
  /** `new` makes and links one. */
  readonly blobZoneId: string;
}

export interface ResolvedFoundStores extends Readonly<Record<StoredSignal, FoundContainer>> {
  readonly kind: "found";
}
