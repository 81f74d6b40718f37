import { NAMESPACES } from "../../../constructs/core/names";
import { synthesizeProduction } from "./production";
import type { Block } from "../configuration";

const { foundation, cluster, platform, facts, resolvedConnection } = synthesizeProduction();

describe("every stack", () => {
  test("works in one project, and labels what it makes", () => {
    for (const { json } of [foundation, cluster, platform]) {
      expect(json.provider?.google).toEqual([
        {
          project: "acme-prod",
          region: "europe-west1",
          default_labels: {
            belvedere_organization: "acme",
            belvedere_environment: "prod",
            belvedere_cluster: "prod-gke-eu1",
            belvedere_managed_by: "terraform",
          },
        },
      ]);
    }
  });

  test("exports nothing and reads no other state", () => {
    for (const { json } of [foundation, cluster, platform]) {
      expect(json.output).toBeUndefined();
      expect(json.data?.terraform_remote_state).toBeUndefined();
    }
  });
});

test("the cluster's stack holds control plane, nodes, access and identities", () => {
  expect(cluster.inventory()).toEqual({
    google_container_cluster: 1,
    google_container_node_pool: 2,
    google_project_iam_member: 4,
    google_service_account: 1,
    google_storage_bucket_iam_member: 5,
  });
});

describe("the control plane", () => {
  const gke = cluster.resource("google_container_cluster", "control-plane/cluster");

  test("is regional, protected, and upgraded on weekends", () => {
    expect(gke).toMatchObject({
      name: "prod-gke-eu1",
      location: "europe-west1",
      node_locations: ["europe-west1-b", "europe-west1-c", "europe-west1-d"],
      deletion_protection: true,
      // The very keys of the provider's default labels, or the cluster would carry both.
      resource_labels: cluster.json.provider?.google?.[0]?.default_labels,
      release_channel: { channel: "REGULAR" },
      maintenance_policy: {
        recurring_window: {
          start_time: "2025-01-11T02:00:00Z",
          end_time: "2025-01-11T08:00:00Z",
          recurrence: "FREQ=WEEKLY;BYDAY=SA,SU",
        },
      },
    });
  });

  test("is reached from inside and what is connected to it only", () => {
    expect(gke).toMatchObject({
      private_cluster_config: {
        enable_private_nodes: true,
        enable_private_endpoint: true,
        master_ipv4_cidr_block: "10.32.192.0/28",
        master_global_access_config: { enabled: true },
      },
      master_authorized_networks_config: {
        gcp_public_cidrs_access_enabled: false,
        cidr_blocks: ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10"].map((cidr) => ({
          cidr_block: cidr,
        })),
      },
      control_plane_endpoints_config: {
        dns_endpoint_config: { allow_external_traffic: false },
        ip_endpoints_config: { enabled: true },
      },
    });
  });

  test("stands in the network of the foundation, by name", () => {
    expect(gke).toMatchObject({
      network: "projects/acme-prod/global/networks/prod-gke-eu1-network",
      subnetwork: "projects/acme-prod/regions/europe-west1/subnetworks/prod-gke-eu1-nodes",
      ip_allocation_policy: { cluster_secondary_range_name: "pods", services_secondary_range_name: "services" },
    });
    expect(Object.keys(cluster.json.data ?? {})).toEqual(["google_project"]);
  });

  test("encrypts Secrets, and knows no certificates", () => {
    expect(gke).toMatchObject({
      database_encryption: {
        state: "ENCRYPTED",
        key_name:
          "projects/acme-prod/locations/europe-west1/keyRings/prod-gke-eu1-keys/cryptoKeys/prod-gke-eu1-secrets",
      },
      master_auth: { client_certificate_config: { issue_client_certificate: false } },
      authenticator_groups_config: { security_group: "gke-security-groups@example.com" },
      workload_identity_config: { workload_pool: "acme-prod.svc.id.goog" },
    });
  });

  test("enforces network policies with Dataplane V2", () => {
    expect(gke).toMatchObject({ datapath_provider: "ADVANCED_DATAPATH", network_policy: { enabled: false } });
  });

  test("says what nobody else can say, and leaves workloads to the platform", () => {
    expect(gke).toMatchObject({
      logging_config: { enable_components: ["SYSTEM_COMPONENTS", "APISERVER", "CONTROLLER_MANAGER", "SCHEDULER"] },
      monitoring_config: { enable_components: ["SYSTEM_COMPONENTS"], managed_prometheus: { enabled: false } },
    });
  });

  test("throws the nodes away that it comes with, and is not replaced for theirs", () => {
    expect(gke).toMatchObject({
      remove_default_node_pool: true,
      initial_node_count: 1,
      lifecycle: { ignore_changes: ["node_config"] },
    });
    // The two conflict as soon as they are named, whatever they say.
    expect(gke).not.toHaveProperty("enable_autopilot");
  });
});

describe("nodes", () => {
  const pools = cluster.resources("google_container_node_pool");
  const config = (path: string): Block => pools[path]?.node_config as Block;

  test("are one tainted pool for the system and one for the rest, each over all zones", () => {
    expect(Object.keys(pools)).toEqual(["nodes/system", "nodes/workload"]);
    expect(config("nodes/system").taint).toEqual([
      { key: "components.gke.io/gke-managed-components", value: "true", effect: "NO_SCHEDULE" },
    ]);
    expect(pools["nodes/workload"]).toMatchObject({
      name_prefix: "workload-",
      initial_node_count: 1,
      autoscaling: { total_min_node_count: 3, total_max_node_count: 18, location_policy: "BALANCED" },
      management: { auto_repair: true, auto_upgrade: true },
      upgrade_settings: { strategy: "SURGE", max_surge: 1, max_unavailable: 0 },
      lifecycle: { create_before_destroy: true, ignore_changes: ["initial_node_count"] },
    });
    expect(config("nodes/workload")).toMatchObject({
      machine_type: "n2-standard-8",
      spot: false,
      disk_type: "pd-balanced",
      disk_size_gb: 100,
      labels: { "belvedere.dev/node-group": "workload" },
      taint: [],
    });
  });

  test("have an account of their own, verified boot, an encrypted disk, and metadata that know pods apart", () => {
    const first = cluster.resource("google_container_cluster", "control-plane/cluster").node_config;
    for (const node of [config("nodes/system"), config("nodes/workload"), first]) {
      expect(node).toMatchObject({
        image_type: "COS_CONTAINERD",
        service_account: expect.stringMatching(/^\$\{google_service_account\.node-account_/) as string,
        workload_metadata_config: { mode: "GKE_METADATA" },
        shielded_instance_config: { enable_secure_boot: true, enable_integrity_monitoring: true },
        boot_disk_kms_key: expect.stringMatching(/prod-gke-eu1-keys\/cryptoKeys\/prod-gke-eu1-volumes$/) as string,
      });
    }
  });

  test("may do what nodes do, and wait until they may", () => {
    expect(cluster.resource("google_service_account", "node-account/account").account_id).toBe("prod-gke-eu1-node");
    expect(cluster.resource("google_project_iam_member", "node-account/role").role).toBe(
      "roles/container.defaultNodeServiceAccount",
    );
    for (const waiting of [
      ...Object.values(pools),
      cluster.resource("google_container_cluster", "control-plane/cluster"),
    ]) {
      expect(waiting.depends_on).toContainEqual(
        expect.stringMatching(/^google_project_iam_member\.node-account_role_/),
      );
    }
  });
});

describe("access", () => {
  test("is granted to admins and readers, for this cluster of the project only", () => {
    const grants = Object.entries(cluster.resources("google_project_iam_member"))
      .filter(([path]) => path.startsWith("access/"))
      .map(([, { member, role, condition }]) => {
        expect(condition).toEqual({
          title: "prod-gke-eu1",
          expression: 'resource.name == "projects/acme-prod/locations/europe-west1/clusters/prod-gke-eu1"',
        });
        return [member, role];
      });
    const reader = "serviceAccount:acme-prod-plan@acme-prod.iam.gserviceaccount.com";
    expect(grants).toEqual([
      ["group:break-glass@example.com", "roles/container.admin"],
      [reader, "roles/container.viewer"],
      [reader, "projects/acme-prod/roles/acme_prod_secret_reader"],
    ]);
  });

  test("of the writers is to their own bucket, as the Kubernetes service accounts they are", () => {
    const grants = Object.values(cluster.resources("google_storage_bucket_iam_member"));
    const principal = (serviceAccount: string): unknown =>
      expect.stringMatching(
        new RegExp(
          "^principal://iam\\.googleapis\\.com/projects/\\$\\{data\\.google_project\\.[^}]+\\.number\\}" +
            "/locations/global/workloadIdentityPools/acme-prod\\.svc\\.id\\.goog" +
            `/subject/ns/${NAMESPACES.platform}/sa/${serviceAccount}$`,
        ),
      );
    expect(grants.map(({ bucket, role, member }) => [bucket, role, member])).toEqual([
      ["acme-prod-gke-eu1-logs", "roles/storage.objectUser", principal("loki")],
      ["acme-prod-gke-eu1-metrics", "roles/storage.objectUser", principal("kps-prometheus")],
      ["acme-prod-gke-eu1-metrics", "roles/storage.objectUser", principal("thanos")],
      ["acme-prod-gke-eu1-traces", "roles/storage.legacyBucketReader", principal("tempo")],
      ["acme-prod-gke-eu1-traces", "roles/storage.objectUser", principal("tempo")],
    ]);
    for (const { depends_on: waits } of grants) expect(waits).toEqual([expect.stringMatching(/container_cluster/)]);
  });
});

describe("what the platform is told", () => {
  test("where telemetry is kept, and that nothing needs a key", () => {
    expect(facts.stores).toEqual({
      metrics: { kind: "gcs", bucket: "acme-prod-gke-eu1-metrics" },
      logs: { kind: "gcs", bucket: "acme-prod-gke-eu1-logs" },
      traces: { kind: "gcs", bucket: "acme-prod-gke-eu1-traces" },
    });
    const none = { serviceAccountAnnotations: {}, podLabels: {} };
    expect(facts.identities).toEqual({ metrics: none, logs: none, traces: none });
    expect(facts.releases).toBeUndefined();
  });

  test("what the cluster can do, and where pods get credentials", () => {
    expect(facts.capabilities).toEqual({
      hostAccess: true,
      nameServer: "kube-dns",
      networkPolicies: true,
      credentialEndpoints: [
        { cidr: "169.254.169.254/32", port: 80 },
        { cidr: "169.254.169.252/32", port: 988 },
      ],
    });
  });

  test("how to connect: with a token that is made when it is used", () => {
    expect(facts.connection.exec).toEqual({
      apiVersion: "client.authentication.k8s.io/v1beta1",
      command: "gke-gcloud-auth-plugin",
      args: [],
    });
    expect(platform.data("google_container_cluster").cluster).toMatchObject({
      name: "prod-gke-eu1",
      location: "europe-west1",
    });
    expect(resolvedConnection).toEqual({
      host: "https://${data.google_container_cluster.cluster.endpoint}",
      certificateAuthority:
        "${base64decode(data.google_container_cluster.cluster.master_auth[0].cluster_ca_certificate)}",
    });
  });

  test("volumes are encrypted with the key that the foundation made", () => {
    expect(facts.storage).toEqual({
      provisioner: "pd.csi.storage.gke.io",
      parameters: {
        type: "pd-balanced",
        "disk-encryption-kms-key":
          "projects/acme-prod/locations/europe-west1/keyRings/prod-gke-eu1-keys/cryptoKeys/prod-gke-eu1-volumes",
      },
    });
  });

  test("nothing is made in the platform's stack", () => {
    expect(platform.json.resource).toBeUndefined();
  });
});
