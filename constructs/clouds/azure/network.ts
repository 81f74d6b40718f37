import { NetworkSecurityGroup } from "@cdktf/provider-azurerm/lib/network-security-group";
import { Subnet } from "@cdktf/provider-azurerm/lib/subnet";
import { SubnetNetworkSecurityGroupAssociation } from "@cdktf/provider-azurerm/lib/subnet-network-security-group-association";
import { VirtualNetwork } from "@cdktf/provider-azurerm/lib/virtual-network";
import { Construct } from "constructs";
import type { ClusterContext } from "../contract";
import { addNatGateway } from "./internet";
import { networkName, SUBNETS } from "./names";
import type { ResolvedAzureCluster, ResolvedNewNetwork } from "./resolved";
import type { Place } from "./resource-group";

export interface ClusterNetworkProps {
  readonly place: Place;
  readonly network: ResolvedNewNetwork;
}

/** A virtual network whose nodes have no public address and no way out but the one that is named. */
export class ClusterNetwork extends Construct {
  readonly networkId: string;
  readonly endpointSubnetId: string;

  constructor(scope: Construct, id: string, context: ClusterContext<ResolvedAzureCluster>, props: ClusterNetworkProps) {
    super(scope, id);
    const { place, network } = props;
    const virtualNetwork = new VirtualNetwork(this, "network", {
      ...place,
      name: networkName(context.names),
      addressSpace: [network.cidr],
      lifecycle: context.spec.preventDestroy ? { preventDestroy: true } : undefined,
    });
    const nodes = this.addSubnet(context, place, virtualNetwork, SUBNETS.nodes, network.subnets.nodes);
    const endpoints = this.addSubnet(context, place, virtualNetwork, SUBNETS.endpoints, network.subnets.endpoints);
    this.networkId = virtualNetwork.id;
    this.endpointSubnetId = endpoints.id;
    if (network.egress === "nat-gateway") addNatGateway(this, context, { place, subnetId: nodes.id });
  }

  /** The rules that a security group comes with admit the network itself and Azure's load balancers, and nobody else. */
  private addSubnet(
    { names }: ClusterContext<ResolvedAzureCluster>,
    place: Place,
    network: VirtualNetwork,
    name: string,
    cidr: string,
  ): Subnet {
    const subnet = new Subnet(this, name, {
      name,
      resourceGroupName: place.resourceGroupName,
      virtualNetworkName: network.name,
      addressPrefixes: [cidr],
      defaultOutboundAccessEnabled: false,
      // Security groups count for private endpoints, too.
      privateEndpointNetworkPolicies: "Enabled",
    });
    const groupName = names.resource(`${name}-subnet`);
    const group = new NetworkSecurityGroup(this, `${name}-security-group`, { ...place, name: groupName });
    new SubnetNetworkSecurityGroupAssociation(this, `${name}-security-group-association`, {
      subnetId: subnet.id,
      networkSecurityGroupId: group.id,
    });
    return subnet;
  }
}
