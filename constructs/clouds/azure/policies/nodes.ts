import type { StackElement } from "../../../terraform/elements";
import type { Finding, Policy } from "../../../terraform/policies";
import { type Attributes, block, unless } from "../../policy-rules";
import { vmFacts } from "../vm-sizes";

/** A check of every pool: those of their own, and the one inside of a cluster. */
function pools(check: (pool: Attributes, at: string) => readonly Finding[]): Policy["check"] {
  return ({ block: kind, type, attributes }: StackElement) => {
    if (kind !== "resource") return [];
    if (type === "azurerm_kubernetes_cluster_node_pool") return check(attributes, "");
    return type === "azurerm_kubernetes_cluster"
      ? check(block(attributes, "default_node_pool"), "default_node_pool.")
      : [];
  };
}

export const hostEncryption: Policy = {
  code: "azure-node-disks",
  title: "disks and caches of nodes are encrypted on the host (CKV_AZURE_227)",
  reason: "Images and scratch files of pods, with whatever they hold, lie readable on disks that others use next.",
  check: pools(({ host_encryption_enabled: enabled }, at) =>
    unless(enabled === true, {
      attribute: `${at}host_encryption_enabled`,
      value: enabled,
      problem: "leaves local disks plain",
      fix: "Enable it, or accept the risk plainNodeDisks with a reason",
    }),
  ),
};

export const nodeAddresses: Policy = {
  code: "azure-node-private",
  title: "no node has a public address (CKV_AZURE_143)",
  reason: "Its kubelet, and every port that a pod opens on the host, stand in the internet.",
  check: pools(({ node_public_ip_enabled: isPublic }, at) =>
    unless(isPublic !== true, {
      attribute: `${at}node_public_ip_enabled`,
      value: isPublic,
      problem: "puts nodes into the internet",
      fix: "Leave it off: load balancers bring their own addresses",
    }),
  ),
};

export const localSystemDisks: Policy = {
  code: "azure-node-ephemeral-disk",
  title: "the system disk of a node is its local one, where it has one (CKV_AZURE_226)",
  reason: "A remote disk outlives its node with what was on it, is slower, and is billed.",
  check: pools(({ os_disk_type: type, vm_size: size }, at) =>
    unless(type === "Ephemeral" || hasNone(size), {
      attribute: `${at}os_disk_type`,
      value: type,
      problem: "is a remote disk",
      fix: 'Use "Ephemeral"',
    }),
  ),
};

/** Machines that are not in the table may have one: they are not known to. */
function hasNone(size: unknown): boolean {
  return typeof size === "string" && vmFacts(size)?.localDisk === undefined;
}

export const podsPerNode: Policy = {
  code: "azure-node-pods",
  title: "a node takes fifty pods or more (CKV_AZURE_168)",
  reason: "AKS's 30 are used up by its own agents and ours on every node, and cannot be changed later.",
  check: pools(({ max_pods: pods }, at) =>
    unless(typeof pods === "number" && pods >= 50, {
      attribute: `${at}max_pods`,
      value: pods,
      problem: "is too few, or left to AKS",
      fix: "Write 50 or more",
    }),
  ),
};

export const systemNodes: Policy = {
  code: "azure-node-system",
  title: "nothing but the cluster's own parts runs on the system pool (CKV_AZURE_232)",
  reason: "A hungry workload pushes out name resolution, and with it everything.",
  check: ({ block: kind, type, attributes }) =>
    kind !== "resource" || type !== "azurerm_kubernetes_cluster"
      ? []
      : unless(block(attributes, "default_node_pool").only_critical_addons_enabled === true, {
          attribute: "default_node_pool.only_critical_addons_enabled",
          problem: "lets everything run there",
          fix: "Enable it, and add a pool for everything else",
        }),
};

export const nodePolicies: readonly Policy[] = [
  hostEncryption,
  nodeAddresses,
  localSystemDisks,
  podsPerNode,
  systemNodes,
];
