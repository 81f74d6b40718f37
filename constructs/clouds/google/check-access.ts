import { cidrProblem, isPrivate, parseCidr } from "../../core/cidr";
import type { Problem } from "../../core/errors";
import { privateApi } from "../api-access";
import type { Tier } from "../contract";
import type { GoogleCluster } from "./props";
import { isReason } from "../reason";

/** What is wrong with who may reach and administer a cluster. */
export function checkGoogleAccess(at: string, cluster: GoogleCluster, tier: Tier): Problem[] {
  return [...checkApi(`${at}.api`, cluster, tier), ...checkPrincipals(at, cluster), ...checkGroup(at, cluster)];
}

/** Partly for those who come without types. */
function checkApi(at: string, { api = privateApi() }: GoogleCluster, tier: Tier): Problem[] {
  switch (api.kind) {
    case "public":
      return checkPublicApi(at, api.from);
    case "open":
      return checkOpenApi(at, api.because, tier);
    case "private":
    case "dns":
      return [];
    default: {
      const fix = "Use privateApi(), dnsApi(), publicApi({ from: [...] }) or openApi({ because })";
      return [{ at, value: api, problem: "is no access that GKE offers", fix }];
    }
  }
}

function checkPublicApi(at: string, from: readonly string[] = []): Problem[] {
  if (from.length === 0) {
    const fix = "Name the networks, or use privateApi() or dnsApi()";
    return [{ at: `${at}.from`, value: from, problem: "names no network, so that nobody could connect", fix }];
  }
  return from.flatMap((text) => {
    const malformed = cidrProblem(text, `${at}.from`);
    if (malformed) return [malformed];
    const network = parseCidr(text);
    const problem = { at: `${at}.from`, value: text };
    if (network.prefix === 0) {
      return [{ ...problem, problem: "is the whole internet", fix: "Name networks, or use openApi({ because })" }];
    }
    if (!isPrivate(network)) return [];
    const fix = "Leave it out: private networks are admitted in every case";
    return [{ ...problem, problem: "is private and so never the sender on the internet", fix }];
  });
}

function checkOpenApi(at: string, because: string, tier: Tier): Problem[] {
  if (tier === "production") {
    const fix = "Use privateApi(), dnsApi(), or publicApi({ from: [...] }) with the networks that need it";
    return [{ at, value: "open", problem: "leaves the API server of production open to the internet", fix }];
  }
  if (isReason(because)) return [];
  const fix = "Say in a sentence why nobody's address is known";
  return [{ at: `${at}.because`, value: because, problem: "is no reason", fix }];
}

const PRINCIPAL = /^(user|group|serviceAccount):[^\s:@]+@[^\s:@]+$/;

function checkPrincipals(at: string, { admins = [], readers = [] }: GoogleCluster): Problem[] {
  const named = [
    ...admins.map((value: string) => ({ at: `${at}.admins`, value })),
    ...readers.map((value: string) => ({ at: `${at}.readers`, value })),
  ];
  return named.flatMap((principal, index) => {
    if (!PRINCIPAL.test(principal.value)) {
      const fix = 'Write user:, group: or serviceAccount: and the address, as in "group:ops@example.com"';
      return [{ ...principal, problem: "is nobody IAM knows", fix }];
    }
    const earlier = named.slice(0, index).find(({ value }) => value === principal.value);
    if (!earlier) return [];
    return [{ ...principal, problem: `has its access by ${earlier.at} already`, fix: "Name it once" }];
  });
}

function checkGroup(at: string, { rbacGroup }: GoogleCluster): Problem[] {
  if (rbacGroup === undefined || /^gke-security-groups@[a-z0-9.-]+\.[a-z]+$/.test(rbacGroup)) return [];
  const fix = "Write gke-security-groups@ and the domain: GKE knows no other name";
  return [{ at: `${at}.rbacGroup`, value: rbacGroup, problem: "is not the group for RBAC", fix }];
}
