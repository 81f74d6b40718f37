import type { StackElement } from "../../../terraform/elements";
import type { Finding, Policy } from "../../../terraform/policies";
import { type Attributes, block, resources, unless } from "../../policy-rules";

/** Checks the nodes of a pool, and those a standard cluster comes with. */
function nodes(check: (config: Attributes) => readonly Finding[]): Policy["check"] {
  const ofPool = resources("google_container_node_pool", (attributes) => check(block(attributes, "node_config")));
  const ofCluster = resources("google_container_cluster", (attributes) =>
    attributes.enable_autopilot === true ? [] : check(block(attributes, "node_config")),
  );
  return (element: StackElement, all: readonly StackElement[]) => [...ofPool(element, all), ...ofCluster(element, all)];
}

export const nodeMetadata: Policy = {
  code: "google-node-metadata",
  title: "pods see the metadata of GKE and not of their node (CKV_GCP_69)",
  reason: "With it any pod, or whoever makes one fetch a URL, acts as the node.",
  check: nodes((config) => {
    const { mode } = block(config, "workload_metadata_config");
    return unless(mode === "GKE_METADATA", {
      attribute: "node_config.workload_metadata_config",
      value: mode,
      problem: "lets pods reach the metadata of the machine",
      fix: "Use GKE_METADATA",
    });
  }),
};

export const nodeAccount: Policy = {
  code: "google-node-account",
  title: "nodes have an account of their own (CKV2_GCP_1)",
  reason: "The default account of Compute Engine is often an editor of the whole project.",
  check: nodes(({ service_account: account }) =>
    unless(account !== undefined, {
      attribute: "node_config.service_account",
      problem: "is left to the project's default account",
      fix: "Make a service account with roles/container.defaultNodeServiceAccount",
    }),
  ),
};

export const nodeBoot: Policy = {
  code: "google-node-secure-boot",
  title: "nodes verify what they boot (CKV_GCP_68, CKV_GCP_71, CKV_GCP_72)",
  reason: "A changed kernel would outlive every restart unseen.",
  check: nodes((config) => {
    const shielded = block(config, "shielded_instance_config");
    return unless(shielded.enable_secure_boot === true && shielded.enable_integrity_monitoring === true, {
      attribute: "node_config.shielded_instance_config",
      value: shielded,
      problem: "boots what it is given",
      fix: "Enable secure boot and integrity monitoring",
    });
  }),
};

export const nodeImage: Policy = {
  code: "google-node-image",
  title: "nodes run Google's container-optimized system (CKV_GCP_22)",
  reason: "Other images have a writable root and more to attack.",
  check: nodes(({ image_type: image }) =>
    unless(image === "COS_CONTAINERD", {
      attribute: "node_config.image_type",
      value: image,
      problem: "is another system",
      fix: "Use COS_CONTAINERD",
    }),
  ),
};

export const diskKey: Policy = {
  code: "google-node-disk-key",
  title: "boot disks are encrypted with a key of ours",
  reason: "Images and scratch files of pods, with whatever they hold, stay readable for whoever holds Google's key.",
  check: (element, all) => [
    ...nodes(({ boot_disk_kms_key: key }) =>
      unless(key !== undefined, {
        attribute: "node_config.boot_disk_kms_key",
        problem: "is missing",
        fix: "Give it the key of volumes, or accept the risk googleKeys with a reason",
      }),
    )(element, all),
    ...autopilotDisks(element, all),
  ],
};

const autopilotDisks = resources("google_container_cluster", (attributes) => {
  const defaults = block(block(attributes, "cluster_autoscaling"), "auto_provisioning_defaults");
  return unless(attributes.enable_autopilot !== true || defaults.boot_disk_kms_key !== undefined, {
    attribute: "cluster_autoscaling.auto_provisioning_defaults.boot_disk_kms_key",
    problem: "is missing",
    fix: "Give it the key of volumes, or accept the risk googleKeys with a reason",
  });
});

export const nodeManagement: Policy = {
  code: "google-node-management",
  title: "GKE repairs and upgrades nodes (CKV_GCP_9, CKV_GCP_10)",
  reason: "Broken nodes stay in the cluster, and old ones keep their flaws.",
  check: resources("google_container_node_pool", (attributes) => {
    const { auto_repair: repair, auto_upgrade: upgrade } = block(attributes, "management");
    return unless(repair === true && upgrade === true, {
      attribute: "management",
      value: { repair, upgrade },
      problem: "leaves nodes to themselves",
      fix: "Enable both; a maintenance window says when",
    });
  }),
};

export const nodePolicies: readonly Policy[] = [
  nodeMetadata,
  nodeAccount,
  nodeBoot,
  nodeImage,
  diskKey,
  nodeManagement,
];
