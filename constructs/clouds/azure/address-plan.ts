import { parseCidr, subnets } from "../../core/cidr";

/** The subnets of a cluster's own network. */
export interface SubnetPlan {
  /** Nodes and internal load balancers. Pods have addresses of an overlay, hence none of these. */
  readonly nodes: string;
  /** Private endpoints of the stores. */
  readonly endpoints: string;
}

/** 27 addresses: one for each private endpoint, and Azure keeps five. */
const ENDPOINTS_PREFIX = 27;

/** Divides a network: half for nodes, the beginning of the other half for endpoints; the rest stays free. */
export function addressPlan(cidr: string): SubnetPlan {
  const network = parseCidr(cidr);
  const [nodes, rest] = subnets(network, network.prefix + 1, 2);
  const [endpoints] = rest ? subnets(rest, ENDPOINTS_PREFIX, 1) : [];
  if (!nodes || !endpoints) throw new RangeError(`${cidr} has no room for the address plan`);
  return { nodes: nodes.text, endpoints: endpoints.text };
}
