import { azureBootstrap } from "../../../constructs/clouds/azure/bootstrap";
import { ROLES } from "../../../constructs/clouds/azure/roles";
import type { Configuration } from "../configuration";
import { SUBSCRIPTION } from "./production";
import { synthesize } from "./synthesize";

const place = { organization: "acme", environment: "prod", subscription: SUBSCRIPTION, region: "westeurope" } as const;
const state = { resourceGroup: "acme-prod-bootstrap", storageAccount: "acmeprodstate", container: "states" };
const github = { repository: "acme/observability" } as const;

const [full, shared, plain] = synthesize([
  ["bootstrap-prod-azure", (scope) => azureBootstrap(scope, { ...place, state, github })],
  [
    "bootstrap-shared-azure",
    (scope) =>
      azureBootstrap(scope, {
        ...place,
        state: { ...state, resourceGroup: "terraform" },
        github: { ...github, branch: "trunk", deployEnvironment: "live" },
      }),
  ],
  ["bootstrap-plain-azure", (scope) => azureBootstrap(scope, place)],
]) as [Configuration, Configuration, Configuration];

function subjects(configuration: Configuration, identity: string): unknown[] {
  return Object.entries(configuration.resources("azurerm_federated_identity_credential"))
    .filter(([path]) => path.startsWith(`${identity}/`))
    .map(([, { subject }]) => subject);
}

/** What an identity may do: role and scope. */
function grants(identity: string): unknown[] {
  return Object.entries(full.resources("azurerm_role_assignment"))
    .filter(([path]) => path.startsWith(`${identity}/`))
    .map(([, { role_definition_name: role, scope }]) => [role, scope]);
}

const STATES = expect.stringMatching(
  /^\$\{azurerm_storage_account\.state_account_.*\.id\}\/blobServices\/default\/containers\/states$/,
) as unknown;

describe("the store of the states", () => {
  test("is where the environment says, keeps what was overwritten for three months, and is not destroyed", () => {
    expect(full.resource("azurerm_storage_account", "state/account")).toMatchObject({
      name: "acmeprodstate",
      shared_access_key_enabled: false,
      blob_properties: { delete_retention_policy: { days: 90 } },
      lifecycle: { prevent_destroy: true },
    });
    expect(Object.values(full.resources("azurerm_storage_container")).map(({ name }) => name)).toEqual(["states"]);
  });

  test("may have a group of its own, which is locked as well", () => {
    const names = Object.values(shared.resources("azurerm_resource_group")).map(({ name }) => name);
    expect(names).toEqual(["acme-prod-bootstrap", "terraform"]);
    expect(Object.keys(shared.resources("azurerm_management_lock"))).toEqual(["lock", "state-lock"]);
  });

  test("is reached by runners without an address of their own", () => {
    expect(full.resource("azurerm_storage_account", "state/account").public_network_access_enabled).toBe(true);
  });

  test("is not made for states that are elsewhere", () => {
    expect(plain.resources("azurerm_storage_account")).toEqual({});
    expect(plain.resources("azurerm_user_assigned_identity")).toEqual({});
  });
});

test("the services of Azure that clusters use are registered, by whoever owns the subscription", () => {
  const [provider] = full.json.provider?.azurerm as unknown as { resource_providers_to_register: string[] }[];
  expect(provider?.resource_providers_to_register).toEqual(
    expect.arrayContaining(["Microsoft.ContainerService", "Microsoft.ManagedIdentity", "Microsoft.Storage"]),
  );
});

test("nothing of it is deleted by who may not take a lock away", () => {
  expect(full.resource("azurerm_management_lock", "lock")).toMatchObject({
    lock_level: "CanNotDelete",
    scope: `/subscriptions/${SUBSCRIPTION}/resourceGroups/\${azurerm_resource_group.group.name}`,
  });
});

describe("who may act as the identities of CI", () => {
  test("planning: pull requests and the main branch of the one repository", () => {
    expect(subjects(full, "planner")).toEqual([
      "repo:acme/observability:ref:refs/heads/main",
      "repo:acme/observability:pull_request",
    ]);
    for (const credential of Object.values(full.resources("azurerm_federated_identity_credential"))) {
      expect(credential).toMatchObject({
        issuer: "https://token.actions.githubusercontent.com",
        audience: ["api://AzureADTokenExchange"],
      });
    }
  });

  test("deploying: runs for the environment of GitHub, which asks its reviewers", () => {
    expect(subjects(full, "deployer")).toEqual(["repo:acme/observability:environment:prod"]);
    expect(subjects(shared, "deployer")).toEqual(["repo:acme/observability:environment:live"]);
    expect(subjects(shared, "planner")).toContain("repo:acme/observability:ref:refs/heads/trunk");
  });

  test("one credential after the other: Azure refuses two at once", () => {
    const second = full.resource("azurerm_federated_identity_credential", "planner/pull-requests");
    expect(second.depends_on).toEqual([
      expect.stringMatching(/^azurerm_federated_identity_credential\.planner_branch_/),
    ]);
  });
});

test("the planner reads, and changes nothing", () => {
  expect(full.resource("azurerm_user_assigned_identity", "planner/identity").name).toBe("acme-prod-plan");
  expect(grants("planner")).toEqual([
    ["Reader", `/subscriptions/${SUBSCRIPTION}`],
    ["Storage Blob Data Reader", STATES],
  ]);
});

describe("the deployer", () => {
  const { permissions } = full.resource("azurerm_role_definition", "deployer/role");
  const [{ actions } = { actions: [] }] = permissions as { actions: string[] }[];

  function allows(action: string): boolean {
    return actions.some((pattern) => new RegExp(`^${pattern.replaceAll("*", ".*")}$`, "i").test(action));
  }

  test("has the name that clusters look up, and writes states", () => {
    expect(full.resource("azurerm_user_assigned_identity", "deployer/identity").name).toBe("acme-prod-deploy");
    expect(grants("deployer")).toContainEqual(["Storage Blob Data Contributor", STATES]);
  });

  test.each([
    "Microsoft.Resources/subscriptions/resourceGroups/write",
    "Microsoft.Network/virtualNetworks/subnets/join/action",
    "Microsoft.Network/privateEndpoints/privateDnsZoneGroups/write",
    "Microsoft.Network/privateDnsZones/virtualNetworkLinks/write",
    "Microsoft.Storage/storageAccounts/write",
    "Microsoft.Storage/storageAccounts/blobServices/containers/write",
    "Microsoft.ContainerService/managedClusters/write",
    "Microsoft.ContainerService/managedClusters/agentPools/write",
    "Microsoft.ManagedIdentity/userAssignedIdentities/assign/action",
    "Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials/write",
    "Microsoft.OperationalInsights/workspaces/write",
    "Microsoft.OperationalInsights/workspaces/sharedKeys/action",
    "Microsoft.Insights/diagnosticSettings/write",
    "Microsoft.Authorization/roleAssignments/write",
    "Microsoft.KeyVault/vaults/read",
  ])("may do what foundation and cluster are made with: %s", (action) => {
    expect(allows(action)).toBe(true);
  });

  test.each([
    "Microsoft.Storage/storageAccounts/listKeys/action",
    "Microsoft.Storage/storageAccounts/regenerateKey/action",
    "Microsoft.OperationalInsights/workspaces/regenerateSharedKey/action",
    "Microsoft.ContainerService/managedClusters/listClusterAdminCredential/action",
    "Microsoft.ContainerService/managedClusters/runCommand/action",
    "Microsoft.Authorization/locks/delete",
    "Microsoft.Authorization/roleDefinitions/write",
    "Microsoft.KeyVault/vaults/write",
  ])("gets no key, takes no lock away, and defines no role: %s", (action) => {
    expect(allows(action)).toBe(false);
  });

  test("gives named roles only, and takes only them away", () => {
    const { condition, condition_version: version } = full.resource(
      "azurerm_role_assignment",
      "deployer/permissions",
    ) as { condition: string; condition_version: string };
    expect(version).toBe("2.0");
    const lists = [...condition.matchAll(/GuidEquals \{([^}]+(?:\}[^}]*)?)\}\)\)/g)].map(([, list]) => list);
    expect(lists).toHaveLength(2);
    for (const list of lists) {
      for (const { id } of Object.values(ROLES)) expect(list).toContain(id);
      expect(list).toContain("${azurerm_role_definition.kubernetes-reader.role_definition_id}");
    }
    expect(condition).toMatch(/roleAssignments\/write'\}\)\) OR \(@Request\[/);
    expect(condition).toMatch(/roleAssignments\/delete'\}\)\) OR \(@Resource\[/);
    // Owner, Contributor, User Access Administrator.
    expect(condition).not.toMatch(/8e3af657-|b24988ac-|18d7d88d-/);
  });
});

test("roles carry the subscription in their names, which are unique in a directory", () => {
  const names = Object.values(full.resources("azurerm_role_definition")).map(({ name }) => name);
  expect(names).toEqual(["acme-prod-deploy-11111111", "acme-prod-kubernetes-read-11111111"]);
});

test("readers of clusters see Secrets too, and change nothing", () => {
  expect(plain.resource("azurerm_role_definition", "kubernetes-reader")).toMatchObject({
    name: "acme-prod-kubernetes-read-11111111",
    permissions: [{ data_actions: ["Microsoft.ContainerService/managedClusters/*/read"] }],
  });
});
