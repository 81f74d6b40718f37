import { type Cidr, parseCidr, subnets } from "../../core/cidr";

/** The two subnets of one zone. */
export interface SubnetPlan {
  /** Letter of the zone. */
  readonly zone: string;
  /** Nodes and pods: each pod takes an address, so that private subnets get all there is. */
  readonly privateCidr: string;
  /** NAT gateway and internet-facing load balancers only. */
  readonly publicCidr: string;
}

/** Zones that the plan has room for. */
export const MAX_ZONES = 3;

/** A load balancer asks for a subnet of at least this size (Elastic Load Balancing user guide, "Availability Zone subnets"). */
const SMALLEST_PUBLIC_PREFIX = 27;

/**
 * Divides a VPC: a quarter per zone for private subnets, and the beginning of the last quarter for public ones. For a
 * /16 that is three times 16 379 addresses for nodes and pods, and /24 for the public side.
 */
export function addressPlan(cidr: string, zones: readonly string[]): readonly SubnetPlan[] {
  const vpc = parseCidr(cidr);
  const quarters = subnets(vpc, vpc.prefix + 2, MAX_ZONES + 1);
  const publics = subnets(nth(quarters, MAX_ZONES), Math.min(vpc.prefix + 8, SMALLEST_PUBLIC_PREFIX), MAX_ZONES);
  return zones.map((zone, index) => ({
    zone,
    privateCidr: nth(quarters, index).text,
    publicCidr: nth(publics, index).text,
  }));
}

function nth(networks: readonly Cidr[], index: number): Cidr {
  const network = networks[index];
  if (network === undefined) throw new RangeError(`the address plan has room for ${MAX_ZONES} zones`);
  return network;
}
