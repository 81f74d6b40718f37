import { cidrProblem, isPrivate, parseCidr } from "../../core/cidr";
import type { Problem } from "../../core/errors";
import { privateApi } from "../api-access";
import type { Tier } from "../contract";
import type { AwsCluster } from "./props";
import { isReason } from "../reason";

/** What is wrong with who may reach and administer a cluster. */
export function checkAwsAccess(at: string, cluster: AwsCluster, tier: Tier): Problem[] {
  return [...checkApi(`${at}.api`, cluster, tier), ...checkRoles(at, cluster)];
}

/** Partly for those who come without types. */
function checkApi(at: string, { api = privateApi() }: AwsCluster, tier: Tier): Problem[] {
  switch (api.kind) {
    case "public":
      return checkPublicApi(at, api.from);
    case "open":
      return checkOpenApi(at, api.because, tier);
    case "private":
      return [];
    default: {
      const fix = "Use privateApi(), publicApi({ from: [...] }) or openApi({ because })";
      return [{ at, value: api, problem: "is no access that EKS offers", fix }];
    }
  }
}

function checkPublicApi(at: string, from: readonly string[] = []): Problem[] {
  if (from.length === 0) {
    const fix = "Name the networks, or use privateApi()";
    return [
      { at: `${at}.from`, value: from, problem: "names no network, which EKS takes for the whole internet", fix },
    ];
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
    const fix = "Write the public address of the network's gateway, or use privateApi()";
    return [{ ...problem, problem: "is private and so never the sender on the internet", fix }];
  });
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

const ROLE_ARN = /^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/;

function checkRoles(at: string, { deployer, admins = [], readers = [] }: AwsCluster): Problem[] {
  const named = [
    ...(deployer === undefined ? [] : [{ at: `${at}.deployer`, value: deployer as string }]),
    ...admins.map((value: string) => ({ at: `${at}.admins`, value })),
    ...readers.map((value: string) => ({ at: `${at}.readers`, value })),
  ];
  return named.flatMap((role, index) => {
    if (!ROLE_ARN.test(role.value)) {
      const fix = "Write arn:aws:iam::123456789012:role/name; sessions (sts, assumed-role) change with every login";
      return [{ ...role, problem: "is not the ARN of an IAM role", fix }];
    }
    const earlier = named.slice(0, index).find(({ value }) => value === role.value);
    if (!earlier) return [];
    return [
      { ...role, problem: `has its access by ${earlier.at} already, and EKS keeps one entry`, fix: "Name it once" },
    ];
  });
}
