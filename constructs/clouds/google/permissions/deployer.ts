import { PLANNER_PERMISSIONS } from "./planner";

/** Permissions on one kind of resource. */
function on(resource: string, ...verbs: readonly string[]): string[] {
  return verbs.map((verb) => `${resource}.${verb}`);
}

/**
 * What applying foundation and cluster changes. Google's conditions know no name of a thing that is not made yet, so
 * that these hold for the whole project: give each environment a project of its own. It may say who may use what it
 * makes, and so could reach for more than is written here: protect the environment of GitHub that may act as it with
 * required reviewers.
 */
export const DEPLOYER_PERMISSIONS: readonly string[] = [
  ...PLANNER_PERMISSIONS,
  ...on("cloudkms.cryptoKeyVersions", "destroy", "list"),
  ...on("cloudkms.cryptoKeys", "create", "setIamPolicy", "update"),
  ...on("cloudkms.keyRings", "create"),
  ...on("compute.firewalls", "create", "delete", "update"),
  ...on("compute.networks", "create", "delete", "updatePolicy", "use"),
  ...on("compute.globalOperations", "get"),
  ...on("compute.regionOperations", "get"),
  ...on("compute.routers", "create", "delete", "update", "use"),
  ...on("compute.subnetworks", "create", "delete", "expandIpCidrRange", "setPrivateIpGoogleAccess", "update", "use"),
  // Nodes act as their account: whoever makes them must be allowed to hand it out.
  ...on("iam.serviceAccounts", "actAs", "create", "delete", "update"),
  ...on("logging.buckets", "create", "delete", "update"),
  ...on("logging.exclusions", "create", "delete", "update"),
  ...on("logging.sinks", "create", "delete", "update"),
  ...on("serviceusage.services", "enable"),
];

/** The same for stores; granted with a condition that leaves the bucket of the states out. */
export const STORE_PERMISSIONS: readonly string[] = [
  ...on("storage.buckets", "create", "delete", "setIamPolicy", "update"),
  // For clusters that accept dataLossOnDestroy. Nothing reads what is in an object.
  ...on("storage.objects", "delete", "list"),
];

/** Roles of Google that the stacks of a cluster give away in the project: the deployer can give away no other. */
export const GRANTED_ROLES = [
  "roles/container.admin",
  "roles/container.defaultNodeServiceAccount",
  "roles/container.viewer",
] as const;
