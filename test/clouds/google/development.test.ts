import { publicApi } from "../../../constructs/clouds/api-access";
import { google } from "../../../constructs/clouds/google/props";
import { machine } from "../../../constructs/clouds/machine";
import { gib } from "../../../constructs/core/size";
import type { Block } from "../configuration";
import { synthesizeCluster } from "./synthesize";

const { foundation, cluster, facts } = synthesizeCluster(
  "gke-us1",
  "dev",
  "development",
  google({
    project: "acme-dev",
    region: "us-central1",
    zones: ["f"],
    cidr: "10.48.0.0/19",
    nat: "none",
    api: publicApi({ from: ["198.51.100.0/24", "203.0.113.7/32"] }),
    controlPlaneLogs: ["api"],
    accept: { auditGaps: "the API server alone is read in development" },
    nodeGroups: {
      arm: {
        machineType: "t2a-standard-4",
        labels: { team: "payments" },
        taints: [{ key: "arm", effect: "NoExecute" }],
        min: 0,
        max: 2,
      },
      batch: {
        machineType: machine({ type: "c3-standard-8-lssd", architecture: "x86_64", memory: gib(32) }),
        capacity: "spot",
        max: 1,
      },
    },
  }),
);

const gke = cluster.resource("google_container_cluster", "control-plane/cluster");
const pools = cluster.resources("google_container_node_pool");

test("keys, flow logs and kept data are risks that development accepts", () => {
  expect(foundation.resources("google_kms_key_ring")).toEqual({});
  expect(gke).not.toHaveProperty("database_encryption");
  expect(gke.deletion_protection).toBe(false);
  expect(foundation.resource("google_compute_subnetwork", "network/subnetwork")).not.toHaveProperty("log_config");
  const store = foundation.resource("google_storage_bucket", "logs-store/bucket");
  expect(store.force_destroy).toBe(true);
  expect(store).not.toHaveProperty("encryption");
  expect(store).not.toHaveProperty("lifecycle");
  expect(facts.storage.parameters).toEqual({ type: "pd-balanced" });
});

test("a foundation can be made again under the same name: nothing in it reserves one", () => {
  expect(Object.keys(foundation.inventory()).filter((type) => /kms|logging/.test(type))).toEqual([]);
});

test("without NAT nodes reach Google and nothing else", () => {
  expect(foundation.resources("google_compute_router_nat")).toEqual({});
  expect(foundation.resource("google_compute_subnetwork", "network/subnetwork").private_ip_google_access).toBe(true);
});

test("the API server admits the named networks, and what is inside", () => {
  expect(gke).toMatchObject({
    private_cluster_config: { enable_private_nodes: true, enable_private_endpoint: false },
    control_plane_endpoints_config: { dns_endpoint_config: { allow_external_traffic: false } },
  });
  const { cidr_blocks: networks } = gke.master_authorized_networks_config as { cidr_blocks: Block[] };
  expect(networks).toContainEqual({ cidr_block: "198.51.100.0/24" });
  expect(networks).toContainEqual({ cidr_block: "203.0.113.7/32" });
  expect(networks).toContainEqual({ cidr_block: "10.0.0.0/8" });
});

test("an accepted gap in the logs is one", () => {
  expect(gke.logging_config).toEqual({ enable_components: ["SYSTEM_COMPONENTS", "APISERVER"] });
});

test("workloads run on spot capacity, wherever it is, and system parts on demand", () => {
  expect(pools["nodes/workload"]).toMatchObject({
    autoscaling: { location_policy: "ANY", total_min_node_count: 1, total_max_node_count: 4 },
    node_config: { spot: true, machine_type: "e2-standard-4", disk_size_gb: 50 },
  });
  expect(pools["nodes/system"]?.node_config).toMatchObject({ spot: false, machine_type: "e2-standard-2" });
});

test("a group that may shrink to nothing begins there, with labels and taints in GKE's spelling", () => {
  expect(pools["nodes/arm"]).toMatchObject({
    initial_node_count: 0,
    autoscaling: { total_min_node_count: 0, total_max_node_count: 2 },
    node_config: {
      labels: { team: "payments", "belvedere.dev/node-group": "arm" },
      taint: [{ key: "arm", value: "", effect: "NO_EXECUTE" }],
    },
  });
});

test("spot nodes beside those of every workload are tainted, for GKE does not", () => {
  expect(pools["nodes/batch"]?.node_config).toMatchObject({
    spot: true,
    machine_type: "c3-standard-8-lssd",
    taint: [{ key: "cloud.google.com/gke-spot", value: "true", effect: "NO_SCHEDULE" }],
  });
  expect(pools["nodes/workload"]?.node_config).toMatchObject({ spot: true, taint: [] });
  expect(pools["nodes/arm"]?.node_config).toMatchObject({ spot: false });
});
