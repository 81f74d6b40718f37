import { NAMESPACES, perSignal, type StoredSignal, WRITERS } from "../../constructs/core/names";
import type { Availability } from "../../constructs/platform/sizing";
import { releasesOf } from "../../tools/lib/synthesized";
import { EXPRESSION } from "../../tools/lib/terraform-text";
import { valueAt } from "../../tools/lib/value-path";
import { CLUSTER_KINDS, type ClusterKind, everyKind } from "../support/cluster-kinds";
import { stacksOf, synthesize, type TerraformJson } from "../support/synth";

/** Both forms of every store: one process, and a workload for each part. */
const ENVIRONMENTS: Record<Availability, string> = { single: "one", zonal: "three" };
const AVAILABILITIES = Object.keys(ENVIRONMENTS) as Availability[];
const KINDS = Object.keys(CLUSTER_KINDS) as ClusterKind[];

const outdir = synthesize(AVAILABILITIES.map((availability) => everyKind(ENVIRONMENTS[availability], availability)));
const stacks = stacksOf(outdir);
const releases = releasesOf(outdir);

/**
 * The components that keep telemetry in a cloud's store, and so need an identity there: of metrics the sidecar in the
 * release of Prometheus, which writes them, and Thanos. No other does: Alertmanager keeps its silences on volumes, and
 * Grafana has nothing but in its database.
 */
const SIGNAL = { kps: "metrics", thanos: "metrics", loki: "logs", tempo: "traces" } as const satisfies Record<
  string,
  StoredSignal
>;

/** The service account of each component. */
const ACCOUNT = { kps: "kps-prometheus", thanos: "thanos", loki: "loki", tempo: "tempo" } as const;

type Stored = keyof typeof SIGNAL;
const STORED = Object.keys(SIGNAL) as Stored[];
const PAIRS = AVAILABILITIES.flatMap((availability) =>
  KINDS.flatMap((kind) => STORED.map((component) => [component, kind, availability] as const)),
);

/** Reads a value of one release. */
type Read = (...path: readonly string[]) => unknown;

/** A value of a chart's release on a cluster. */
function value(release: string, kind: ClusterKind, availability: Availability, ...path: readonly string[]): unknown {
  const stack = `${ENVIRONMENTS[availability]}-${kind}-platform`;
  const found = releases.find((candidate) => candidate.stack === stack && candidate.name === release);
  if (!found) throw new Error(`${stack} has no release ${release}`);
  return valueAt(found.values, path);
}

function terraform(kind: ClusterKind, availability: Availability, lifecycle: string): TerraformJson {
  const name = `${ENVIRONMENTS[availability]}-${kind}-${lifecycle}`;
  const stack = stacks[name];
  if (!stack) throw new Error(`there is no stack ${name}`);
  return stack;
}

/** All resources of a type in a stack. */
function resources(stack: TerraformJson, type: string): Readonly<Record<string, unknown>>[] {
  return Object.values(stack.resource?.[type] ?? {});
}

const CLOUD: Record<ClusterKind, "aws" | "azure" | "google"> = {
  eks: "aws",
  "eks-auto": "aws",
  aks: "azure",
  gke: "google",
  "gke-auto": "google",
};

describe("the table of components, clusters and forms", () => {
  test("has every component that the platform installs a store or a volume for, on every kind of cluster", () => {
    const signals = perSignal((signal) => STORED.filter((component) => SIGNAL[component] === signal));
    for (const [signal, components] of Object.entries(signals) as [StoredSignal, Stored[]][]) {
      expect(components.map((component) => ACCOUNT[component])).toEqual(Object.values(WRITERS[signal].serviceAccounts));
    }
    expect(PAIRS).toHaveLength(STORED.length * KINDS.length * AVAILABILITIES.length);
    expect(new Set(Object.values(CLUSTER_KINDS).map(({ cloud }) => cloud))).toEqual(new Set(Object.values(CLOUD)));
  });

  test("has every release that may write to a cloud: no other carries an identity", () => {
    const marked = releases.filter(({ values }) =>
      /azure\.workload\.identity|eks\.amazonaws\.com\/role-arn|iam\.gke\.io/.test(JSON.stringify(values)),
    );
    expect([...new Set(marked.map(({ name }) => name))].sort()).toEqual([...STORED].sort());
    expect(new Set(marked.map(({ stack }) => stack))).toEqual(
      new Set(AVAILABILITIES.map((availability) => `${ENVIRONMENTS[availability]}-aks-platform`)),
    );
  });
});

describe.each(PAIRS)("%s on %s, %s", (component, kind, availability) => {
  const signal = SIGNAL[component];
  const { namespace } = WRITERS[signal];
  const serviceAccount = ACCOUNT[component];
  const read = (...path: readonly string[]): unknown => value(component, kind, availability, ...path);
  const cluster = terraform(kind, availability, "cluster");
  const foundation = terraform(kind, availability, "foundation");

  test("runs as the service account that its cloud knows, with the marks that the cloud wants and no others", () => {
    const account = accountOf(component);
    expect(read(...account, "name")).toBe(serviceAccount);
    const azure = CLOUD[kind] === "azure";
    expect(read(...account, "annotations")).toEqual(azure ? { "azure.workload.identity/client-id": EXPRESSION } : {});
    for (const labels of podLabels(component, availability)) {
      expect(read(...labels)).toEqual(azure ? { "azure.workload.identity/use": "true" } : {});
    }
  });

  test("is let in by the cloud: the cluster's stack binds that service account", () => {
    expect(bindings(cluster, kind)).toContain(`${namespace}/${serviceAccount}`);
  });

  test("writes to the store that the foundation makes, and says no key", () => {
    const secret = metricsStore(terraform(kind, availability, "platform"));
    const store = signal === "metrics" ? storeIn(secret, kind) : storeOf(component, kind, read);
    expect(store.backend).toBe({ aws: "s3", azure: "azure", google: "gcs" }[CLOUD[kind]]);
    expect(storesIn(foundation, kind)).toContain(store.place);
    const isTold = CLOUD[kind] === "azure" && signal !== "metrics";
    expect(store.federated).toBe(isTold ? true : undefined);
    expect(JSON.stringify([read(), secret])).not.toMatch(
      /access_?key|secret_?key|account_?key|connection_?string|service_?account_?key/i,
    );
  });

  test("keeps telemetry for as long as the environment says", () => {
    expect(retentionOf(component, availability, read)).toEqual(RETENTION[component]);
  });
});

/** What the environment says, as each component writes it. */
const RETENTION: Record<Stored, unknown> = {
  loki: {
    enabled: true,
    all: "288h",
    streams: [{ selector: '{namespace="kube-system"}', priority: 1, period: "120h" }],
    tenants: { audit: { retention_period: "9600h" } },
  },
  tempo: { all: "312h" },
  kps: { all: "11d" },
  thanos: {
    all: ["--retention.resolution-raw=40d", "--retention.resolution-5m=120d", "--retention.resolution-1h=400d"],
  },
};

function retentionOf(component: Stored, availability: Availability, read: Read): unknown {
  if (component === "kps") return { all: read("prometheus", "prometheusSpec", "retention") };
  if (component === "thanos") return { all: read("compact", "extraArgs") };
  if (component === "tempo") {
    const zonal = ["compactor", "config", "compaction", "block_retention"];
    return { all: read(...(availability === "zonal" ? zonal : ["tempo", "retention"])) };
  }
  return {
    enabled: read("loki", "compactor", "retention_enabled"),
    all: read("loki", "limits_config", "retention_period"),
    streams: read("loki", "limits_config", "retention_stream"),
    tenants: read("loki", "runtimeConfig", "overrides"),
  };
}

/** Where each chart takes the service account from. */
function accountOf(component: Stored): readonly string[] {
  const parts = { kps: ["prometheus"], thanos: ["storeGateway"], loki: [], tempo: [] }[component];
  return [...parts, "serviceAccount"];
}

/** Where each chart takes the labels of its pods from. */
function podLabels(component: Stored, availability: Availability): readonly (readonly string[])[] {
  switch (component) {
    case "kps":
      return [["prometheus", "prometheusSpec", "podMetadata", "labels"]];
    case "thanos":
      return ["storeGateway", "compact"].map((part) => [part, "podLabels"]);
    case "loki":
      return [["loki", "podLabels"]];
    case "tempo":
      return [availability === "zonal" ? ["tempo", "podLabels"] : ["podLabels"]];
  }
}

interface Store {
  readonly backend: unknown;
  /** Bucket, or account and container. */
  readonly place: string;
  readonly federated: unknown;
}

/** The configuration that the sidecar and Thanos read. */
function metricsStore(platform: TerraformJson): string {
  const named = resources(platform, "kubernetes_secret_v1").map(({ data }) => data as Record<string, string>);
  return named.map((data) => data["objstore.yml"]).find((text) => text !== undefined) ?? "";
}

function storeIn(secret: string, kind: ClusterKind): Store {
  const { type, config } = JSON.parse(secret) as { type: string; config: Record<string, string> };
  const place = CLOUD[kind] === "azure" ? `${config.storage_account}/${config.container}` : String(config.bucket);
  return { backend: type.toLowerCase(), place, federated: undefined };
}

function storeOf(component: Stored, kind: ClusterKind, read: Read): Store {
  const text = (...path: readonly string[]): string => String(read(...path));
  if (component === "loki") {
    const azure = ["loki", "storage", "azure"];
    const chunks = text("loki", "storage", "bucketNames", "chunks");
    const place = CLOUD[kind] === "azure" ? `${text(...azure, "accountName")}/${chunks}` : chunks;
    return { backend: read("loki", "storage", "type"), place, federated: read(...azure, "useFederatedToken") };
  }
  const trace = [...(read("storage") === undefined ? ["tempo"] : []), "storage", "trace"];
  const azure = [...trace, "azure"];
  const places = {
    aws: () => text(...trace, "s3", "bucket"),
    google: () => text(...trace, "gcs", "bucket_name"),
    azure: () => `${text(...azure, "storage_account_name")}/${text(...azure, "container_name")}`,
  };
  const federated = read(...azure, "use_federated_token");
  return { backend: read(...trace, "backend"), place: places[CLOUD[kind]](), federated };
}

/** Buckets, or accounts with their containers, as the foundation makes them. */
function storesIn(foundation: TerraformJson, kind: ClusterKind): string[] {
  switch (CLOUD[kind]) {
    case "aws":
      return resources(foundation, "aws_s3_bucket").map(({ bucket }) => String(bucket));
    case "google":
      return resources(foundation, "google_storage_bucket").map(({ name }) => String(name));
    case "azure": {
      const accounts = resources(foundation, "azurerm_storage_account").map(({ name }) => String(name));
      const containers = resources(foundation, "azurerm_storage_container").map(({ name }) => String(name));
      return accounts.flatMap((account) => containers.map((container) => `${account}/${container}`));
    }
  }
}

/** The service accounts that the cluster's stack lets act in the cloud: `monitoring/loki`. */
function bindings(cluster: TerraformJson, kind: ClusterKind): string[] {
  switch (CLOUD[kind]) {
    case "aws":
      return resources(cluster, "aws_eks_pod_identity_association").map(
        ({ namespace, service_account: account }) => `${String(namespace)}/${String(account)}`,
      );
    case "google":
      return resources(cluster, "google_storage_bucket_iam_member").map(({ member }) =>
        String(member).replace(/^.*\/subject\/ns\/([^/]+)\/sa\/([^/]+)$/, "$1/$2"),
      );
    case "azure":
      return resources(cluster, "azurerm_federated_identity_credential").map(({ subject }) =>
        String(subject).replace(/^system:serviceaccount:([^:]+):([^:]+)$/, "$1/$2"),
      );
  }
}

describe.each(AVAILABILITIES.flatMap((availability) => KINDS.map((kind) => [kind, availability] as const)))(
  "what has no store, on %s, %s",
  (kind, availability) => {
    const read = (...path: readonly string[]): unknown => value("kps", kind, availability, ...path);

    test("Prometheus keeps young samples on its volumes", () => {
      const spec = ["prometheus", "prometheusSpec"];
      expect(read(...spec, "storageSpec", "volumeClaimTemplate", "spec", "storageClassName")).toBe("belvedere");
    });

    test("Alertmanager keeps its silences on volumes, too", () => {
      const claim = ["alertmanager", "alertmanagerSpec", "storage", "volumeClaimTemplate", "spec", "storageClassName"];
      expect(read(...claim)).toBe("belvedere");
    });
  },
);

test("Grafana keeps nothing, and acts in no cloud", () => {
  const grafana = releases.filter(({ name }) => name === "grafana");
  expect(grafana.map(({ stack }) => stack).sort()).toEqual(["one-fleet", "three-fleet"]);
  for (const { values, namespace } of grafana) {
    expect(valueAt(values, ["persistence", "enabled"])).toBe(false);
    expect(namespace).toBe(NAMESPACES.platform);
  }
});
