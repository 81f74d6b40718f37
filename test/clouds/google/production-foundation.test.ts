import { STORED_SIGNALS } from "../../../constructs/core/names";
import { synthesizeProduction } from "./production";

const { foundation } = synthesizeProduction();

describe("the foundation", () => {
  test("holds network, keys, stores and logs, and nothing of the cluster", () => {
    expect(foundation.inventory()).toEqual({
      google_compute_firewall: 1,
      google_compute_network: 1,
      google_compute_router: 1,
      google_compute_router_nat: 1,
      google_compute_subnetwork: 1,
      google_kms_crypto_key: 4,
      google_kms_crypto_key_iam_member: 4,
      google_kms_key_ring: 1,
      google_logging_project_bucket_config: 1,
      google_logging_project_exclusion: 1,
      google_logging_project_sink: 1,
      google_project_service: 10,
      google_storage_bucket: 3,
    });
  });

  test("names everything that a later stack refers to", () => {
    const names = (type: string): unknown[] => Object.values(foundation.resources(type)).map(({ name }) => name);
    expect(names("google_kms_key_ring")).toEqual(["prod-gke-eu1-keys"]);
    expect(names("google_kms_crypto_key").sort()).toEqual([
      "prod-gke-eu1-logs",
      "prod-gke-eu1-secrets",
      "prod-gke-eu1-stores",
      "prod-gke-eu1-volumes",
    ]);
    expect(names("google_storage_bucket")).toEqual([
      "acme-prod-gke-eu1-logs",
      "acme-prod-gke-eu1-metrics",
      "acme-prod-gke-eu1-traces",
    ]);
    expect(names("google_compute_network")).toEqual(["prod-gke-eu1-network"]);
    expect(names("google_compute_subnetwork")).toEqual(["prod-gke-eu1-nodes"]);
  });

  test("switches on what it needs, and leaves it on when it goes", () => {
    const services = Object.values(foundation.resources("google_project_service"));
    expect(services.map(({ service }) => service)).toContain("container.googleapis.com");
    for (const { disable_on_destroy: disable } of services) expect(disable).toBe(false);
    for (const [type, path] of [
      ["google_compute_network", "network/network"],
      ["google_kms_key_ring", "keys/ring"],
    ] as const) {
      expect(foundation.resource(type, path).depends_on).toHaveLength(10);
    }
  });

  test("divides the range among nodes, pods and Services, with flow logs and a way to Google", () => {
    expect(foundation.resource("google_compute_network", "network/network").auto_create_subnetworks).toBe(false);
    expect(foundation.resource("google_compute_subnetwork", "network/subnetwork")).toMatchObject({
      region: "europe-west1",
      ip_cidr_range: "10.32.128.0/19",
      secondary_ip_range: [
        { range_name: "pods", ip_cidr_range: "10.32.0.0/17" },
        { range_name: "services", ip_cidr_range: "10.32.160.0/19" },
      ],
      private_ip_google_access: true,
      log_config: { flow_sampling: 0.5, metadata: "INCLUDE_ALL_METADATA" },
      lifecycle: { prevent_destroy: true },
    });
  });

  test("leads nodes and pods out through Cloud NAT, which hands out ports as they are needed", () => {
    expect(foundation.resource("google_compute_router_nat", "network/nat")).toMatchObject({
      nat_ip_allocate_option: "AUTO_ONLY",
      enable_dynamic_port_allocation: true,
      source_subnetwork_ip_ranges_to_nat: "LIST_OF_SUBNETWORKS",
      subnetwork: [
        {
          name: expect.stringMatching(/^\$\{google_compute_subnetwork\./) as string,
          source_ip_ranges_to_nat: ["ALL_IP_RANGES"],
        },
      ],
      log_config: { enable: true, filter: "ERRORS_ONLY" },
    });
  });

  test("lets nobody log in to nodes", () => {
    const rule = foundation.resource("google_compute_firewall", "network/no-logins");
    expect(rule).toMatchObject({ direction: "INGRESS", deny: [{ protocol: "tcp", ports: ["22", "3389"] }] });
    expect(rule).not.toHaveProperty("allow");
  });

  test("rotates keys, each of which one service of Google may use", () => {
    const users = { logs: "logging", secrets: "container-engine-robot", stores: "storage", volumes: "compute-system" };
    for (const [purpose, user] of Object.entries(users)) {
      expect(foundation.resource("google_kms_crypto_key", `keys/${purpose}/key`)).toMatchObject({
        rotation_period: "7776000s",
        destroy_scheduled_duration: "2592000s",
        lifecycle: { prevent_destroy: true },
      });
      const member = foundation.resource("google_kms_crypto_key_iam_member", `keys/${purpose}/user`);
      expect(member.role).toBe("roles/cloudkms.cryptoKeyEncrypterDecrypter");
      expect(member.member).toMatch(user);
    }
  });
});

describe("the logs of the cluster", () => {
  const FILTER =
    '(resource.labels.cluster_name="prod-gke-eu1" AND resource.labels.location="europe-west1"' +
    ' AND NOT log_id("cloudaudit.googleapis.com/activity"))' +
    ' OR (log_id("compute.googleapis.com/vpc_flows") AND resource.labels.subnetwork_name="prod-gke-eu1-nodes")';

  test("are kept for a year, under a key of ours", () => {
    expect(foundation.resource("google_logging_project_bucket_config", "logs/bucket")).toMatchObject({
      project: "acme-prod",
      location: "europe-west1",
      bucket_id: "prod-gke-eu1-logs",
      retention_days: 365,
      cmek_settings: { kms_key_name: expect.stringMatching(/keys_logs_key/) as string },
      depends_on: [expect.stringMatching(/^google_kms_crypto_key_iam_member\.keys_logs_user/)],
      lifecycle: { prevent_destroy: true },
    });
  });

  test("go into that bucket and no other, so that they are paid for once", () => {
    const sink = foundation.resource("google_logging_project_sink", "logs/sink");
    expect(sink).toMatchObject({
      destination: "logging.googleapis.com/projects/acme-prod/locations/europe-west1/buckets/prod-gke-eu1-logs",
      filter: FILTER,
    });
    const exclusion = foundation.resource("google_logging_project_exclusion", "logs/exclusion");
    expect(exclusion.filter).toBe(FILTER);
    // The other way round some would be kept nowhere.
    expect(exclusion.depends_on).toEqual([expect.stringMatching(/^google_logging_project_sink\./)]);
  });
});

describe.each(STORED_SIGNALS)("the store of %s", (signal) => {
  const bucket = foundation.resource("google_storage_bucket", `${signal}-store/bucket`);

  test("survives a destroy", () => {
    expect(bucket).toMatchObject({ force_destroy: false, lifecycle: { prevent_destroy: true } });
  });

  test("is private, in the region, and encrypted with the key of the stores", () => {
    expect(bucket).toMatchObject({
      location: "europe-west1",
      uniform_bucket_level_access: true,
      public_access_prevention: "enforced",
      encryption: { default_kms_key_name: expect.stringMatching(/keys_stores_key/) as string },
      depends_on: [expect.stringMatching(/^google_kms_crypto_key_iam_member\.keys_stores_user/)],
    });
  });

  test("cleans up leftovers and never a live object", () => {
    expect(bucket).toMatchObject({
      versioning: { enabled: true },
      soft_delete_policy: { retention_duration_seconds: 0 },
      lifecycle_rule: [
        { action: { type: "AbortIncompleteMultipartUpload" }, condition: { age: 1 } },
        { action: { type: "Delete" }, condition: { days_since_noncurrent_time: 14, with_state: "ARCHIVED" } },
      ],
    });
    // A deleted object has no newer version: with this condition its last one would stay for ever.
    expect(JSON.stringify(bucket)).not.toContain("num_newer_versions");
  });

  test("writes its access logs under its own name", () => {
    expect(bucket.logging).toEqual({
      log_bucket: "acme-access-logs",
      log_object_prefix: `acme-prod-gke-eu1-${signal}`,
    });
  });
});
