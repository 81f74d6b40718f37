import type { ClusterFacts } from "../../../constructs/clouds/contract";
import { existingGkeCloud } from "../../../constructs/clouds/google/existing";
import { checkExistingGke } from "../../../constructs/clouds/google/existing/check";
import { resolveExistingGke } from "../../../constructs/clouds/google/existing/defaults";
import { existingGke, type ExistingGkeProps } from "../../../constructs/clouds/google/existing/props";
import { clusterNames } from "../../../constructs/core/names";
import type { Configuration } from "../configuration";
import { synthesize } from "./synthesize";

const place = { project: "acme-payments", region: "europe-west1", name: "payments", zones: ["b", "c", "d"] } as const;
const found = {
  metrics: { bucket: "acme-metrics" },
  logs: { bucket: "acme-logs" },
  traces: { bucket: "acme-traces" },
};

interface Synthesized {
  readonly made: Readonly<Record<string, Configuration>>;
  readonly facts: ClusterFacts;
}

/** The stacks there are, with every policy checked. */
function synthesized(
  props: Partial<ExistingGkeProps<"europe-west1">>,
  tier: "development" | "production",
): Synthesized {
  const spec = resolveExistingGke(existingGke({ ...place, stores: "new", ...props }), tier);
  const names = clusterNames("acme", "prod", "payments");
  const context = { organization: "acme", environment: "prod", tier, names, spec };
  const cloud = existingGkeCloud(spec);
  let facts: ClusterFacts | undefined;
  const { foundation, cluster } = cloud;
  const fills = Object.entries({ foundation, cluster }).filter(([, fill]) => fill);
  const configurations = synthesize([
    ...fills.map(
      ([name, fill]) => [name, (stack: Parameters<typeof cloud.locate>[0]) => fill?.(stack, context)] as const,
    ),
    ["platform", (stack) => (facts = cloud.locate(stack, context))],
  ]);
  if (!facts) throw new Error("nothing was located");
  const byName = configurations.map((each, index) => [fills[index]?.[0] ?? "platform", each] as const);
  return { made: Object.fromEntries(byName), facts };
}

describe("a GKE cluster of somebody else's with new stores", () => {
  const { made, facts } = synthesized({}, "production");

  it("has a foundation of stores and their key, as our own clusters have them", () => {
    expect(made.foundation?.inventory()).toEqual({
      google_kms_crypto_key: 1,
      google_kms_crypto_key_iam_member: 1,
      google_kms_key_ring: 1,
      google_project_service: 2,
      google_storage_bucket: 3,
    });
    expect(made.foundation?.resource("google_storage_bucket", "logs-store/bucket")).toMatchObject({
      name: "acme-prod-payments-logs",
      force_destroy: false,
      lifecycle: { prevent_destroy: true },
    });
  });

  it("does without the key in development", () => {
    expect(synthesized({}, "development").made.foundation?.inventory()).toEqual({ google_storage_bucket: 3 });
  });

  it("has a cluster stack that lets the writers into their buckets, and nothing else", () => {
    expect(made.cluster?.inventory()).toEqual({ google_storage_bucket_iam_member: 5 });
    const members = Object.values(made.cluster?.resources("google_storage_bucket_iam_member") ?? {});
    expect(members.map(({ bucket }) => bucket)).toEqual([
      "acme-prod-payments-logs",
      "acme-prod-payments-metrics",
      "acme-prod-payments-metrics",
      "acme-prod-payments-traces",
      "acme-prod-payments-traces",
    ]);
    expect(JSON.stringify(members)).toContain("acme-payments.svc.id.goog/subject/ns/monitoring/sa/loki");
  });

  it("is found by its name, and the platform knows where to store", () => {
    expect(Object.values(made.platform?.data("google_container_cluster") ?? {})).toMatchObject([
      { name: "payments", location: "europe-west1" },
    ]);
    expect(facts).toMatchObject({
      cloud: "google",
      region: "europe-west1",
      stores: { logs: { kind: "gcs", bucket: "acme-prod-payments-logs" } },
      storage: { provisioner: "pd.csi.storage.gke.io", parameters: { type: "pd-balanced" } },
      capabilities: { hostAccess: true, nameServer: "kube-dns", networkPolicies: true },
    });
    expect(facts.connection.exec?.command).toBe("gke-gcloud-auth-plugin");
  });
});

describe("a GKE cluster of somebody else's with stores that are there", () => {
  it("needs access to them alone", () => {
    const { made, facts } = synthesized({ stores: found }, "production");
    expect(Object.keys(made)).toEqual(["cluster", "platform"]);
    const members = Object.values(made.cluster?.resources("google_storage_bucket_iam_member") ?? {});
    expect(members.map(({ bucket }) => bucket)).toEqual([
      "acme-logs",
      "acme-metrics",
      "acme-metrics",
      "acme-traces",
      "acme-traces",
    ]);
    expect(facts.stores.logs).toEqual({ kind: "gcs", bucket: "acme-logs" });
  });

  it("has nothing to make where identities are given, too", () => {
    const serviceAccountAnnotations = { "iam.gke.io/gcp-service-account": "loki@acme.iam.gserviceaccount.com" };
    const { made, facts } = synthesized(
      { stores: found, identities: { logs: { serviceAccountAnnotations } } },
      "production",
    );
    expect(Object.keys(made)).toEqual(["platform"]);
    expect(facts.identities.logs).toEqual({ serviceAccountAnnotations, podLabels: {} });
  });
});

test("one in a single zone is looked up there, and one on Autopilot says what it cannot do", () => {
  const capabilities = { hostAccess: false, nameServer: "node" } as const;
  const { made, facts } = synthesized({ controlPlaneZone: "b", endpoint: "dns", capabilities }, "production");
  expect(Object.values(made.platform?.data("google_container_cluster") ?? {})).toMatchObject([
    { location: "europe-west1-b" },
  ]);
  expect(facts.connection.certificateAuthority).toBeUndefined();
  expect(facts.capabilities).toMatchObject({ hostAccess: false, nameServer: "node", networkPolicies: true });
});

test("what is wrong is told at once, each with its place", () => {
  const places = (props: object): (string | undefined)[] =>
    checkExistingGke("dev.clusters.payments", existingGke({ ...place, ...props } as unknown as ExistingGkeProps)).map(
      ({ at }) => at.split("payments.")[1],
    );
  expect(places({ stores: "new" })).toEqual([]);
  const wrong = {
    project: "12",
    region: "eu",
    name: "Payments",
    zones: [],
    endpoint: "vpn",
    accessLogBucket: "gs://x",
  };
  expect(places({ ...wrong, stores: { metrics: found.metrics, logs: { bucket: "gs://logs" } } })).toEqual([
    "project",
    "region",
    "name",
    "endpoint",
    "zones",
    "stores.logs.bucket",
    "stores.traces",
    "accessLogBucket",
  ]);
});
