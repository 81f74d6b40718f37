import type { Duration } from "../../core/duration";
import { choice } from "../../core/choice";
import type { Problem } from "../../core/errors";
import type { Tier } from "../contract";
import { checkAwsAccess } from "./check-access";
import { checkAwsNetwork } from "./check-network";
import { checkAwsNodes } from "./check-nodes";
import { resolveRisks } from "./defaults";
import type { AwsCluster } from "./props";
import { checkRisks } from "../risks";
import { AWS_REGIONS, isAwsRegion } from "./regions";
import { TIER_DEFAULTS } from "./tiers";
import { ADDONS, CONTROL_PLANE_LOGS, KUBERNETES_VERSIONS, LOG_RETENTION_DAYS } from "./versions";

/**
 * Everything that is wrong with an EKS cluster, as far as it shows without asking AWS. The types exclude much of it
 * already; this is for values that come from elsewhere, and for what no type can say.
 * @param at path of the cluster in the user's data: `dev.clusters.eks-eu1`
 */
export function checkAws(at: string, cluster: AwsCluster, tier: Tier): Problem[] {
  return [
    ...checkAwsPlace(at, cluster),
    ...checkChoices(at, cluster),
    ...checkAwsNetwork(at, cluster),
    ...checkAwsAccess(at, cluster, tier),
    ...checkAwsNodes(at, cluster, tier),
    ...checkLogs(at, cluster, tier),
    ...checkStoreSettings(at, cluster, RISKS),
  ];
}

/** Where a cluster is, whoever made it. */
export function checkAwsPlace(at: string, { account, region }: Pick<AwsCluster, "account" | "region">): Problem[] {
  const problems: Problem[] = [];
  if (!/^\d{12}$/.test(account)) {
    const fix = 'Write its twelve digits as text, as in "123456789012"';
    problems.push({ at: `${at}.account`, value: account, problem: "is not an AWS account", fix });
  }
  if (!isAwsRegion(region)) {
    const fix = `Use one of: ${Object.keys(AWS_REGIONS).join(", ")}`;
    problems.push({ at: `${at}.region`, value: region, problem: "is not a region this library knows", fix });
  }
  return problems;
}

/** For those who come without types. */
function checkChoices(at: string, cluster: AwsCluster): Problem[] {
  const { kubernetes, mode, controlPlaneLogs = [], addonVersions = {} } = cluster;
  return [
    ...choice(`${at}.mode`, mode, ["standard", "auto"]),
    ...choice(`${at}.kubernetes`, kubernetes, Object.keys(KUBERNETES_VERSIONS), "is not a supported version"),
    ...controlPlaneLogs.flatMap((log) => choice(`${at}.controlPlaneLogs`, log, CONTROL_PLANE_LOGS)),
    ...Object.keys(addonVersions).flatMap((addon) => choice(`${at}.addonVersions`, addon, ADDONS, NO_ADDON)),
  ];
}

const NO_ADDON = "is no add-on that this library installs";

function checkLogs(at: string, cluster: AwsCluster, tier: Tier): Problem[] {
  const { controlPlaneLogs = CONTROL_PLANE_LOGS, logRetention } = cluster;
  const problems: Problem[] = [];
  const missing = CONTROL_PLANE_LOGS.filter((log) => !controlPlaneLogs.includes(log));
  if (missing.length > 0 && resolveRisks(cluster, tier).auditGaps === false) {
    const problem = `leaves out ${missing.join(", ")}, so that part of what happened cannot be found out later`;
    const fix = 'Keep them all, or accept the risk with a reason: accept: { auditGaps: "…" }';
    problems.push({ at: `${at}.controlPlaneLogs`, value: controlPlaneLogs, problem, fix });
  }
  if (logRetention && !LOG_RETENTION_DAYS.some((days) => days === inDays(logRetention))) {
    const fix = `Use one of, in days: ${LOG_RETENTION_DAYS.join(", ")}`;
    const problem = "is not a period CloudWatch offers";
    problems.push({ at: `${at}.logRetention`, value: logRetention.toString(), problem, fix });
  }
  return problems;
}

/** The risks of a cluster of ours. */
const RISKS = Object.keys(TIER_DEFAULTS.production.accept);

/** What is said about new stores, and the risks that a cluster accepts, whoever made it. */
export function checkStoreSettings(
  at: string,
  cluster: Pick<AwsCluster, "deletedObjectRetention" | "accessLogBucket" | "accept">,
  risks: readonly string[],
): Problem[] {
  return [...checkStores(at, cluster), ...checkRisks(`${at}.accept`, cluster.accept, risks)];
}

function checkStores(
  at: string,
  { deletedObjectRetention, accessLogBucket }: Pick<AwsCluster, "deletedObjectRetention" | "accessLogBucket">,
): Problem[] {
  const problems: Problem[] = [];
  if (
    deletedObjectRetention &&
    !(Number.isInteger(inDays(deletedObjectRetention)) && inDays(deletedObjectRetention) > 0)
  ) {
    const value = deletedObjectRetention.toString();
    const fix = "Write whole days, such as days(7)";
    problems.push({ at: `${at}.deletedObjectRetention`, value, problem: "is not one day or more in whole days", fix });
  }
  if (accessLogBucket !== undefined && !/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(accessLogBucket)) {
    const fix = "Write the name of the bucket, neither its ARN nor its address";
    problems.push({ at: `${at}.accessLogBucket`, value: accessLogBucket, problem: "is not a bucket name", fix });
  }
  return problems;
}

function inDays({ milliseconds }: Duration): number {
  return milliseconds / 86_400_000;
}
