import { existingAksCloud } from "../../../constructs/clouds/azure/existing";
import { checkExistingAks } from "../../../constructs/clouds/azure/existing/check";
import { resolveExistingAks } from "../../../constructs/clouds/azure/existing/defaults";
import { existingAks, type ExistingAksProps } from "../../../constructs/clouds/azure/existing/props";
import type { ClusterFacts } from "../../../constructs/clouds/contract";
import { clusterNames } from "../../../constructs/core/names";
import type { Configuration } from "../configuration";
import { synthesize } from "./synthesize";

const SUBSCRIPTION = "00000000-0000-0000-0000-000000000001";
const place = {
  subscription: SUBSCRIPTION,
  region: "westeurope",
  resourceGroup: "Payments.Prod",
  name: "payments",
  zones: ["1", "2", "3"],
} as const;
const GROUP = `/subscriptions/${SUBSCRIPTION}/resourceGroups/hub/providers` as const;
const subnet = `${GROUP}/Microsoft.Network/virtualNetworks/hub/subnets/endpoints` as const;
const accountId = `${GROUP}/Microsoft.Storage/storageAccounts/acmetelemetry` as const;
const found = {
  metrics: { accountId, container: "metrics" },
  logs: { accountId, container: "logs" },
  traces: { accountId, container: "traces" },
};

interface Synthesized {
  readonly made: Readonly<Record<string, Configuration>>;
  readonly facts: ClusterFacts;
}

/** The stacks there are, with every policy checked. */
function synthesized(props: ExistingAksProps): Synthesized {
  const spec = resolveExistingAks(existingAks(props), "production");
  const names = clusterNames("acme", "production", "payments");
  const context = { organization: "acme", environment: "production", tier: "production", names, spec } as const;
  const cloud = existingAksCloud(spec);
  let facts: ClusterFacts | undefined;
  const { foundation, cluster } = cloud;
  const fills = Object.entries({ foundation, cluster }).filter(([, fill]) => fill);
  const configurations = synthesize([
    ...fills.map(
      ([name, fill]) => [name, (stack: Parameters<typeof cloud.locate>[0]) => fill?.(stack, context)] as const,
    ),
    ["platform", (stack) => (facts = cloud.locate(stack, context))],
  ]);
  if (!facts) throw new Error("nothing was located");
  const byName = configurations.map((each, index) => [fills[index]?.[0] ?? "platform", each] as const);
  return { made: Object.fromEntries(byName), facts };
}

describe("an AKS cluster of somebody else's with new stores", () => {
  const { made, facts } = synthesized({ ...place, stores: "new", endpointSubnetId: subnet });

  it("has a foundation of stores, reached from its network", () => {
    expect(made.foundation?.inventory()).toEqual({
      azurerm_private_dns_zone: 1,
      azurerm_private_dns_zone_virtual_network_link: 1,
      azurerm_private_endpoint: 1,
      azurerm_resource_group: 1,
      azurerm_storage_account: 1,
      azurerm_storage_container: 3,
    });
    expect(made.foundation?.resource("azurerm_private_endpoint", "stores-endpoint/endpoint").subnet_id).toBe(subnet);
    const links = made.foundation?.resources("azurerm_private_dns_zone_virtual_network_link") ?? {};
    expect(Object.values(links)).toMatchObject([
      { virtual_network_id: `${GROUP}/Microsoft.Network/virtualNetworks/hub` },
    ]);
  });

  it("has a cluster stack of identities that trust its issuer, and nothing else", () => {
    expect(made.cluster?.inventory()).toEqual({
      azurerm_federated_identity_credential: 4,
      azurerm_resource_group: 1,
      azurerm_role_assignment: 3,
      azurerm_user_assigned_identity: 3,
    });
    expect(Object.values(made.cluster?.data("azurerm_kubernetes_cluster") ?? {})).toMatchObject([
      { name: "payments", resource_group_name: "Payments.Prod" },
    ]);
    const credentials = made.cluster?.resources("azurerm_federated_identity_credential") ?? {};
    expect(JSON.stringify(Object.values(credentials))).toContain("oidc_issuer_url");
  });

  it("is found by its group and name, and the platform knows where to store as whom", () => {
    expect(Object.values(made.platform?.data("azurerm_kubernetes_cluster") ?? {})).toMatchObject([
      { name: "payments", resource_group_name: "Payments.Prod" },
    ]);
    expect(facts).toMatchObject({
      cloud: "azure",
      region: "westeurope",
      stores: {
        metrics: { kind: "azure", container: "metrics" },
        logs: { kind: "azure", container: "logs" },
        traces: { kind: "azure", container: "traces" },
      },
      identities: { logs: { podLabels: { "azure.workload.identity/use": "true" } } },
      storage: { provisioner: "disk.csi.azure.com" },
      capabilities: { hostAccess: true, networkPolicies: true, credentialEndpoints: [] },
    });
  });
});

describe("an AKS cluster of somebody else's with stores that are there", () => {
  it("needs identities alone, each with a role on its own container", () => {
    const { made, facts } = synthesized({ ...place, stores: found });
    expect(Object.keys(made)).toEqual(["cluster", "platform"]);
    expect(made.cluster?.resource("azurerm_role_assignment", "identities/logs-writer-store").scope).toBe(
      `${accountId}/blobServices/default/containers/logs`,
    );
    expect(facts.stores.traces).toEqual({ kind: "azure", account: "acmetelemetry", container: "traces" });
  });

  it("has nothing to make where identities are given, too", () => {
    const podLabels = { "azure.workload.identity/use": "true" };
    const { made, facts } = synthesized({ ...place, stores: found, identities: { logs: { podLabels } } });
    expect(Object.keys(made)).toEqual(["platform"]);
    expect(facts.identities.logs).toEqual({ serviceAccountAnnotations: {}, podLabels });
  });
});

test("what is wrong is told at once, each with its place", () => {
  const places = (props: object): (string | undefined)[] =>
    checkExistingAks("dev.clusters.payments", existingAks(props as ExistingAksProps)).map(
      ({ at }) => at.split("payments.")[1],
    );
  expect(places({ ...place, stores: found })).toEqual([]);
  const wrong = { subscription: "acme", region: "here", resourceGroup: "", name: "-", zones: [] };
  expect(places({ ...wrong, stores: "new", endpointSubnetId: "default", blobZoneId: "zone" })).toEqual([
    "subscription",
    "region",
    "resourceGroup",
    "name",
    "zones",
    "endpointSubnetId",
    "blobZoneId",
  ]);
  const [missing] = checkExistingAks("aks", existingAks({ ...place, stores: "new" } as unknown as ExistingAksProps));
  expect(missing).toMatchObject({ at: "aks.endpointSubnetId", problem: "is missing" });
  expect(places({ ...place, stores: { ...found, logs: { accountId: "acme", container: "L" } } })).toEqual([
    "stores.logs.container",
    "stores.logs.accountId",
  ]);
});
