import { openApi } from "../../../constructs/clouds/api-access";
import { google } from "../../../constructs/clouds/google/props";
import { existingNetwork } from "../../../constructs/clouds/network";
import { days, hours } from "../../../constructs/core/duration";
import { synthesizeCluster } from "./synthesize";

const { foundation, cluster } = synthesizeCluster(
  "gke-shared",
  "staging",
  "staging",
  google({
    project: "acme-staging",
    region: "europe-west1",
    zones: ["b", "c"],
    network: existingNetwork({
      project: "acme-network",
      network: "hub",
      subnetwork: "gke-europe-west1",
      podsRange: "gke-pods",
      servicesRange: "gke-services",
    }),
    api: openApi({ because: "partners test from changing addresses" }),
    releaseChannel: "stable",
    maintenance: { days: ["TH", "TU"], start: "22:30", length: hours(6) },
    logRetention: days(30),
  }),
);

const gke = cluster.resource("google_container_cluster", "control-plane/cluster");

test("the foundation makes no network", () => {
  expect(Object.keys(foundation.inventory()).filter((type) => type.startsWith("google_compute"))).toEqual([]);
  expect(Object.keys(foundation.resources("google_storage_bucket"))).toHaveLength(3);
});

test("the cluster uses the Shared VPC of another project, with its own names of ranges", () => {
  expect(gke).toMatchObject({
    network: "projects/acme-network/global/networks/hub",
    subnetwork: "projects/acme-network/regions/europe-west1/subnetworks/gke-europe-west1",
    ip_allocation_policy: { cluster_secondary_range_name: "gke-pods", services_secondary_range_name: "gke-services" },
  });
  expect(gke.private_cluster_config).not.toHaveProperty("master_ipv4_cidr_block");
});

test("its logs are told by the cluster alone: flows of a shared network belong to others", () => {
  // Thirty days are what everybody gets; the key is why there is a bucket.
  expect(foundation.resource("google_logging_project_bucket_config", "logs/bucket").retention_days).toBe(30);
  expect(foundation.resource("google_logging_project_sink", "logs/sink").filter).not.toMatch(/vpc_flows/);
});

test("outside production the API server can be opened for a reason, without a word of the policies", () => {
  expect(gke.master_authorized_networks_config).toMatchObject({ cidr_blocks: [{ cidr_block: "0.0.0.0/0" }] });
  expect(gke.private_cluster_config).toMatchObject({ enable_private_nodes: true, enable_private_endpoint: false });
});

test("a maintenance window begins on its first day and may end on the next", () => {
  expect(gke.maintenance_policy).toEqual({
    recurring_window: {
      start_time: "2025-01-07T22:30:00Z",
      end_time: "2025-01-08T04:30:00Z",
      recurrence: "FREQ=WEEKLY;BYDAY=TU,TH",
    },
  });
  expect(gke.release_channel).toEqual({ channel: "STABLE" });
});
