import type { StoredSignal } from "../../../core/names";
import type { ExistingClusterFacts } from "../../existing-cluster";
import type { GivenIdentity } from "../../stores";
import type { AcceptedRisks, GoogleClusterProps } from "../props";
import type { GoogleRegion, GoogleZone } from "../regions";

/** A GKE cluster that somebody else made, as an environment names it. Made by {@link existingGke}. */
export type ExistingGke<R extends GoogleRegion = GoogleRegion> = ExistingGkeProps<R> & {
  readonly cloud: "google";
  readonly origin: "existing";
};

/**
 * Describes a GKE cluster that is there already:
 * `existingGke({ project, region: "europe-west1", name: "payments", zones: ["b", "c", "d"], stores: "new" })`.
 *
 * It needs Workload Identity Federation, and IAM that makes whoever deploys an administrator of it. One on Autopilot has
 * `capabilities: { hostAccess: false, nameServer: "node" }`.
 */
export function existingGke<const R extends GoogleRegion>(props: ExistingGkeProps<R>): ExistingGke<R> {
  return { ...props, cloud: "google", origin: "existing" };
}

export interface ExistingGkeProps<R extends GoogleRegion = GoogleRegion>
  extends
    Omit<ExistingClusterFacts, "zones">,
    Pick<
      GoogleClusterProps<R>,
      "project" | "region" | "deletedObjectRetention" | "accessLogBucket" | "preventDestroy"
    > {
  /** Name of the cluster in GKE. */
  readonly name: string;
  /** Letters of the zones that have nodes. */
  readonly zones: readonly [GoogleZone<NoInfer<R>>, ...GoogleZone<NoInfer<R>>[]];
  /** Letter of the zone of a cluster whose control plane is in one zone. @default none: it is regional */
  readonly controlPlaneZone?: GoogleZone<NoInfer<R>>;
  /** `dns` goes through the front end of Google's APIs, where the cluster allows it. @default "address" */
  readonly endpoint?: Endpoint;
  /** Where telemetry is kept: `"new"` makes buckets and their key in a foundation stack; else buckets that are there. */
  readonly stores: "new" | Readonly<Record<StoredSignal, FoundBucket>>;
  /**
   * `"new"` lets the service accounts of the writers into their buckets, in a cluster stack; else how those are marked in
   * the namespace `monitoring`, such as `iam.gke.io/gcp-service-account`: `kps-prometheus` and `thanos` for metrics, `loki`
   * for logs, `tempo` for traces. @default "new"
   */
  readonly identities?: "new" | Readonly<Partial<Record<StoredSignal, GivenIdentity>>>;
  /** Of new stores. @default none; in development both */
  readonly accept?: Pick<AcceptedRisks, "dataLossOnDestroy" | "googleKeys">;
}

export const ENDPOINTS = ["address", "dns"] as const;

export type Endpoint = (typeof ENDPOINTS)[number];

/** A bucket that is there already, in any project that lets the deployer give roles on it. */
export interface FoundBucket {
  readonly bucket: string;
}
