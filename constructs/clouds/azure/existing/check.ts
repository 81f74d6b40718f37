import type { Problem } from "../../../core/errors";
import { checkExistingCluster } from "../../existing-cluster";
import { checkStores, containerProblems } from "../../stores";
import { checkStoreSettings, checkSubscription } from "../check";
import { choice } from "../../../core/choice";
import { blobZoneProblems, subnetProblems } from "../check-network";
import { AZURE_REGIONS } from "../regions";
import type { ExistingAks, FoundContainer } from "./props";

/**
 * Everything that is wrong with an AKS cluster of somebody else's, as far as it shows without asking Azure.
 * @param at path of the cluster in the user's data: `dev.clusters.payments`
 */
export function checkExistingAks(at: string, cluster: ExistingAks): Problem[] {
  return [
    ...checkSubscription(at, cluster),
    ...choice(`${at}.region`, cluster.region, AZURE_REGIONS, "is not a region this library knows"),
    ...checkNames(at, cluster),
    ...checkExistingCluster(at, cluster),
    ...checkPlaceOfStores(at, cluster),
    ...checkStoreSettings(at, cluster, ["dataLossOnDestroy"]),
  ];
}

/** What Azure allows (Azure documentation, "Naming rules and restrictions for Azure resources"). */
function checkNames(at: string, { resourceGroup, name }: ExistingAks): Problem[] {
  const problems: Problem[] = [];
  const fix = "Write the names of az aks list --output table";
  if (!/^[\w().-]{0,89}[\w()-]$/.test(resourceGroup)) {
    problems.push({ at: `${at}.resourceGroup`, value: resourceGroup, problem: "is not a resource group", fix });
  }
  if (!/^[A-Za-z0-9]([\w-]{0,61}[A-Za-z0-9])?$/.test(name)) {
    problems.push({ at: `${at}.name`, value: name, problem: "is not the name of an AKS cluster", fix });
  }
  return problems;
}

function checkPlaceOfStores(at: string, cluster: ExistingAks): Problem[] {
  if (cluster.stores !== "new") return checkStores(`${at}.stores`, cluster.stores, checkContainer);
  return [
    ...checkEndpointSubnet(`${at}.endpointSubnetId`, cluster),
    ...(cluster.blobZoneId === undefined ? [] : blobZoneProblems(`${at}.blobZoneId`, cluster.blobZoneId)),
  ];
}

/** For those who come without types, too. */
function checkEndpointSubnet(at: string, { endpointSubnetId: id }: Partial<ExistingAks>): Problem[] {
  if (id !== undefined) return subnetProblems(at, id);
  const fix = "Name the subnet of the private endpoint of the stores, in the network of the cluster or one it reaches";
  return [{ at, problem: "is missing", fix }];
}

const ACCOUNT_ID =
  /^\/subscriptions\/[0-9a-f-]{36}\/resourceGroups\/[^/]+\/providers\/Microsoft\.Storage\/storageAccounts\/[a-z0-9]{3,24}$/;

function checkContainer(at: string, { accountId, container }: FoundContainer): Problem[] {
  const problems = containerProblems(at, container);
  if (ACCOUNT_ID.test(accountId)) return problems;
  const fix = "Write /subscriptions/…/resourceGroups/…/providers/Microsoft.Storage/storageAccounts/…";
  const problem = "is not the resource id of a storage account";
  return [...problems, { at: `${at}.accountId`, value: accountId, problem, fix }];
}
