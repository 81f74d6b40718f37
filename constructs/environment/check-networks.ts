import { type Cidr, cidrProblem, overlaps, parseCidr } from "../core/cidr";
import type { Problem } from "../core/errors";
import type { EnvironmentDeclaration } from "./environment";
import { clusterNetwork, innerRanges } from "./facts";

/** Networks of one environment are connected sooner or later, so that no two may share an address. */
export function checkNetworks({ name, clusters }: EnvironmentDeclaration): Problem[] {
  const networks = Object.entries(clusters).flatMap(([key, cluster]) =>
    readable(clusterNetwork(cluster)).map((cidr) => ({ key, cidr, at: `${name}.clusters.${key}.cidr` })),
  );
  const inner = Object.entries(clusters).flatMap(([key, cluster]) =>
    innerRanges(cluster).flatMap(({ cidr, of }) => readable(cidr).map((range) => ({ key, cidr: range, of }))),
  );
  return networks.flatMap((network, index) => [
    ...networks.slice(0, index).flatMap((earlier) => checkApart(network, earlier)),
    ...inner.filter(({ key }) => key !== network.key).flatMap((range) => checkReachable(network, range)),
  ]);
}

interface Network {
  readonly at: string;
  readonly cidr: Cidr;
}

interface Other {
  readonly key: string;
  readonly cidr: Cidr;
}

function checkApart({ at, cidr }: Network, other: Other): Problem[] {
  if (!overlaps(cidr, other.cidr)) return [];
  const problem = `overlaps ${other.cidr.text} of ${other.key}`;
  return [{ at, value: cidr.text, problem, fix: "Give each cluster a range of its own" }];
}

/** Inner ranges may be alike, for they are never routed; a network that has the same addresses is hidden by them. */
function checkReachable({ at, cidr }: Network, { key, cidr: range, of }: Other & { readonly of: string }): Problem[] {
  if (!overlaps(cidr, range)) return [];
  const problem = `overlaps ${range.text}, the addresses of ${of} in ${key}, whose pods could not reach it`;
  const fix = of === "pods" ? `Use another range, or another podCidr in ${key}` : "Use another range";
  return [{ at, value: cidr.text, problem, fix }];
}

/** The checks of the clouds report what is no network. */
function readable(cidr: string | undefined): Cidr[] {
  return cidr && !cidrProblem(cidr, "cidr") ? [parseCidr(cidr)] : [];
}
