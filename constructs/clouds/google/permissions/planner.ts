/**
 * What `terraform plan` of foundation and cluster reads: how things are configured, and no data in them. To plan the
 * platform the identity must be a reader of the cluster besides.
 */
export const PLANNER_PERMISSIONS = [
  "cloudkms.cryptoKeys.get",
  "cloudkms.cryptoKeys.getIamPolicy",
  "cloudkms.keyRings.get",
  "compute.firewalls.get",
  "compute.instanceGroupManagers.get",
  "compute.networks.get",
  "compute.regions.get",
  "compute.routers.get",
  "compute.subnetworks.get",
  "compute.zones.get",
  "container.clusters.get",
  "container.clusters.list",
  "container.operations.get",
  "iam.serviceAccounts.get",
  "logging.buckets.get",
  "logging.cmekSettings.get",
  "logging.exclusions.get",
  "logging.sinks.get",
  "resourcemanager.projects.get",
  "resourcemanager.projects.getIamPolicy",
  "serviceusage.services.get",
  "serviceusage.services.list",
  "storage.buckets.get",
  "storage.buckets.getIamPolicy",
] as const;
