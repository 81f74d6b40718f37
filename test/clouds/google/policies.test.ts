import { ComputeFirewall } from "@cdktf/provider-google/lib/compute-firewall";
import { ComputeNetwork } from "@cdktf/provider-google/lib/compute-network";
import { ComputeSubnetwork } from "@cdktf/provider-google/lib/compute-subnetwork";
import { ContainerCluster } from "@cdktf/provider-google/lib/container-cluster";
import { ContainerNodePool } from "@cdktf/provider-google/lib/container-node-pool";
import { IamWorkloadIdentityPoolProvider } from "@cdktf/provider-google/lib/iam-workload-identity-pool-provider";
import { KmsCryptoKey } from "@cdktf/provider-google/lib/kms-crypto-key";
import { LoggingProjectBucketConfig } from "@cdktf/provider-google/lib/logging-project-bucket-config";
import { ProjectIamMember } from "@cdktf/provider-google/lib/project-iam-member";
import { ServiceAccountKey } from "@cdktf/provider-google/lib/service-account-key";
import { StorageBucket } from "@cdktf/provider-google/lib/storage-bucket";
import { StorageBucketIamMember } from "@cdktf/provider-google/lib/storage-bucket-iam-member";
import type { Construct } from "constructs";
import { bucketKeepsData, googlePolicies } from "../../../constructs/clouds/google/policies";
import { exempt } from "../../../constructs/terraform/policies";
import { synthesize } from "./synthesize";

/** What the policies say about a stack: `code at`, sorted. */
function findings(fill: (scope: Construct) => void): string[] {
  try {
    synthesize([["dev-test", fill]]);
    return [];
  } catch (error) {
    const lines = (error as Error).message.split("\n").filter((line) => line.includes(" [google-"));
    return lines
      .map((line) => /dev-test\/(\S+?): .*\[(google-[a-z-]+)\]/.exec(line))
      .map((match) => `${match?.[2]} ${match?.[1]}`)
      .sort();
  }
}

/** Those of one policy. */
function findingsOf(code: string, fill: (scope: Construct) => void): string[] {
  return findings(fill).filter((finding) => finding.startsWith(`${code} `));
}

const found = findings((scope) => {
  new ContainerCluster(scope, "gke", { name: "x", deletionProtection: false });
  new ContainerNodePool(scope, "pool", { cluster: "x" });
  const network = new ComputeNetwork(scope, "network", { name: "x" });
  new ComputeSubnetwork(scope, "subnetwork", { name: "x", network: network.id, ipCidrRange: "10.0.0.0/20" });
  new ComputeFirewall(scope, "everybody", {
    name: "x",
    network: "another",
    sourceRanges: ["198.51.100.0/24", "0.0.0.0/0"],
    allow: [{ protocol: "tcp" }],
  });
  new StorageBucket(scope, "bucket", {
    name: "x",
    location: "EU",
    forceDestroy: true,
    lifecycleRule: [{ action: { type: "Delete" }, condition: { age: 30 } }],
  });
  new KmsCryptoKey(scope, "key", { name: "x", keyRing: "x" });
  new LoggingProjectBucketConfig(scope, "logs", { project: "x", location: "global", bucketId: "x" });
  new ProjectIamMember(scope, "editor", { project: "x", role: "roles/editor", member: "user:jane@example.com" });
  new StorageBucketIamMember(scope, "public", { bucket: "x", role: "roles/storage.objectViewer", member: "allUsers" });
  new ServiceAccountKey(scope, "password", { serviceAccountId: "x" });
  new IamWorkloadIdentityPoolProvider(scope, "github", {
    workloadIdentityPoolId: "x",
    workloadIdentityPoolProviderId: "x",
    oidc: { issuerUri: "https://token.actions.githubusercontent.com" },
  });
});

test("everything that is left at the provider's defaults is found, at its place", () => {
  expect(found).toEqual([
    "google-bucket-keeps-data bucket.force_destroy",
    "google-bucket-key bucket.encryption",
    "google-bucket-leftovers bucket.lifecycle_rule",
    "google-bucket-live-objects bucket.lifecycle_rule",
    "google-bucket-private bucket.public_access_prevention",
    "google-bucket-versioned bucket.versioning",
    "google-gke-alias-ips gke.ip_allocation_policy",
    "google-gke-binary-authorization gke.binary_authorization",
    "google-gke-collected-once gke.monitoring_config",
    "google-gke-credentials gke.master_auth",
    "google-gke-deletion-protection gke.deletion_protection",
    "google-gke-labels gke.resource_labels",
    "google-gke-logs gke.logging_config",
    "google-gke-network-policies gke.datapath_provider",
    "google-gke-private-api gke.master_authorized_networks_config",
    "google-gke-private-nodes gke.private_cluster_config.enable_private_nodes",
    "google-gke-release-channel gke.release_channel",
    "google-gke-secrets-key gke.database_encryption",
    "google-gke-workload-identity gke.workload_identity_config",
    "google-iam-federation github.attribute_condition",
    "google-iam-no-basic-roles editor.role",
    "google-iam-no-keys password",
    "google-iam-no-public public.member",
    "google-key-rotation key.rotation_period",
    "google-log-bucket logs.cmek_settings",
    "google-network-planned network.auto_create_subnetworks",
    "google-no-open-ingress everybody.source_ranges",
    "google-node-account gke.node_config.service_account",
    "google-node-account pool.node_config.service_account",
    "google-node-disk-key gke.node_config.boot_disk_kms_key",
    "google-node-disk-key pool.node_config.boot_disk_kms_key",
    "google-node-image gke.node_config.image_type",
    "google-node-image pool.node_config.image_type",
    "google-node-management pool.management",
    "google-node-metadata gke.node_config.workload_metadata_config",
    "google-node-metadata pool.node_config.workload_metadata_config",
    "google-node-secure-boot gke.node_config.shielded_instance_config",
    "google-node-secure-boot pool.node_config.shielded_instance_config",
    "google-subnetwork-flow-logs subnetwork.log_config",
    "google-subnetwork-google-access subnetwork.private_ip_google_access",
  ]);
});

test("every policy was tried above, and has a code of its own", () => {
  const codes = googlePolicies.map(({ code }) => code);
  expect([...new Set(codes)]).toEqual(codes);
  expect([...new Set(found.map((finding) => finding.split(" ")[0]))].sort()).toEqual([...codes].sort());
});

test("on Autopilot nothing is asked that cannot be said there", () => {
  const rest = findings((scope) => {
    new ContainerCluster(scope, "gke", { name: "x", enableAutopilot: true });
  });
  expect(rest.filter((finding) => /node-(account|image|metadata|secure)|network-policies/.test(finding))).toEqual([]);
  expect(rest).toContain("google-node-disk-key gke.cluster_autoscaling.auto_provisioning_defaults.boot_disk_kms_key");
  expect(rest).toContain("google-gke-private-nodes gke.private_cluster_config.enable_private_nodes");
});

test("an API server that names the whole internet, or nothing, is open", () => {
  const networks = (...cidrs: string[]): object => ({
    masterAuthorizedNetworksConfig: { cidrBlocks: cidrs.map((cidrBlock) => ({ cidrBlock })) },
  });
  const variants = {
    everybody: networks("198.51.100.0/24", "0.0.0.0/0"),
    nobody: networks(),
    office: networks("198.51.100.0/24"),
    inside: { privateClusterConfig: { enablePrivateEndpoint: true } },
  };
  const open = findingsOf("google-gke-private-api", (scope) => {
    for (const [name, config] of Object.entries(variants)) new ContainerCluster(scope, name, { name, ...config });
  });
  expect(open).toEqual([
    "google-gke-private-api everybody.master_authorized_networks_config",
    "google-gke-private-api nobody.master_authorized_networks_config",
  ]);
});

test("what Google collects beside the platform is found, said or left out", () => {
  const config = (logs: string[], enabled?: boolean): object => ({
    loggingConfig: { enableComponents: ["SYSTEM_COMPONENTS", ...logs] },
    monitoringConfig: {
      enableComponents: ["SYSTEM_COMPONENTS"],
      managedPrometheus: enabled === undefined ? undefined : { enabled },
    },
  });
  const variants = {
    workloads: config(["WORKLOADS"], false),
    silent: config([]),
    prometheus: config([], true),
    once: config([], false),
  };
  const twice = findingsOf("google-gke-collected-once", (scope) => {
    for (const [name, more] of Object.entries(variants)) new ContainerCluster(scope, name, { name, ...more });
  });
  expect(twice.map((finding) => finding.split(/[ .]/)[1])).toEqual(["prometheus", "silent", "workloads"]);
});

test("old versions may be deleted, live objects not", () => {
  const bucket = (scope: Construct, id: string, condition: object): void => {
    new StorageBucket(scope, id, {
      name: id,
      location: "EU",
      softDeletePolicy: { retentionDurationSeconds: 0 },
      lifecycleRule: [
        { action: { type: "AbortIncompleteMultipartUpload" }, condition: { age: 1 } },
        { action: { type: "Delete" }, condition },
      ],
    });
  };
  const fill = (scope: Construct): void => {
    bucket(scope, "archived", { daysSinceNoncurrentTime: 7, withState: "ARCHIVED" });
    bucket(scope, "any", { daysSinceNoncurrentTime: 7, withState: "ANY" });
    bucket(scope, "counted", { numNewerVersions: 1, withState: "ARCHIVED" });
  };
  expect(findingsOf("google-bucket-live-objects", fill)).toEqual(["google-bucket-live-objects any.lifecycle_rule"]);
  // What was deleted has no newer version: counting them keeps it for ever.
  expect(findingsOf("google-bucket-leftovers", fill)).toEqual(["google-bucket-leftovers counted.lifecycle_rule"]);
});

test("a rule that refuses everybody, or leads out, opens nothing; a key may rotate sooner", () => {
  const rest = findings((scope) => {
    const deny = [{ protocol: "tcp", ports: ["22"] }];
    new ComputeFirewall(scope, "deny", { name: "x", network: "y", sourceRanges: ["0.0.0.0/0"], deny });
    new ComputeFirewall(scope, "out", { name: "z", network: "y", direction: "EGRESS", allow: [{ protocol: "tcp" }] });
    new KmsCryptoKey(scope, "key", { name: "x", keyRing: "x", rotationPeriod: "2592000s" });
    new KmsCryptoKey(scope, "slow", { name: "y", keyRing: "x", rotationPeriod: "31536000s" });
  });
  expect(rest).toEqual(["google-key-rotation slow.rotation_period"]);
});

test("a firewall rule of another network does not count", () => {
  const networks = findingsOf("google-network-planned", (scope) => {
    const one = new ComputeNetwork(scope, "one", { name: "one", autoCreateSubnetworks: false });
    new ComputeNetwork(scope, "other", { name: "other", autoCreateSubnetworks: false });
    new ComputeFirewall(scope, "rule", { name: "x", network: one.name, deny: [{ protocol: "all" }] });
  });
  expect(networks).toEqual(["google-network-planned other.auto_create_subnetworks"]);
});

test("a risk that is accepted with a reason is no finding, and no other is forgiven with it", () => {
  const rest = findings((scope) => {
    const bucket = new StorageBucket(scope, "bucket", { name: "x", location: "EU", forceDestroy: true });
    exempt(bucket, bucketKeepsData, "holds nothing that anybody needs");
  });
  expect(rest).not.toContain("google-bucket-keeps-data bucket.force_destroy");
  expect(rest).toContain("google-bucket-versioned bucket.versioning");
});
