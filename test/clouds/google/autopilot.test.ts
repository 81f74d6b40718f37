import { google } from "../../../constructs/clouds/google/props";
import { dnsApi } from "../../../constructs/clouds/google/dns-api";
import { synthesizeCluster } from "./synthesize";

const { cluster, facts, platform, resolvedConnection, context } = synthesizeCluster(
  "gke-auto",
  "staging",
  "staging",
  google({
    project: "acme-staging",
    region: "europe-west4",
    mode: "autopilot",
    cidr: "10.64.0.0/16",
    api: dnsApi(),
  }),
);

const gke = cluster.resource("google_container_cluster", "control-plane/cluster");

/** Arguments that conflict with `enable_autopilot` (provider google 6.50, resource_container_cluster.go). */
const CONFLICTS = [
  "enable_shielded_nodes",
  "network_policy",
  "node_pool",
  "node_config",
  "remove_default_node_pool",
  "default_max_pods_per_node",
  "enable_intranode_visibility",
  "initial_node_count",
  "addons_config",
];

test("Google makes the nodes, and is told nothing about them that conflicts with it", () => {
  expect(gke.enable_autopilot).toBe(true);
  for (const argument of CONFLICTS) expect(gke).not.toHaveProperty(argument);
  expect(cluster.resources("google_container_node_pool")).toEqual({});
});

test("its nodes have our account and our key all the same", () => {
  expect(gke.cluster_autoscaling).toEqual({
    auto_provisioning_defaults: {
      service_account: expect.stringMatching(/google_service_account/) as string,
      oauth_scopes: ["https://www.googleapis.com/auth/cloud-platform"],
      boot_disk_kms_key: expect.stringMatching(/cryptoKeys\/staging-gke-auto-volumes$/) as string,
    },
  });
});

test("workloads are collected by the platform alone; Google's idle collector cannot be switched off", () => {
  expect(gke).toMatchObject({
    logging_config: { enable_components: ["SYSTEM_COMPONENTS", "APISERVER", "CONTROLLER_MANAGER", "SCHEDULER"] },
    monitoring_config: { managed_prometheus: { enabled: true } },
  });
});

test("the platform is told that pods may not touch the host", () => {
  expect(facts.capabilities).toMatchObject({ hostAccess: false, nameServer: "node", networkPolicies: true });
  expect(context.spec.zones).toEqual(["a", "b", "c"]);
});

describe("the DNS endpoint", () => {
  test("is the only one, and IAM decides who passes", () => {
    expect(gke).toMatchObject({
      private_cluster_config: { enable_private_nodes: true, enable_private_endpoint: true },
      control_plane_endpoints_config: {
        dns_endpoint_config: { allow_external_traffic: true },
        ip_endpoints_config: { enabled: false },
      },
    });
    expect(gke.private_cluster_config).not.toHaveProperty("master_ipv4_cidr_block");
  });

  test("has a certificate that everybody trusts", () => {
    expect(platform.data("google_container_cluster").cluster?.location).toBe("europe-west4");
    expect(resolvedConnection).toEqual({
      host:
        "https://${data.google_container_cluster.cluster" +
        ".control_plane_endpoints_config[0].dns_endpoint_config[0].endpoint}",
    });
  });
});
