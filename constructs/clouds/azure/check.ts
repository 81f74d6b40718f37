import type { Duration } from "../../core/duration";
import type { Problem } from "../../core/errors";
import type { Tier } from "../contract";
import { checkRisks } from "../risks";
import { checkAzureAccess } from "./check-access";
import { checkChoices, GUID } from "./check-choices";
import { checkAzureNetwork } from "./check-network";
import { checkAzureNodes } from "./check-nodes";
import { resolveRisks } from "./defaults";
import type { AzureCluster } from "./props";
import { TIER_DEFAULTS } from "./tiers";
import { DEFAULT_CONTROL_PLANE_LOGS, isAudited } from "./versions";

/**
 * Everything that is wrong with an AKS cluster, as far as it shows without asking Azure. The types exclude much of it
 * already; this is for values that come from elsewhere, and for what no type can say.
 * @param at path of the cluster in the user's data: `dev.clusters.aks-eu1`
 */
export function checkAzure(at: string, cluster: AzureCluster, tier: Tier): Problem[] {
  return [
    ...checkSubscription(at, cluster),
    ...checkChoices(at, cluster),
    ...checkAzureNetwork(at, cluster),
    ...checkAzureAccess(at, cluster, tier),
    ...checkAzureNodes(at, cluster, tier),
    ...checkMaintenance(at, cluster),
    ...checkLogs(at, cluster, tier),
    ...checkDays(`${at}.logRetention`, cluster.logRetention, 30, 730),
    ...checkStoreSettings(at, cluster, RISKS),
  ];
}

/** The risks of a cluster of ours. */
const RISKS = Object.keys(TIER_DEFAULTS.production.accept);

/** What is said about new stores, the keys and the risks that a cluster accepts, whoever made it. */
export function checkStoreSettings(
  at: string,
  cluster: Pick<AzureCluster, "deletedObjectRetention" | "customerKeys" | "accept">,
  risks: readonly string[],
): Problem[] {
  return [
    ...checkDays(`${at}.deletedObjectRetention`, cluster.deletedObjectRetention, 1, 365),
    ...checkKeys(at, cluster),
    ...checkRisks(`${at}.accept`, cluster.accept, risks),
  ];
}

export function checkSubscription(at: string, { subscription }: Pick<AzureCluster, "subscription">): Problem[] {
  if (GUID.test(subscription)) return [];
  const fix = "Write its id, as in 00000000-0000-0000-0000-000000000000, and not its name";
  return [{ at: `${at}.subscription`, value: subscription, problem: "is not the id of a subscription", fix }];
}

function checkMaintenance(at: string, { maintenance }: AzureCluster): Problem[] {
  const hour = maintenance?.hour ?? 0;
  if (Number.isInteger(hour) && hour >= 0 && hour <= 23) return [];
  return [{ at: `${at}.maintenance.hour`, value: hour, problem: "is not an hour", fix: "Write 0 to 23, in UTC" }];
}

function checkLogs(at: string, cluster: AzureCluster, tier: Tier): Problem[] {
  const { controlPlaneLogs = DEFAULT_CONTROL_PLANE_LOGS } = cluster;
  const where = { at: `${at}.controlPlaneLogs`, value: controlPlaneLogs };
  const problems: Problem[] = [];
  if (!isAudited(controlPlaneLogs) && resolveRisks(cluster, tier).auditGaps === false) {
    const problem = "leave out guard or the audit, so that nobody can find out later who did what";
    const fix = 'Keep guard and kube-audit-admin, or accept the risk with a reason: accept: { auditGaps: "…" }';
    problems.push({ ...where, problem, fix });
  }
  if (controlPlaneLogs.includes("kube-audit") && controlPlaneLogs.includes("kube-audit-admin")) {
    const problem = "pay for the audit twice: kube-audit holds all of kube-audit-admin";
    problems.push({ ...where, problem, fix: "Leave out one of the two" });
  }
  return problems;
}

/** The limits of Log Analytics, and of the soft delete of blobs. */
function checkDays(at: string, duration: Duration | undefined, least: number, most: number): Problem[] {
  if (!duration) return [];
  const days = duration.milliseconds / 86_400_000;
  if (Number.isInteger(days) && days >= least && days <= most) return [];
  const fix = `Write whole days, such as days(${least}), and ${most} of them at the most`;
  return [{ at, value: duration.toString(), problem: `is not a period of ${least} to ${most} days`, fix }];
}

const VAULT_ID =
  /^\/subscriptions\/[0-9a-f-]{36}\/resourceGroups\/[^/]+\/providers\/Microsoft\.KeyVault\/vaults\/[A-Za-z0-9-]{3,24}$/;

function checkKeys(at: string, { customerKeys }: Pick<AzureCluster, "customerKeys">): Problem[] {
  if (!customerKeys) return [];
  const { vaultId, secrets, ...named } = customerKeys;
  const problems: Problem[] = [];
  const where = `${at}.customerKeys`;
  if (!VAULT_ID.test(vaultId)) {
    const fix = "Write /subscriptions/…/resourceGroups/…/providers/Microsoft.KeyVault/vaults/…";
    problems.push({ at: `${where}.vaultId`, value: vaultId, problem: "is not the resource id of a Key Vault", fix });
  }
  for (const [use, name] of Object.entries(named)) {
    if (name === undefined || /^[A-Za-z0-9-]{1,127}$/.test(name)) continue;
    const fix = "Write the name alone: Azure takes up new versions by itself";
    problems.push({ at: `${where}.${use}`, value: name, problem: "is not the name of a key", fix });
  }
  if (secrets !== undefined && !/^[A-Za-z0-9-]{1,127}\/[0-9a-f]{32}$/.test(secrets)) {
    const fix = "Write name/version with the 32 digits of the version";
    problems.push({ at: `${where}.secrets`, value: secrets, problem: "is not one version of a key", fix });
  }
  return problems;
}
