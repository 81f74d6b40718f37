import { NatGateway } from "@cdktf/provider-azurerm/lib/nat-gateway";
import { NatGatewayPublicIpAssociation } from "@cdktf/provider-azurerm/lib/nat-gateway-public-ip-association";
import { PublicIp } from "@cdktf/provider-azurerm/lib/public-ip";
import { SubnetNatGatewayAssociation } from "@cdktf/provider-azurerm/lib/subnet-nat-gateway-association";
import type { ClusterContext } from "../contract";
import { natAddress } from "./names";
import type { ClusterNetwork } from "./network";
import type { Egress } from "./props";
import type { ResolvedAzureCluster } from "./resolved";
import type { Place } from "./resource-group";

/** How AKS calls the ways out. */
export const OUTBOUND_TYPES: Record<Egress, string> = {
  "load-balancer": "loadBalancer",
  "nat-gateway": "userAssignedNATGateway",
  routes: "userDefinedRouting",
};

/** A subnet can have one gateway only, which stands in a zone that Azure chooses; its address is in all of them. */
export function addNatGateway(
  network: ClusterNetwork,
  { names }: ClusterContext<ResolvedAzureCluster>,
  { place, subnetId }: { readonly place: Place; readonly subnetId: string },
): void {
  const name = natAddress(names);
  const address = new PublicIp(network, "nat-address", {
    ...place,
    name,
    sku: "Standard",
    allocationMethod: "Static",
    zones: ["1", "2", "3"],
  });
  const gateway = new NatGateway(network, "nat", { ...place, name, skuName: "Standard" });
  new NatGatewayPublicIpAssociation(network, "nat-address-association", {
    natGatewayId: gateway.id,
    publicIpAddressId: address.id,
  });
  new SubnetNatGatewayAssociation(network, "nat-association", { subnetId, natGatewayId: gateway.id });
}
