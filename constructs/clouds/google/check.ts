import type { Duration } from "../../core/duration";
import { choice } from "../../core/choice";
import type { Problem } from "../../core/errors";
import type { Tier } from "../contract";
import { checkGoogleAccess } from "./check-access";
import { checkGoogleNetwork, PROJECT_ID } from "./check-network";
import { checkGoogleNodes } from "./check-nodes";
import { resolveRisks } from "./defaults";
import { maintenanceProblems } from "./maintenance";
import type { GoogleCluster } from "./props";
import { checkRisks } from "../risks";
import { GOOGLE_REGIONS, isGoogleRegion } from "./regions";
import { TIER_DEFAULTS } from "./tiers";
import { CONTROL_PLANE_LOGS, LONGEST_LOG_RETENTION_DAYS, RELEASE_CHANNELS } from "./versions";

/**
 * Everything that is wrong with a GKE cluster, as far as it shows without asking Google. The types exclude much of it
 * already; this is for values that come from elsewhere, and for what no type can say.
 * @param at path of the cluster in the user's data: `dev.clusters.gke-eu1`
 */
export function checkGoogle(at: string, cluster: GoogleCluster, tier: Tier): Problem[] {
  return [
    ...checkGooglePlace(at, cluster),
    ...checkChoices(at, cluster),
    ...checkGoogleNetwork(at, cluster, tier),
    ...checkGoogleAccess(at, cluster, tier),
    ...checkGoogleNodes(at, cluster, tier),
    ...(cluster.maintenance ? maintenanceProblems(`${at}.maintenance`, cluster.maintenance) : []),
    ...checkLogs(at, cluster, tier),
    ...checkStoreSettings(at, cluster, RISKS),
  ];
}

/** Where a cluster is, whoever made it. */
export function checkGooglePlace(
  at: string,
  { project, region }: Pick<GoogleCluster, "project" | "region">,
): Problem[] {
  const problems: Problem[] = [];
  if (!PROJECT_ID.test(project)) {
    const fix = "Write its id, such as acme-dev, neither its number nor its display name";
    problems.push({ at: `${at}.project`, value: project, problem: "is not the id of a project", fix });
  }
  if (!isGoogleRegion(region)) {
    const fix = `Use one of: ${Object.keys(GOOGLE_REGIONS).join(", ")}`;
    problems.push({ at: `${at}.region`, value: region, problem: "is not a region this library knows", fix });
  }
  return problems;
}

/** For those who come without types. */
function checkChoices(at: string, { mode, releaseChannel, controlPlaneLogs = [] }: GoogleCluster): Problem[] {
  return [
    ...choice(`${at}.mode`, mode, ["standard", "autopilot"]),
    ...choice(`${at}.releaseChannel`, releaseChannel, RELEASE_CHANNELS),
    ...controlPlaneLogs.flatMap((log) => choice(`${at}.controlPlaneLogs`, log, CONTROL_PLANE_LOGS)),
  ];
}

function checkLogs(at: string, cluster: GoogleCluster, tier: Tier): Problem[] {
  const { controlPlaneLogs = CONTROL_PLANE_LOGS, logRetention } = cluster;
  const problems: Problem[] = [];
  const missing = CONTROL_PLANE_LOGS.filter((log) => !controlPlaneLogs.includes(log));
  if (missing.length > 0 && resolveRisks(cluster, tier).auditGaps === false) {
    const problem = `leaves out ${missing.join(", ")}, so that part of what happened cannot be found out later`;
    const fix = 'Keep them all, or accept the risk with a reason: accept: { auditGaps: "…" }';
    problems.push({ at: `${at}.controlPlaneLogs`, value: controlPlaneLogs, problem, fix });
  }
  if (logRetention && !(isWholeDays(logRetention) && inDays(logRetention) <= LONGEST_LOG_RETENTION_DAYS)) {
    const fix = `Write whole days, from days(1) to days(${LONGEST_LOG_RETENTION_DAYS})`;
    const problem = "is not a period Cloud Logging offers";
    problems.push({ at: `${at}.logRetention`, value: logRetention.toString(), problem, fix });
  }
  return problems;
}

/** The risks of a cluster of ours. */
const RISKS = Object.keys(TIER_DEFAULTS.production.accept);

/** What is said about new stores, and the risks that a cluster accepts, whoever made it. */
export function checkStoreSettings(
  at: string,
  cluster: Pick<GoogleCluster, "deletedObjectRetention" | "accessLogBucket" | "accept">,
  risks: readonly string[],
): Problem[] {
  return [...checkStores(at, cluster), ...checkRisks(`${at}.accept`, cluster.accept, risks)];
}

function checkStores(
  at: string,
  { deletedObjectRetention, accessLogBucket }: Pick<GoogleCluster, "deletedObjectRetention" | "accessLogBucket">,
): Problem[] {
  const problems: Problem[] = [];
  if (deletedObjectRetention && !isWholeDays(deletedObjectRetention)) {
    const value = deletedObjectRetention.toString();
    const fix = "Write whole days, such as days(7)";
    problems.push({ at: `${at}.deletedObjectRetention`, value, problem: "is not one day or more in whole days", fix });
  }
  if (accessLogBucket !== undefined && !/^[a-z0-9][a-z0-9._-]{1,61}[a-z0-9]$/.test(accessLogBucket)) {
    const fix = "Write the name of the bucket, without gs://";
    problems.push({ at: `${at}.accessLogBucket`, value: accessLogBucket, problem: "is not a bucket name", fix });
  }
  return problems;
}

function isWholeDays(duration: Duration): boolean {
  return Number.isInteger(inDays(duration)) && inDays(duration) > 0;
}

function inDays({ milliseconds }: Duration): number {
  return milliseconds / 86_400_000;
}
