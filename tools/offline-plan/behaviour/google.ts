import type { Behaviour } from "./behaviour";

const SERVICE_ACCOUNT = "{account_id}@{project}.iam.gserviceaccount.com";

/** Google Cloud. Attributes that force a replacement are read in the sources of provider 6.50. */
export const GOOGLE: Behaviour = {
  id: "projects/{project}/{label}",
  resources: {
    google_compute_network: { id: "projects/{project}/global/networks/{name}" },
    google_compute_subnetwork: { id: "projects/{project}/regions/{region}/subnetworks/{name}" },
    google_container_cluster: {
      id: "projects/{project}/locations/{location}/clusters/{name}",
      endpoint: "203.0.113.10",
    },
    google_kms_crypto_key: { id: "{key_ring}/cryptoKeys/{name}" },
    google_kms_key_ring: { id: "projects/{project}/locations/{location}/keyRings/{name}" },
    google_project_iam_custom_role: { name: "projects/{project}/roles/{role_id}" },
    google_service_account: {
      email: SERVICE_ACCOUNT,
      member: `serviceAccount:${SERVICE_ACCOUNT}`,
      name: `projects/{project}/serviceAccounts/${SERVICE_ACCOUNT}`,
    },
  },
  dataSources: {
    google_container_cluster: { endpoint: "203.0.113.10", "master_auth.cluster_ca_certificate": "{certificate}" },
    google_logging_project_cmek_settings: { service_account_id: "cmek@{project}.iam.gserviceaccount.com" },
    google_project: { number: "{account}" },
    google_storage_project_service_account: { member: "serviceAccount:storage@{project}.iam.gserviceaccount.com" },
  },
  replacedBy: {
    google_compute_network: ["name", "auto_create_subnetworks"],
    google_compute_subnetwork: ["name", "network", "region"],
    google_container_cluster: [
      "confidential_nodes",
      "datapath_provider",
      "default_max_pods_per_node",
      "description",
      "enable_autopilot",
      "initial_node_count",
      "ip_allocation_policy",
      "location",
      "name",
      "network",
      "networking_mode",
      "project",
      "subnetwork",
    ],
    google_container_node_pool: ["cluster", "location", "name"],
    google_kms_crypto_key: ["key_ring", "name", "purpose"],
    google_kms_key_ring: ["location", "name"],
    google_storage_bucket: ["hierarchical_namespace", "location", "name", "project"],
  },
};
