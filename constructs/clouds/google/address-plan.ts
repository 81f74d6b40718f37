import { type Cidr, parseCidr, subnets } from "../../core/cidr";

/** What each part of a cluster takes its addresses from. */
export interface AddressPlan {
  /** Nodes, and load balancers inside the network. */
  readonly nodes: string;
  /** Pods: a /24 for each node. */
  readonly pods: string;
  /** Services of Kubernetes. */
  readonly services: string;
  /** The control plane's own end in the network. */
  readonly controlPlane: string;
}

/** What GKE sets aside for each node with its default of 110 pods (GKE documentation, "VPC-native clusters"). */
const POD_PREFIX_OF_NODE = 24;

/** What GKE asks for. */
const CONTROL_PLANE_PREFIX = 28;

/**
 * Divides the range of a cluster: the first half for pods, an eighth each for nodes and services, and the beginning of
 * the seventh eighth for the control plane. The last one stays free for what is added beside, such as the proxies of
 * regional load balancers. A /16 has room for 128 nodes, each halving for half as many.
 */
export function addressPlan(cidr: string): AddressPlan {
  const range = parseCidr(cidr);
  const [pods] = subnets(range, range.prefix + 1, 1);
  const [, , , , nodes, services, rest] = subnets(range, range.prefix + 3, 8);
  const [controlPlane] = subnets(required(rest), CONTROL_PLANE_PREFIX, 1);
  return {
    nodes: required(nodes).text,
    pods: required(pods).text,
    services: required(services).text,
    controlPlane: required(controlPlane).text,
  };
}

/** How many nodes a range has pod addresses for. */
export function nodeCapacity(cidr: string): number {
  return 2 ** Math.max(POD_PREFIX_OF_NODE - (parseCidr(cidr).prefix + 1), 0);
}

function required(network: Cidr | undefined): Cidr {
  if (network === undefined) throw new RangeError("the address plan is incomplete");
  return network;
}
