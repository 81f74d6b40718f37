import { cidrProblem, isPrivate, overlaps, parseCidr } from "../../core/cidr";
import type { Problem } from "../../core/errors";
import { choice } from "../../core/choice";
import { POD_CIDR, SERVICE_CIDR } from "./defaults";
import { type AzureCluster, EGRESSES } from "./props";
import { AZURE_ZONES } from "./regions";

/** What is wrong with the network of a cluster: zones, addresses, ways out. */
export function checkAzureNetwork(at: string, cluster: AzureCluster): Problem[] {
  return [
    ...checkZones(`${at}.zones`, cluster.zones),
    ...(cluster.network ? checkExistingNetwork(at, cluster) : checkNewNetwork(at, cluster)),
    ...checkPodCidr(`${at}.podCidr`, cluster),
    ...choice(`${at}.egress`, cluster.egress, EGRESSES, "is not a way to the internet"),
  ];
}

function checkZones(at: string, zones: readonly string[] = []): Problem[] {
  const problems: Problem[] = [];
  if (zones.length === 0) {
    problems.push({ at, problem: "is missing", fix: 'Name up to three, as in ["1", "2", "3"]' });
  }
  if (new Set(zones).size !== zones.length) {
    problems.push({ at, value: zones, problem: "name a zone twice", fix: "Name each zone once" });
  }
  return [...problems, ...zones.flatMap((zone) => choice(at, zone, AZURE_ZONES, "is not a zone"))];
}

const NETWORK = "^/subscriptions/[0-9a-f-]{36}/resourceGroups/[^/]+/providers/Microsoft\\.Network/";
const SUBNET_ID = new RegExp(`${NETWORK}virtualNetworks/[^/]+/subnets/[^/]+$`);
const BLOB_ZONE_ID = new RegExp(`${NETWORK}privateDnsZones/privatelink\\.blob\\.core\\.windows\\.net$`);

function checkExistingNetwork(at: string, { network, cidr }: AzureCluster): Problem[] {
  const { subnetId, endpointSubnetId, blobZoneId } = network ?? {};
  const where = `${at}.network`;
  const problems: Problem[] = [];
  if (cidr !== undefined) {
    const problem = "is given together with cidr, which describes a new one";
    problems.push({ at: where, problem, fix: "Leave out cidr, or leave out network" });
  }
  for (const [name, id] of Object.entries({ subnetId: subnetId ?? "", endpointSubnetId })) {
    if (id !== undefined) problems.push(...subnetProblems(`${where}.${name}`, id));
  }
  if (blobZoneId !== undefined) problems.push(...blobZoneProblems(`${where}.blobZoneId`, blobZoneId));
  return problems;
}

export function subnetProblems(at: string, id: string): Problem[] {
  if (SUBNET_ID.test(id)) return [];
  const fix = "Write /subscriptions/…/resourceGroups/…/providers/Microsoft.Network/virtualNetworks/…/subnets/…";
  return [{ at, value: id, problem: "is not the resource id of a subnet", fix }];
}

export function blobZoneProblems(at: string, id: string): Problem[] {
  if (BLOB_ZONE_ID.test(id)) return [];
  const problem = "is not the resource id of the private DNS zone of blobs";
  const fix = "Write /subscriptions/…/providers/Microsoft.Network/privateDnsZones/privatelink.blob.core.windows.net";
  return [{ at, value: id, problem, fix }];
}

function checkNewNetwork(at: string, { cidr, egress }: AzureCluster): Problem[] {
  const problems = checkCidr(`${at}.cidr`, cidr);
  if ((egress as string | undefined) !== "routes") return problems;
  const fix = 'Use "load-balancer" or "nat-gateway", or an existing network with routes';
  const problem = "leads nowhere: a new network has no routes of its own";
  return [...problems, { at: `${at}.egress`, value: egress, problem, fix }];
}

function checkCidr(at: string, cidr: string | undefined): Problem[] {
  if (cidr === undefined) {
    const fix = 'Write cidr: "10.32.0.0/16", or network: existingNetwork({ … })';
    return [{ at, problem: "is missing, and so is an existing network", fix }];
  }
  return checkRange(at, cidr, [16, 24]);
}

/** What holds for every range: private, of a sensible size, and apart from that of Services. */
function checkRange(at: string, cidr: string, [widest, narrowest]: readonly [number, number]): Problem[] {
  const malformed = cidrProblem(cidr, at);
  if (malformed) return [malformed];
  const network = parseCidr(cidr);
  const problems: Problem[] = [];
  if (network.family !== "ipv4" || network.prefix < widest || network.prefix > narrowest) {
    const problem = `is not an IPv4 network of /${widest} to /${narrowest}`;
    problems.push({ at, value: cidr, problem, fix: "Use a range of such a size" });
  }
  if (!isPrivate(network)) {
    const fix = "Use a part of 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16 or 100.64.0.0/10";
    problems.push({ at, value: cidr, problem: "is public: its owner could not be reached any more", fix });
  }
  if (overlaps(network, parseCidr(SERVICE_CIDR))) {
    const problem = `overlaps ${SERVICE_CIDR}, the addresses of Services in the cluster`;
    problems.push({ at, value: cidr, problem, fix: "Use another range" });
  }
  return problems;
}

function checkPodCidr(at: string, { podCidr = POD_CIDR, cidr }: AzureCluster): Problem[] {
  const problems = checkRange(at, podCidr, [12, 20]);
  if (problems.length > 0 || cidr === undefined || cidrProblem(cidr, at)) return problems;
  if (!overlaps(parseCidr(podCidr), parseCidr(cidr))) return [];
  const fix = 'Write another podCidr, such as "100.64.0.0/16", or another cidr';
  return [{ at, value: podCidr, problem: `overlaps ${cidr}, the addresses of nodes`, fix }];
}
