import { Eip } from "@cdktf/provider-aws/lib/eip";
import { InternetGateway } from "@cdktf/provider-aws/lib/internet-gateway";
import { NatGateway } from "@cdktf/provider-aws/lib/nat-gateway";
import { Route } from "@cdktf/provider-aws/lib/route";
import { RouteTable } from "@cdktf/provider-aws/lib/route-table";
import { RouteTableAssociation } from "@cdktf/provider-aws/lib/route-table-association";
import { Subnet } from "@cdktf/provider-aws/lib/subnet";
import type { ITerraformDependable } from "cdktf";
import type { ClusterContext } from "../contract";
import { subnetName } from "./names";
import type { ClusterNetwork, PrivateZone } from "./network";
import type { ResolvedAwsCluster, ResolvedNewNetwork } from "./resolved";

const INTERNET = "0.0.0.0/0";

/** The way to the internet: public subnets, which hold gateways and load balancers but no node, and NAT for the private ones. */
export function addInternet(
  network: ClusterNetwork,
  context: ClusterContext<ResolvedAwsCluster>,
  { subnets, nat }: ResolvedNewNetwork,
  zones: readonly PrivateZone[],
): void {
  const vpcId = network.vpc.id;
  const gateway = new InternetGateway(network, "internet-gateway", {
    vpcId,
    tags: { Name: context.names.resource("internet") },
  });
  const routes = new RouteTable(network, "public-routes", { vpcId, tags: { Name: context.names.resource("public") } });
  const toInternet = new Route(network, "public-internet", {
    routeTableId: routes.id,
    destinationCidrBlock: INTERNET,
    gatewayId: gateway.id,
  });
  const publicSubnets = subnets.map(({ zone, publicCidr }) => {
    const subnet = addPublicSubnet(network, context, zone, publicCidr);
    new RouteTableAssociation(network, `public-${zone}-association`, { subnetId: subnet.id, routeTableId: routes.id });
    return { zone, subnet };
  });
  const natZones = nat === "one" ? publicSubnets.slice(0, 1) : publicSubnets;
  const gateways = natZones.map(({ zone, subnet }) => addNat(network, context, zone, subnet.id, [toInternet]));
  zones.forEach(({ zone, routeTableId }, index) => {
    const natGateway = gateways[index] ?? gateways[0];
    new Route(network, `private-${zone}-internet`, {
      routeTableId,
      destinationCidrBlock: INTERNET,
      natGatewayId: natGateway?.id,
    });
  });
}

function addPublicSubnet(
  network: ClusterNetwork,
  { names, spec }: ClusterContext<ResolvedAwsCluster>,
  zone: string,
  cidrBlock: string,
): Subnet {
  return new Subnet(network, `public-${zone}`, {
    vpcId: network.vpc.id,
    availabilityZone: `${spec.region}${zone}`,
    cidrBlock,
    // Gateways and load balancers bring addresses of their own.
    mapPublicIpOnLaunch: false,
    // Where the load balancer controller puts internet-facing load balancers.
    tags: { Name: subnetName(names, "public", zone), "kubernetes.io/role/elb": "1" },
  });
}

/** Without a route to the internet gateway a NAT gateway cannot be created. */
function addNat(
  network: ClusterNetwork,
  { names }: ClusterContext<ResolvedAwsCluster>,
  zone: string,
  subnetId: string,
  dependsOn: ITerraformDependable[],
): NatGateway {
  const tags = { Name: names.resource(`nat-${zone}`) };
  const address = new Eip(network, `nat-${zone}-address`, { domain: "vpc", tags });
  return new NatGateway(network, `nat-${zone}`, { allocationId: address.allocationId, subnetId, tags, dependsOn });
}
