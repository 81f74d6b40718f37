import type { ResolvedAwsCluster } from "../clouds/aws/defaults";
import type { ResolvedExistingAks } from "../clouds/azure/existing/resolved";
import type { ResolvedAzureCluster } from "../clouds/azure/defaults";
import type { Problem } from "../core/errors";
import type { EnvironmentDeclaration } from "./environment";
import { generalNodes } from "./nodes";
import type { EnvironmentCluster, ResolvedCluster } from "./resolved";

/** Replicas in three zones survive none where what they stand on does not; defaults of a tier included. */
export function checkZonal(
  { name, availability }: EnvironmentDeclaration,
  clusters: readonly Pick<EnvironmentCluster, "key" | "spec">[],
): Problem[] {
  if (availability !== "zonal") return [];
  return clusters.flatMap(({ key, spec }) => {
    const at = `${name}.clusters.${key}`;
    return [...checkCloud(at, spec), ...checkSystemNodes(at, spec), ...checkNodes(at, spec)];
  });
}

/** What is wrong, and what to write instead of it. */
function unfit(at: string, value: unknown, reason: string, instead: string): Problem {
  const problem = `does not suit availability "zonal": ${reason}`;
  return { at, value, problem, fix: `${instead}, or set availability to "single"` };
}

function checkCloud(at: string, spec: ResolvedCluster): Problem[] {
  switch (spec.cloud) {
    case "aws":
      return spec.origin ? [] : checkNat(at, spec);
    case "azure":
      return spec.origin ? checkStores(at, spec) : checkAks(at, spec);
    // Cloud NAT, control planes and buckets of Google span the zones of a region.
    case "google":
    case "existing":
      return [];
  }
}

function checkNat(at: string, { network }: ResolvedAwsCluster): Problem[] {
  if (network.kind === "existing" || network.nat !== "one") return [];
  const reason = "no node reaches the internet while the zone of the gateway is away";
  return [unfit(`${at}.nat`, network.nat, reason, 'Write nat: "per-zone"')];
}

function checkAks(at: string, spec: ResolvedAzureCluster): Problem[] {
  const { network, controlPlane, storeReplication } = spec;
  const problems = checkReplication(at, storeReplication);
  if (controlPlane === "Free") {
    const reason = "nothing guarantees an API server that starts pods in other zones";
    problems.push(unfit(`${at}.controlPlane`, controlPlane, reason, 'Write controlPlane: "Standard"'));
  }
  // A gateway in a network of somebody else's may be of the kind that spans zones.
  if (network.kind === "new" && network.egress === "nat-gateway") {
    const reason = "no node reaches the internet while the zone of the gateway is away";
    problems.push(unfit(`${at}.egress`, network.egress, reason, 'Write egress: "load-balancer"'));
  }
  return problems;
}

function checkStores(at: string, { stores, storeReplication }: ResolvedExistingAks): Problem[] {
  return stores.kind === "new" ? checkReplication(at, storeReplication) : [];
}

function checkReplication(at: string, replication: string): Problem[] {
  if (replication !== "LRS") return [];
  const reason = "all copies of what is stored are in one zone";
  return [unfit(`${at}.storeReplication`, replication, reason, 'Write storeReplication: "ZRS"')];
}

function checkSystemNodes(at: string, spec: ResolvedCluster): Problem[] {
  const min = "nodeGroups" in spec ? spec.nodeGroups.system?.min : undefined;
  if (min === undefined || min >= 2) return [];
  const reason = "name resolution stops with the zone of its only node";
  return [unfit(`${at}.systemNodes.min`, min, reason, "Write 2 or more")];
}

function checkNodes(at: string, spec: ResolvedCluster): Problem[] {
  const nodes = generalNodes(spec) ?? [];
  const problems = nodes
    .filter(({ capacity }) => capacity === "spot")
    .map(({ name, capacity }) => {
      const reason = "the cloud may take it back in all zones at once";
      return unfit(`${at}.nodeGroups.${name}.capacity`, capacity, reason, 'Write capacity: "on-demand"');
    });
  const [first] = nodes;
  if (!first || nodes.some(({ growsByZone }) => growsByZone)) return problems;
  const reason = "no node can be added in the zone where the volume of a waiting pod is";
  return [
    ...problems,
    unfit(`${at}.nodeGroups.${first.name}.placement`, "across-zones", reason, 'Write placement: "per-zone"'),
  ];
}
