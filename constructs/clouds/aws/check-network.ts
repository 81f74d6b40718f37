import { cidrProblem, isPrivate, overlaps, parseCidr } from "../../core/cidr";
import { choice } from "../../core/choice";
import type { Problem } from "../../core/errors";
import { MAX_ZONES } from "./address-plan";
import { SERVICE_CIDR } from "./defaults";
import { type AwsCluster, NATS } from "./props";
import { AWS_REGIONS, isAwsRegion } from "./regions";
import { INTERFACE_ENDPOINTS, type InterfaceEndpoint } from "./versions";

/** What is wrong with the network of a cluster: zones, addresses, ways out. */
export function checkAwsNetwork(at: string, cluster: AwsCluster): Problem[] {
  if (cluster.network) return checkExistingNetwork(at, cluster);
  return [...checkCidr(`${at}.cidr`, cluster.cidr), ...checkZones(at, cluster), ...checkExit(at, cluster)];
}

function checkExistingNetwork(at: string, { network, cidr, zones }: AwsCluster): Problem[] {
  const problems: Problem[] = [];
  if (cidr !== undefined || zones !== undefined) {
    const fix = "Leave out cidr and zones, or leave out network";
    problems.push({
      at: `${at}.network`,
      problem: "is given together with cidr or zones, which describe a new one",
      fix,
    });
  }
  const { vpcId, privateSubnetIds = [] } = network ?? {};
  if (!/^vpc-[0-9a-f]+$/.test(vpcId ?? "")) {
    problems.push({ at: `${at}.network.vpcId`, value: vpcId, problem: "is not the id of a VPC", fix: "Write vpc-…" });
  }
  for (const id of privateSubnetIds) {
    if (/^subnet-[0-9a-f]+$/.test(id)) continue;
    const fix = "Write subnet-…";
    problems.push({ at: `${at}.network.privateSubnetIds`, value: id, problem: "is not the id of a subnet", fix });
  }
  const different = new Set(privateSubnetIds).size;
  const where = { at: `${at}.network.privateSubnetIds`, value: privateSubnetIds };
  if (different < 2) {
    const fix = "Name one subnet in each of two zones or more";
    problems.push({ ...where, problem: "are too few: EKS wants subnets in two zones", fix });
  } else if (different < privateSubnetIds.length) {
    problems.push({ ...where, problem: "name a subnet twice", fix: "Name each subnet once" });
  }
  return problems;
}

function checkCidr(at: string, cidr: string | undefined): Problem[] {
  if (cidr === undefined) {
    const fix = 'Write cidr: "10.16.0.0/16", or network: existingNetwork({ … })';
    return [{ at, problem: "is missing, and so is an existing network", fix }];
  }
  const malformed = cidrProblem(cidr, at);
  if (malformed) return [malformed];
  const network = parseCidr(cidr);
  const problems: Problem[] = [];
  if (network.family !== "ipv4" || network.prefix < 16 || network.prefix > 20) {
    const fix = "Use /16, or down to /20 where pods are few: each pod takes an address";
    problems.push({ at, value: cidr, problem: "is not an IPv4 network of /16 to /20", fix });
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

function checkZones(at: string, { region, zones = [] }: { region: string; zones?: readonly string[] }): Problem[] {
  const problems: Problem[] = [];
  const where = `${at}.zones`;
  if (new Set(zones).size !== zones.length) {
    problems.push({ at: where, value: zones, problem: "name a zone twice", fix: "Name each zone once" });
  }
  if (zones.length < 2 || zones.length > MAX_ZONES) {
    const fix = 'Name two or three, as in ["a", "b"]';
    problems.push({
      at: where,
      value: zones,
      problem: "are not two or three: EKS wants two, the addresses fit three",
      fix,
    });
  }
  if (!isAwsRegion(region)) return problems;
  const known: readonly string[] = AWS_REGIONS[region].zones;
  for (const zone of zones.filter((letter) => !known.includes(letter))) {
    const fix = `Use letters of: ${known.join(", ")}`;
    problems.push({ at: where, value: zone, problem: `is not a zone of ${region}`, fix });
  }
  return problems;
}

function checkExit(at: string, { nat, interfaceEndpoints = [] }: AwsCluster): Problem[] {
  const where = `${at}.interfaceEndpoints`;
  const problems = [
    ...choice(`${at}.nat`, nat, NATS, "is not a way to the internet"),
    ...interfaceEndpoints.flatMap((service) =>
      choice(where, service, INTERFACE_ENDPOINTS, "is no service with an endpoint here"),
    ),
  ];
  if (new Set(interfaceEndpoints).size < interfaceEndpoints.length) {
    const fix = "Name each service once";
    problems.push({ at: where, value: interfaceEndpoints, problem: "name a service twice", fix });
  }
  return [...problems, ...checkNoExit(at, nat, interfaceEndpoints)];
}

function checkNoExit(at: string, nat: AwsCluster["nat"], interfaceEndpoints: readonly InterfaceEndpoint[]): Problem[] {
  if (nat !== "none") return [];
  const missing = INTERFACE_ENDPOINTS.filter((service) => !interfaceEndpoints.includes(service));
  if (missing.length === 0) return [];
  const problem = "leaves nodes without a way to AWS itself";
  const fix = `Add interfaceEndpoints: ${missing.join(", ")}`;
  return [{ at: `${at}.nat`, value: nat, problem, fix }];
}
