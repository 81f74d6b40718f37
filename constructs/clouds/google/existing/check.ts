import { choice } from "../../../core/choice";
import type { Problem } from "../../../core/errors";
import { checkExistingCluster } from "../../existing-cluster";
import { bucketProblems, checkStores } from "../../stores";
import { checkGooglePlace, checkStoreSettings } from "../check";
import { ENDPOINTS, type ExistingGke } from "./props";

/**
 * Everything that is wrong with a GKE cluster of somebody else's, as far as it shows without asking Google.
 * @param at path of the cluster in the user's data: `dev.clusters.payments`
 */
export function checkExistingGke(at: string, cluster: ExistingGke): Problem[] {
  const { stores } = cluster;
  return [
    ...checkGooglePlace(at, cluster),
    ...checkName(at, cluster),
    ...checkEndpoint(at, cluster),
    ...checkExistingCluster(at, cluster),
    ...(stores === "new"
      ? []
      : checkStores(`${at}.stores`, stores, (place, { bucket }) => bucketProblems(place, bucket))),
    ...checkStoreSettings(at, cluster, ["dataLossOnDestroy", "googleKeys"]),
  ];
}

/** What GKE allows (GKE API reference, `projects.locations.clusters`, "name"). */
function checkName(at: string, { name }: ExistingGke): Problem[] {
  if (/^[a-z]([a-z0-9-]{0,38}[a-z0-9])?$/.test(name)) return [];
  const fix = "Write the name it has in GKE: gcloud container clusters list";
  return [{ at: `${at}.name`, value: name, problem: "is not the name of a GKE cluster", fix }];
}

/** For those who come without types. */
function checkEndpoint(at: string, { endpoint = "address" }: ExistingGke): Problem[] {
  return choice(`${at}.endpoint`, endpoint, ENDPOINTS);
}
