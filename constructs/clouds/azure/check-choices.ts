import { choice } from "../../core/choice";
import type { Problem } from "../../core/errors";
import { CONTROL_PLANE_TIERS, type AzureCluster } from "./props";
import { AZURE_REGIONS } from "./regions";
import { CONTROL_PLANE_LOGS, KUBERNETES_VERSIONS, REPLICATIONS, UPGRADE_CHANNELS, WEEKDAYS } from "./versions";

/** How Azure writes the ids of subscriptions and of principals. */
export const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** For those who come without types: what is not one of the choices. */
export function checkChoices(at: string, cluster: AzureCluster): Problem[] {
  const { region, kubernetes, upgradeChannel, maintenance, controlPlane, controlPlaneLogs, storeReplication } = cluster;
  return [
    ...choice(`${at}.region`, region, AZURE_REGIONS, "is not a region with zones that this library knows"),
    ...choice(`${at}.kubernetes`, kubernetes, KUBERNETES_VERSIONS, "is not a supported version"),
    ...choice(`${at}.upgradeChannel`, upgradeChannel, UPGRADE_CHANNELS, "is not an upgrade channel"),
    ...choice(`${at}.maintenance.day`, maintenance?.day, WEEKDAYS, "is not a day of the week"),
    ...choice(`${at}.controlPlane`, controlPlane, CONTROL_PLANE_TIERS, "is not a tier of the control plane"),
    ...(controlPlaneLogs ?? []).flatMap((log) =>
      choice(`${at}.controlPlaneLogs`, log, CONTROL_PLANE_LOGS, "is not a log of the control plane"),
    ),
    ...choice(`${at}.storeReplication`, storeReplication, REPLICATIONS, "is not a kind of replication"),
  ];
}
