import type { Policy } from "../../../terraform/policies";
import { CONTROL_PLANE_LOGS, LOG_COMPONENTS } from "../versions";
import { type Attributes, block, blocks, resources, texts, unless } from "../../policy-rules";

/** What Autopilot sees to itself, and does not let anybody say. */
function onStandard(attributes: Attributes, good: boolean): boolean {
  return attributes.enable_autopilot === true || good;
}

export const privateNodes: Policy = {
  code: "google-gke-private-nodes",
  title: "nodes have no public address (CKV_GCP_25, CKV_GCP_64)",
  reason: "Every node would stand in the internet, one flaw away from whoever scans it.",
  check: resources("google_container_cluster", (attributes) => {
    const { enable_private_nodes: isPrivate } = block(attributes, "private_cluster_config");
    return unless(isPrivate === true, {
      attribute: "private_cluster_config.enable_private_nodes",
      value: isPrivate,
      problem: "gives nodes public addresses",
      fix: "Enable private nodes, and Cloud NAT for their way out",
    });
  }),
};

export const privateApiServer: Policy = {
  code: "google-gke-private-api",
  title: "the API server is closed to the internet but for named networks (CKV_GCP_18, CKV_GCP_20)",
  reason: "Whoever holds or guesses credentials, or finds a flaw in the API server, can use them from anywhere.",
  check: resources("google_container_cluster", (attributes) => {
    const { enable_private_endpoint: isPrivate } = block(attributes, "private_cluster_config");
    const networks = blocks(block(attributes, "master_authorized_networks_config"), "cidr_blocks");
    const from = networks.map(({ cidr_block: cidr }) => cidr);
    const named = from.length > 0 && !from.some((cidr) => typeof cidr !== "string" || cidr.endsWith("/0"));
    return unless(isPrivate === true || named, {
      attribute: "master_authorized_networks_config",
      value: from,
      problem: "lets everybody connect",
      fix: "Use privateApi(), dnsApi(), or publicApi({ from: [...] })",
    });
  }),
};

export const aliasAddresses: Policy = {
  code: "google-gke-alias-ips",
  title: "pods have addresses of the network (CKV_GCP_23)",
  reason: "Routes-based clusters reach no private endpoint, and the network knows nothing of their pods.",
  check: resources("google_container_cluster", (attributes) =>
    unless(Object.keys(block(attributes, "ip_allocation_policy")).length > 0, {
      attribute: "ip_allocation_policy",
      problem: "is missing",
      fix: "Name the secondary ranges for pods and Services",
    }),
  ),
};

export const networkPolicies: Policy = {
  code: "google-gke-network-policies",
  title: "network policies are enforced and flows between pods of a node seen (CKV_GCP_12, CKV_GCP_61)",
  reason: "Policies that are stored and not enforced look like protection in every review.",
  check: resources("google_container_cluster", (attributes) => {
    const { datapath_provider: datapath, enable_intranode_visibility: visible } = attributes;
    const good = onStandard(attributes, datapath === "ADVANCED_DATAPATH" && visible === true);
    return unless(good, {
      attribute: "datapath_provider",
      value: datapath,
      problem: "does not enforce network policies, or hides flows inside a node",
      fix: "Use ADVANCED_DATAPATH with intranode visibility",
    });
  }),
};

export const clusterLabelled: Policy = {
  code: "google-gke-labels",
  title: "a cluster says whose it is (CKV_GCP_21)",
  reason: "Nobody can tell later who pays for it and whether it may go.",
  check: resources("google_container_cluster", ({ resource_labels: labels }) =>
    unless(typeof labels === "object" && labels !== null && Object.keys(labels).length > 0, {
      attribute: "resource_labels",
      problem: "are missing",
      fix: "Label it with organization, environment and cluster",
    }),
  ),
};

export const releaseChannel: Policy = {
  code: "google-gke-release-channel",
  title: "a cluster follows a release channel (CKV_GCP_70)",
  reason: "Without one nobody brings fixes of Kubernetes to it before its version goes out of support.",
  check: resources("google_container_cluster", (attributes) => {
    const { channel } = block(attributes, "release_channel");
    return unless(typeof channel === "string" && channel !== "UNSPECIFIED", {
      attribute: "release_channel",
      value: channel,
      problem: "names no channel",
      fix: "Use RAPID, REGULAR, STABLE or EXTENDED",
    });
  }),
};

export const modernCredentials: Policy = {
  code: "google-gke-credentials",
  title: "access needs an identity of Google (CKV_GCP_7, CKV_GCP_13)",
  reason: "Client certificates cannot be revoked, and attribute-based access appears in no review.",
  check: resources("google_container_cluster", (attributes) => {
    const { issue_client_certificate: certificate } = block(
      block(attributes, "master_auth"),
      "client_certificate_config",
    );
    return unless(certificate === false && attributes.enable_legacy_abac !== true, {
      attribute: "master_auth",
      value: certificate,
      problem: "issues a client certificate, or allows attribute-based access",
      fix: "Switch both off: IAM and RBAC decide",
    });
  }),
};

export const workloadIdentity: Policy = {
  code: "google-gke-workload-identity",
  title: "pods have identities of their own (CIS GKE 5.2.2)",
  reason: "Without a pool every pod acts as the node it runs on, or needs a key.",
  check: resources("google_container_cluster", (attributes) => {
    const { workload_pool: pool } = block(attributes, "workload_identity_config");
    return unless(typeof pool === "string", {
      attribute: "workload_identity_config",
      problem: "names no pool",
      fix: "Name the pool of the project: <project>.svc.id.goog",
    });
  }),
};

export const binaryAuthorization: Policy = {
  code: "google-gke-binary-authorization",
  title: "the project's rules about images are asked (CKV_GCP_66)",
  reason: "Rules that somebody writes later would hold for no pod of this cluster.",
  check: resources("google_container_cluster", (attributes) => {
    const { evaluation_mode: mode } = block(attributes, "binary_authorization");
    return unless(typeof mode === "string" && mode !== "DISABLED", {
      attribute: "binary_authorization",
      value: mode,
      problem: "asks nobody",
      fix: "Use PROJECT_SINGLETON_POLICY_ENFORCE",
    });
  }),
};

export const secretsKey: Policy = {
  code: "google-gke-secrets-key",
  title: "Kubernetes Secrets are encrypted with a key of ours (CIS GKE 5.3.1)",
  reason: "Under Google's own key nobody can revoke access to them or see who decrypts.",
  check: resources("google_container_cluster", (attributes) => {
    const { state, key_name: key } = block(attributes, "database_encryption");
    return unless(state === "ENCRYPTED" && key !== undefined, {
      attribute: "database_encryption",
      value: state,
      problem: "leaves Secrets to Google's key",
      fix: "Give it a key, or accept the risk googleKeys with a reason",
    });
  }),
};

export const controlPlaneLogs: Policy = {
  code: "google-gke-logs",
  title: "the logs of the control plane and of the system are kept (CKV_GCP_1)",
  reason: "What is not recorded cannot be found out after an incident.",
  check: resources("google_container_cluster", (attributes) => {
    const { enable_components: kept } = block(attributes, "logging_config");
    const wanted = ["SYSTEM_COMPONENTS", ...CONTROL_PLANE_LOGS.map((log) => LOG_COMPONENTS[log])];
    const missing = wanted.filter((component) => !texts(kept).includes(component));
    return unless(missing.length === 0, {
      attribute: "logging_config",
      value: kept,
      problem: `leaves out ${missing.join(", ")}`,
      fix: "Keep them all, or accept the risk auditGaps with a reason",
    });
  }),
};

export const collectedOnce: Policy = {
  code: "google-gke-collected-once",
  title: "what the platform collects is not collected by Google, too (CKV_GCP_8)",
  reason: "Logs of workloads and metrics of Prometheus would be billed a second time, by volume.",
  check: resources("google_container_cluster", (attributes) => {
    const { enable_components: logs } = block(attributes, "logging_config");
    const monitoring = block(attributes, "monitoring_config");
    const { enabled: prometheus } = block(monitoring, "managed_prometheus");
    const system = texts(monitoring.enable_components);
    const good = onStandard(attributes, prometheus === false);
    return unless(good && !texts(logs).includes("WORKLOADS") && system.join() === "SYSTEM_COMPONENTS", {
      attribute: "monitoring_config",
      value: { prometheus, logs, system },
      problem: "collects workloads, or not even the system",
      fix: "Name SYSTEM_COMPONENTS for both, no WORKLOADS, and switch managed Prometheus off: left out, it is on",
    });
  }),
};

export const clusterDeletionProtection: Policy = {
  code: "google-gke-deletion-protection",
  title: "a cluster cannot be destroyed by one plan",
  reason: "A wrong plan takes every workload with it.",
  check: resources("google_container_cluster", ({ deletion_protection: protection }) =>
    // Left out, the provider takes it for true.
    unless(protection !== false, {
      attribute: "deletion_protection",
      value: protection,
      problem: "does not protect the cluster",
      fix: "Leave it on, or accept the risk clusterDeletion with a reason",
    }),
  ),
};

export const gkePolicies: readonly Policy[] = [
  privateNodes,
  privateApiServer,
  aliasAddresses,
  networkPolicies,
  clusterLabelled,
  releaseChannel,
  modernCredentials,
  workloadIdentity,
  binaryAuthorization,
  secretsKey,
  controlPlaneLogs,
  collectedOnce,
  clusterDeletionProtection,
];
