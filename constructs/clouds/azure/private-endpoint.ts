import { PrivateDnsZone } from "@cdktf/provider-azurerm/lib/private-dns-zone";
import { PrivateDnsZoneVirtualNetworkLink } from "@cdktf/provider-azurerm/lib/private-dns-zone-virtual-network-link";
import { PrivateEndpoint } from "@cdktf/provider-azurerm/lib/private-endpoint";
import { Construct } from "constructs";
import type { ClusterContext } from "../contract";
import type { Place } from "./resource-group";

export interface StoreEndpointProps {
  readonly place: Place;
  readonly accountId: string;
  readonly subnetId: string;
  /** The network whose machines find the account by its name. */
  readonly networkId: string;
  /** Private DNS zone of blobs that the network is linked to; `new` makes and links one. */
  readonly blobZoneId: string;
}

/** Brings a storage account into a network, under the name it has in the internet. */
export class StoreEndpoint extends Construct {
  constructor(
    scope: Construct,
    id: string,
    context: Pick<ClusterContext<unknown>, "names">,
    props: StoreEndpointProps,
  ) {
    super(scope, id);
    const name = context.names.resource("stores");
    const zoneId = props.blobZoneId === "new" ? this.addZone(name, props) : props.blobZoneId;
    new PrivateEndpoint(this, "endpoint", {
      ...props.place,
      name,
      subnetId: props.subnetId,
      privateServiceConnection: {
        name,
        privateConnectionResourceId: props.accountId,
        subresourceNames: ["blob"],
        isManualConnection: false,
      },
      // Azure writes the record, and keeps it when the address changes.
      privateDnsZoneGroup: { name: "blob", privateDnsZoneIds: [zoneId] },
    });
  }

  private addZone(linkName: string, { place, networkId }: StoreEndpointProps): string {
    const { resourceGroupName, tags } = place;
    const zone = new PrivateDnsZone(this, "zone", {
      name: "privatelink.blob.core.windows.net",
      resourceGroupName,
      tags,
    });
    new PrivateDnsZoneVirtualNetworkLink(this, "zone-link", {
      name: linkName,
      resourceGroupName,
      tags,
      privateDnsZoneName: zone.name,
      virtualNetworkId: networkId,
      registrationEnabled: false,
    });
    return zone.id;
  }
}
