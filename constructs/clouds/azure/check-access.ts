import { cidrProblem, isPrivate, parseCidr } from "../../core/cidr";
import type { Problem } from "../../core/errors";
import { isReason } from "../reason";
import { privateApi } from "../api-access";
import type { Tier } from "../contract";
import { GUID } from "./check-choices";
import type { AzureCluster } from "./props";

/** What is wrong with who may reach and administer a cluster. */
export function checkAzureAccess(at: string, cluster: AzureCluster, tier: Tier): Problem[] {
  return [...checkApi(`${at}.api`, cluster, tier), ...checkPrincipals(at, cluster)];
}

/** Partly for those who come without types. */
function checkApi(at: string, { api = privateApi() }: AzureCluster, tier: Tier): Problem[] {
  switch (api.kind) {
    case "public":
      return checkPublicApi(`${at}.from`, api.from);
    case "open":
      return checkOpenApi(at, api.because, tier);
    case "private":
      return [];
    default: {
      const fix = "Use privateApi(), publicApi({ from: [...] }) or openApi({ because })";
      return [{ at, value: api, problem: "is no access that AKS offers", fix }];
    }
  }
}

/** AKS documentation, "Secure access to the API server using authorized IP address ranges". */
const MAX_RANGES = 200;

function checkPublicApi(at: string, from: readonly string[] = []): Problem[] {
  if (from.length === 0) {
    const problem = "names no network, which AKS takes for the whole internet";
    return [{ at, value: from, problem, fix: "Name the networks, or use privateApi()" }];
  }
  if (from.length > MAX_RANGES) {
    const fix = `Join neighbours into larger networks, ${MAX_RANGES} at the most`;
    return [{ at, value: from.length, problem: "are more networks than AKS takes", fix }];
  }
  return from.flatMap((text) => checkRange(at, text));
}

function checkRange(at: string, value: string): Problem[] {
  const malformed = cidrProblem(value, at);
  if (malformed) return [malformed];
  const network = parseCidr(value);
  if (network.prefix === 0) {
    const fix = "Name networks, or use openApi({ because })";
    return [{ at, value, problem: "is the whole internet", fix }];
  }
  if (network.family === "ipv6") {
    return [{ at, value, problem: "is IPv6, which AKS does not admit", fix: "Write the IPv4 network" }];
  }
  if (!isPrivate(network)) return [];
  const fix = "Write the public address of the network's gateway, or use privateApi()";
  return [{ at, value, problem: "is private and so never the sender on the internet", fix }];
}

function checkOpenApi(at: string, because: string, tier: Tier): Problem[] {
  if (tier === "production") {
    const fix = "Use privateApi(), or publicApi({ from: [...] }) with the networks that need it";
    return [{ at, value: "open", problem: "leaves the API server of production open to the internet", fix }];
  }
  if (isReason(because)) return [];
  const fix = "Say in a sentence why nobody's address is known";
  return [{ at: `${at}.because`, value: because, problem: "is no reason", fix }];
}

function checkPrincipals(at: string, { deployer, admins = [], readers = [] }: AzureCluster): Problem[] {
  const named = [
    ...(deployer === undefined ? [] : [{ at: `${at}.deployer`, value: deployer }]),
    ...admins.map((value) => ({ at: `${at}.admins`, value })),
    ...readers.map((value) => ({ at: `${at}.readers`, value })),
  ];
  return named.flatMap((principal, index) => {
    if (!GUID.test(principal.value)) {
      const fix = "Write the object id of a group or identity: neither its name nor the id of its application";
      return [{ ...principal, problem: "is not an object id of Entra ID", fix }];
    }
    const earlier = named.slice(0, index).find(({ value }) => value === principal.value);
    if (!earlier) return [];
    return [{ ...principal, problem: `has its access by ${earlier.at} already`, fix: "Name it once" }];
  });
}
