import { openApi } from "../../../constructs/clouds/api-access";
import { azure } from "../../../constructs/clouds/azure/props";
import { existingNetwork } from "../../../constructs/clouds/network";
import { SUBSCRIPTION } from "./production";
import { synthesizeCluster } from "./synthesize";

const HUB = "/subscriptions/99999999-2222-3333-4444-555555555555/resourceGroups/hub/providers/Microsoft.Network";
const subnetId = `${HUB}/virtualNetworks/hub/subnets/aks` as const;
const place = { subscription: SUBSCRIPTION, region: "northeurope", zones: ["1", "2", "3"] } as const;

const { foundation, cluster } = synthesizeCluster(
  "aks-eu2",
  "staging",
  "staging",
  azure({
    ...place,
    network: existingNetwork({
      subnetId,
      endpointSubnetId: `${HUB}/virtualNetworks/hub/subnets/endpoints`,
      blobZoneId: `${HUB}/privateDnsZones/privatelink.blob.core.windows.net`,
    }),
    egress: "routes",
    api: openApi({ because: "partners test from changing addresses" }),
  }),
);

test("the foundation makes no network, and no zone that is there already", () => {
  const network = Object.keys(foundation.inventory()).filter((type) => /network|subnet|dns|nat|public_ip/.test(type));
  expect(network).toEqual([]);
  expect(foundation.resource("azurerm_private_endpoint", "stores-endpoint/endpoint")).toMatchObject({
    subnet_id: `${HUB}/virtualNetworks/hub/subnets/endpoints`,
    private_dns_zone_group: { private_dns_zone_ids: [`${HUB}/privateDnsZones/privatelink.blob.core.windows.net`] },
  });
});

test("nodes stand in the subnet, which the control plane may use, and leave by its routes", () => {
  const aks = cluster.resource("azurerm_kubernetes_cluster", "control-plane/cluster");
  expect(aks).toMatchObject({
    default_node_pool: { vnet_subnet_id: subnetId },
    network_profile: { outbound_type: "userDefinedRouting" },
  });
  expect(cluster.resource("azurerm_role_assignment", "control-plane/subnet-permission").scope).toBe(subnetId);
});

test("outside production the API server can be opened for a reason, without a word of the policies", () => {
  const aks = cluster.resource("azurerm_kubernetes_cluster", "control-plane/cluster");
  expect(aks.private_cluster_enabled).toBe(false);
  expect(aks).not.toHaveProperty("api_server_access_profile");
});

test("a zone that is missing is made, and linked to the network of the endpoint", () => {
  const made = synthesizeCluster(
    "aks-eu2",
    "staging",
    "staging",
    azure({ ...place, network: existingNetwork({ subnetId }) }),
  ).foundation;
  expect(
    made.resource("azurerm_private_dns_zone_virtual_network_link", "stores-endpoint/zone-link").virtual_network_id,
  ).toBe(`${HUB}/virtualNetworks/hub`);
});
