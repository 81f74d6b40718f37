import { ManagementLock } from "@cdktf/provider-azurerm/lib/management-lock";
import { RoleAssignment } from "@cdktf/provider-azurerm/lib/role-assignment";
import { RoleDefinition } from "@cdktf/provider-azurerm/lib/role-definition";
import type { Construct } from "constructs";
import { deployerName, plannerName } from "../../core/names";
import type { AzureStateProps } from "../../core/state";
import { GithubIdentity } from "./github";
import type { GithubRepository } from "../github";
import { subscriptionId } from "./ids";
import { bootstrapGroup, deployerRole, kubernetesReaderRole } from "./names";
import { DEPLOYER_ACTIONS, grantCondition } from "./permissions/deployer";
import { KUBERNETES_READER_ACTIONS } from "./permissions/reader";
import { addAzurermProvider } from "./provider";
import type { AzureRegion } from "./regions";
import { addResourceGroup, type Place } from "./resource-group";
import { grantToIdentity, ROLES } from "./roles";
import { addStateStore } from "./state-store";
import { environmentTags } from "../tags";

export interface AzureBootstrapProps {
  readonly organization: string;
  readonly environment: string;
  readonly subscription: string;
  /** Region of the state store and of the identities. */
  readonly region: AzureRegion;
  /** Where the states are kept, as the environment has it. @default none is made: the states are elsewhere */
  readonly state?: Pick<AzureStateProps, "resourceGroup" | "storageAccount" | "container">;
  /** The repository whose runs plan and deploy. @default none: no identity for CI is made */
  readonly github?: GithubAutomation;
}

export interface GithubAutomation {
  readonly repository: GithubRepository;
  /** Branch whose runs may plan, besides pull requests from inside the repository. @default "main" */
  readonly branch?: string;
  /** Environment of GitHub whose runs deploy: give it required reviewers. @default the environment's own name */
  readonly deployEnvironment?: string;
}

/** The services that stacks of a cluster use; a subscription has each switched on once. */
const RESOURCE_PROVIDERS = [
  "Microsoft.Compute",
  "Microsoft.ContainerService",
  "Microsoft.Insights",
  "Microsoft.KeyVault",
  "Microsoft.ManagedIdentity",
  "Microsoft.Network",
  "Microsoft.OperationalInsights",
  "Microsoft.OperationsManagement",
  "Microsoft.PolicyInsights",
  "Microsoft.Storage",
];

/**
 * What must be there before an environment can keep its state in the cloud and be deployed by CI. Applied once, by an
 * owner of the subscription, with a local state. That nodes encrypt their disks takes one command besides:
 * `az feature register --namespace Microsoft.Compute --name EncryptionAtHost`.
 */
export function azureBootstrap(scope: Construct, props: AzureBootstrapProps): void {
  const { organization, environment, subscription, region, state, github } = props;
  addAzurermProvider(scope, { subscription, resourceProviders: RESOURCE_PROVIDERS });
  const tags = environmentTags(organization, environment);
  const name = bootstrapGroup(organization, environment);
  const place = addResourceGroup(scope, "group", { name, location: region, tags });
  const stateGroup = state?.resourceGroup ?? name;
  const statePlace =
    stateGroup === name ? place : addResourceGroup(scope, "state-group", { name: stateGroup, location: region, tags });
  const stateId =
    state && addStateStore(scope, { place: statePlace, account: state.storageAccount, container: state.container });
  const readerRole = addKubernetesReader(scope, props);
  if (github) addGithubIdentities(scope, props, github, { place, stateId, readerRole });
  addLocks(scope, subscription, [place, ...(stateId && statePlace !== place ? [statePlace] : [])]);
}

/** The deployer works in the whole subscription, but has no right to take a lock away. */
function addLocks(scope: Construct, subscription: string, places: readonly Place[]): void {
  places.forEach(({ resourceGroupName }, index) => {
    new ManagementLock(scope, index === 0 ? "lock" : "state-lock", {
      name: "keep",
      scope: `${subscriptionId(subscription)}/resourceGroups/${resourceGroupName}`,
      lockLevel: "CanNotDelete",
      notes: "States and identities of deployment: without them nothing can be deployed any more",
    });
  });
}

/** Made here, because making roles is a right of owners; clusters give it to their readers by its name. */
function addKubernetesReader(scope: Construct, props: AzureBootstrapProps): RoleDefinition {
  const { organization, environment, subscription } = props;
  return new RoleDefinition(scope, "kubernetes-reader", {
    name: kubernetesReaderRole(organization, environment, subscription),
    description: `Reads everything in the clusters of ${environment}, Secrets included`,
    scope: subscriptionId(subscription),
    permissions: [{ dataActions: [...KUBERNETES_READER_ACTIONS] }],
  });
}

interface Bootstrapped {
  readonly place: Place;
  /** Container of the states, where they are in Azure. */
  readonly stateId: string | undefined;
  readonly readerRole: RoleDefinition;
}

function addGithubIdentities(
  scope: Construct,
  { organization, environment, subscription }: AzureBootstrapProps,
  { repository, branch = "main", deployEnvironment = environment }: GithubAutomation,
  { place, stateId, readerRole }: Bootstrapped,
): void {
  const planner = new GithubIdentity(scope, "planner", {
    place,
    name: plannerName(organization, environment),
    repository,
    subjects: [{ branch }, { pullRequests: true }],
  });
  const { principalId } = planner;
  grantToIdentity(planner, "reader", { role: ROLES.reader.name, scope: subscriptionId(subscription), principalId });
  // Locking takes the right to write: plans run with -lock=false.
  if (stateId) grantToIdentity(planner, "state", { role: ROLES.blobReader.name, scope: stateId, principalId });
  const deployer = new GithubIdentity(scope, "deployer", {
    place,
    name: deployerName(organization, environment),
    repository,
    subjects: [{ environment: deployEnvironment }],
  });
  addDeployerRole(deployer, { organization, environment, subscription, readerRole });
  if (!stateId) return;
  const state = { role: ROLES.blobWriter.name, scope: stateId, principalId: deployer.principalId };
  grantToIdentity(deployer, "state", state);
}

/**
 * It may give named roles only, but make identities and let anybody act as them: protect the environment of GitHub that
 * acts as it with required reviewers.
 */
function addDeployerRole(
  deployer: GithubIdentity,
  props: Pick<AzureBootstrapProps, "organization" | "environment" | "subscription"> & Pick<Bootstrapped, "readerRole">,
): void {
  const scope = subscriptionId(props.subscription);
  const role = new RoleDefinition(deployer, "role", {
    name: deployerRole(props.organization, props.environment, props.subscription),
    description: `Applies foundation and cluster of ${props.environment}`,
    scope,
    permissions: [{ actions: [...DEPLOYER_ACTIONS] }],
  });
  new RoleAssignment(deployer, "permissions", {
    scope,
    roleDefinitionId: role.roleDefinitionResourceId,
    principalId: deployer.principalId,
    principalType: "ServicePrincipal",
    condition: grantCondition([props.readerRole.roleDefinitionId]),
    conditionVersion: "2.0",
  });
}
