import { cidrProblem, isPrivate, parseCidr } from "../../core/cidr";
import type { Problem } from "../../core/errors";
import { nodeCapacity } from "./address-plan";
import { resolveNodeGroups } from "./defaults";
import { type ExistingVpc, type GoogleCluster, NATS } from "./props";
import type { Tier } from "../contract";

/** What is wrong with the network of a cluster: addresses, room for its nodes, ways out. */
export function checkGoogleNetwork(at: string, cluster: GoogleCluster, tier: Tier): Problem[] {
  if (cluster.network) return checkExistingNetwork(at, cluster, cluster.network);
  const range = checkCidr(`${at}.cidr`, cluster.cidr);
  return [...range, ...(range.length > 0 ? [] : checkRoom(at, cluster, tier)), ...checkNat(at, cluster.nat)];
}

export const PROJECT_ID = /^[a-z][a-z0-9-]{4,28}[a-z0-9]$/;
const RESOURCE_NAME = /^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/;

function checkExistingNetwork(at: string, { cidr }: GoogleCluster, network: ExistingVpc): Problem[] {
  const problems: Problem[] = [];
  if (cidr !== undefined) {
    const fix = "Leave out cidr, or leave out network";
    problems.push({ at: `${at}.network`, problem: "is given together with cidr, which describes a new one", fix });
  }
  if (network.project !== undefined && !PROJECT_ID.test(network.project)) {
    const fix = "Write the id of the host project, neither its number nor its display name";
    problems.push({ at: `${at}.network.project`, value: network.project, problem: "is not the id of a project", fix });
  }
  for (const part of ["network", "subnetwork", "podsRange", "servicesRange"] as const) {
    // Plain JavaScript may leave them out.
    if (RESOURCE_NAME.test(network[part] ?? "")) continue;
    const fix = "Write the name alone, without the path of project and region";
    problems.push({ at: `${at}.network.${part}`, value: network[part], problem: "is not a name of Google Cloud", fix });
  }
  if (network.podsRange !== undefined && network.podsRange === network.servicesRange) {
    const fix = "Name the other secondary range of the subnetwork, or add one for Services";
    const problem = "is the range of pods, too: GKE wants one of its own for Services";
    problems.push({ at: `${at}.network.servicesRange`, value: network.servicesRange, problem, fix });
  }
  return [...problems, ...checkControlPlane(`${at}.network.controlPlaneCidr`, network.controlPlaneCidr)];
}

function checkControlPlane(at: string, cidr: string | undefined): Problem[] {
  if (cidr === undefined) return [];
  const malformed = cidrProblem(cidr, at);
  if (malformed) return [malformed];
  const network = parseCidr(cidr);
  if (network.family === "ipv4" && network.prefix === 28 && isPrivate(network)) return [];
  return [{ at, value: cidr, problem: "is not a private network of /28", fix: "Write sixteen unused addresses" }];
}

function checkCidr(at: string, cidr: string | undefined): Problem[] {
  if (cidr === undefined) {
    const fix = 'Write cidr: "10.32.0.0/16", or network: existingNetwork({ … })';
    return [{ at, problem: "is missing, and so is an existing network", fix }];
  }
  const malformed = cidrProblem(cidr, at);
  if (malformed) return [malformed];
  const network = parseCidr(cidr);
  const problems: Problem[] = [];
  if (network.family !== "ipv4" || network.prefix < 12 || network.prefix > 20) {
    const fix = "Use /16 for 128 nodes, or down to /20 for 8";
    problems.push({ at, value: cidr, problem: "is not an IPv4 network of /12 to /20", fix });
  }
  if (!isPrivate(network)) {
    const fix = "Use a part of 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16 or 100.64.0.0/10";
    problems.push({ at, value: cidr, problem: "is public: its owner could not be reached any more", fix });
  }
  return problems;
}

/** A node that finds no /24 for its pods does not start, which shows on the day when nodes are needed most. */
function checkRoom(at: string, cluster: GoogleCluster, tier: Tier): Problem[] {
  const groups = Object.values(resolveNodeGroups(cluster, tier));
  // One more for each group while it is upgraded.
  const most = groups.reduce((sum, { max }) => sum + max + 1, 0);
  const room = nodeCapacity(cluster.cidr ?? "");
  if (most <= room) return [];
  const problem = `has pod addresses for ${room} nodes, and the groups may grow to ${most} during an upgrade`;
  const fix = "Use a larger network, or lower max";
  return [{ at: `${at}.cidr`, value: cluster.cidr, problem, fix }];
}

function checkNat(at: string, nat: string | undefined): Problem[] {
  if (nat === undefined || NATS.some((known) => known === nat)) return [];
  const fix = `Use one of: ${NATS.join(", ")}`;
  return [{ at: `${at}.nat`, value: nat, problem: "is not a way to the internet", fix }];
}
