import { days, hours } from "../../constructs/core/duration";
import { gib, mib } from "../../constructs/core/size";
import { type LokiConfigValues, lokiConfig } from "../../constructs/platform/loki/config";
import { lokiDistributed } from "../../constructs/platform/loki/distributed";
import { resolveLoki } from "../../constructs/platform/loki/props";
import { ruleConfigMaps } from "../../constructs/platform/loki/rules";
import { type LokiValues, lokiValues } from "../../constructs/platform/loki/values";
import type { PlatformContext } from "../../constructs/platform/context";
import type { LogRetention } from "../../constructs/platform/retention";
import type { Availability } from "../../constructs/platform/sizing";
import { contextStoringIn, IDENTITY, KINDS } from "./stores";
import { platformContext } from "../support/platform-context";

const AVAILABILITIES: readonly Availability[] = ["single", "zonal"];

function values(availability: Availability, differences: Partial<PlatformContext> = {}): LokiValues {
  return lokiValues(resolveLoki({}, platformContext({ availability, ...differences })));
}

function config(differences: Partial<PlatformContext> = {}): LokiConfigValues {
  return lokiConfig(resolveLoki({}, platformContext(differences)));
}

function keeping(logs: LogRetention): LokiConfigValues {
  return config({ retention: { ...platformContext().retention, logs } });
}

describe.each(AVAILABILITIES)("Loki with availability %s", (availability) => {
  const loki = values(availability);

  it("runs none of the parts of the form that leaves the chart, without which it would not render", () => {
    expect([loki.write.replicas, loki.read.replicas, loki.backend.replicas]).toEqual([0, 0, 0]);
  });

  it("runs either one process or the parts, never both", () => {
    const parts = [
      "ingester",
      "distributor",
      "querier",
      "queryFrontend",
      "queryScheduler",
      "indexGateway",
      "compactor",
    ];
    const running = [...parts, "ruler", "singleBinary"].filter((part) => part in loki);
    expect(running).toEqual(availability === "single" ? ["singleBinary"] : [...parts, "ruler"]);
  });

  it("always has tenants and reports to nobody", () => {
    expect(loki.loki).toMatchObject({ auth_enabled: true, analytics: { reporting_enabled: false } });
  });

  it("answers at the gateway, which does not log each push: its own lines are collected, too", () => {
    expect(loki.gateway).toMatchObject({ enabled: true, verboseLogging: false });
  });

  it("lets the ruler read rules from the very folder that the sidecar fills", () => {
    const { rule_path: workingCopy, storage } = loki.loki.rulerConfig;
    expect(storage.local.directory).toBe(loki.sidecar.rules.folder);
    expect(workingCopy.startsWith(`${storage.local.directory}/`)).toBe(false);
    expect(workingCopy).not.toBe(storage.local.directory);
  });

  it("finds the rules of packs, and puts each tenant's into the tenant's own directory", () => {
    const [configMap] = ruleConfigMaps("shop", { payments: { "shop.yaml": "{}" } });
    const { label, labelValue, folderAnnotation, resource, searchNamespace } = loki.sidecar.rules;
    expect(configMap?.labels).toHaveProperty([label], labelValue);
    expect(configMap?.annotations).toHaveProperty([folderAnnotation], "payments");
    expect([resource, searchNamespace]).toEqual(["configmap", "monitoring"]);
  });

  it("keeps files of the same name from different packs apart", () => {
    expect(loki.sidecar.enableUniqueFilenames).toBe(true);
  });

  it("tells every replica of Alertmanager, found by its SRV record, whose host must be _port._protocol.service", () => {
    const { alertmanager_url: url, enable_alertmanager_discovery: discovery } = loki.loki.rulerConfig;
    expect(discovery).toBe(true);
    expect(new URL(url).host).toBe("_http-web._tcp.alertmanager-operated.monitoring.svc.cluster.local");
  });

  it("says where alerts come from, and puts the same labels on recorded series", () => {
    const { external_labels: alerts, remote_write } = loki.loki.rulerConfig;
    expect(alerts).toEqual({ cluster: "dev-eks-eu1", environment: "dev" });
    for (const client of Object.values(remote_write.clients)) {
      const labels = client.write_relabel_configs.map((rule) => [rule.target_label, rule.replacement]);
      expect(Object.fromEntries(labels)).toEqual(alerts);
    }
  });

  it("cannot read Secrets outside its namespace", () => {
    expect(loki.rbac).toEqual({ namespaced: true });
  });

  it("has itself watched by the Prometheus of the cluster, with the team on its alerts", () => {
    const { serviceMonitor, rules, alerts, dashboards, multiCluster } = loki.monitoring;
    for (const part of [serviceMonitor, rules, alerts]) {
      expect(part).toMatchObject({ enabled: true, labels: { "belvedere.dev/scope": "cluster" } });
    }
    expect(alerts.additionalRuleLabels).toEqual({ team: "platform" });
    expect(dashboards).toEqual({ enabled: true, annotations: { grafana_folder: "Loki" } });
    expect(multiCluster).toEqual({ enabled: true, clusterName: "dev-eks-eu1" });
  });

  it("sends no synthetic lines, which would hide that collectors send none", () => {
    expect([loki.lokiCanary, loki.test]).toEqual([{ enabled: false }, { enabled: false }]);
  });

  it.each(KINDS)("deletes from the store it writes to: %s", (kind) => {
    const stored = lokiConfig(resolveLoki({}, contextStoringIn(kind, { availability })));
    const [schema] = stored.schemaConfig.configs;
    expect(stored.compactor).toEqual({ retention_enabled: true, delete_request_store: kind });
    expect(stored.storage.type).toBe(kind);
    expect(schema).toMatchObject({ object_store: kind, store: "tsdb", schema: "v13", from: "2025-01-01" });
  });

  it("acts as its cloud identity", () => {
    const { serviceAccount, loki: block } = lokiValues(resolveLoki({}, contextStoringIn("azure", { availability })));
    expect(serviceAccount).toEqual({ name: "loki", annotations: IDENTITY.serviceAccountAnnotations });
    expect(block.podLabels).toEqual(IDENTITY.podLabels);
  });
});

describe("the storage of Loki", () => {
  it.each([
    ["s3", { bucketNames: { chunks: "acme-dev-eks-eu1-data" }, s3: { region: "eu-west-1" } }],
    ["gcs", { bucketNames: { chunks: "acme-dev-gke-eu1-data" } }],
    ["azure", { bucketNames: { chunks: "data" }, azure: { accountName: "acmedevakseu1", useFederatedToken: true } }],
  ] as const)("in %s names the place and no key", (kind, expected) => {
    const { storage } = lokiConfig(resolveLoki({}, contextStoringIn(kind)));
    expect(storage).toEqual({ type: kind, ...expected });
  });
});

describe("Loki in one process", () => {
  const loki = values("single");

  it("keeps one copy, on a volume of the platform's class until it is in the store", () => {
    expect(loki.loki.commonConfig.replication_factor).toBe(1);
    expect(loki).toMatchObject({
      deploymentMode: "Monolithic",
      singleBinary: { replicas: 1, persistence: { enabled: true, storageClass: "belvedere", size: "10Gi" } },
      chunksCache: { enabled: false },
      resultsCache: { enabled: false },
    });
  });

  it("writes recorded series to the one Prometheus", () => {
    expect(Object.values(loki.loki.rulerConfig.remote_write.clients).map(({ url }) => url)).toEqual([
      "http://prometheus-kps-prometheus-0.prometheus-operated.monitoring.svc.cluster.local:9090/api/v1/write",
    ]);
    expect(loki.loki.rulerConfig.enable_sharding).toBeUndefined();
  });
});

describe("Loki across zones", () => {
  const loki = values("zonal", { profile: "medium" });
  const parts = lokiDistributed(resolveLoki({}, platformContext({ availability: "zonal", profile: "medium" })));
  const { ingester, distributor, querier, queryFrontend, queryScheduler, indexGateway, ruler, compactor } = parts;

  it("keeps three copies on three ingesters, which never share a zone", () => {
    expect([loki.loki.commonConfig.replication_factor, ingester.replicas]).toEqual([3, 3]);
    expect(ingester.zoneAwareReplication).toEqual({ enabled: false });
    expect(ingester.topologySpreadConstraints).toEqual([
      expect.objectContaining({
        topologyKey: "topology.kubernetes.io/zone",
        whenUnsatisfiable: "DoNotSchedule",
        labelSelector: {
          matchLabels: expect.objectContaining({ "app.kubernetes.io/component": "ingester" }) as object,
        },
      }),
    ]);
  });

  it("runs every other part more than once, except the compactor, of which there may be one only", () => {
    const several = [distributor, querier, queryFrontend, queryScheduler, indexGateway, ruler];
    expect(several.map(({ replicas }) => replicas)).toEqual([3, 3, 2, 2, 2, 2]);
    expect(compactor.replicas).toBe(1);
    expect(loki.gateway.replicas).toBe(2);
  });

  it("gives every part that requests pass a zone of its own, and room where nodes are full", () => {
    for (const part of [
      ingester,
      distributor,
      querier,
      queryFrontend,
      queryScheduler,
      indexGateway,
      ruler,
      loki.gateway,
    ]) {
      expect(part).toMatchObject({
        priorityClassName: "belvedere-critical",
        topologySpreadConstraints: [{ whenUnsatisfiable: "DoNotSchedule", minDomains: 3 }],
      });
    }
  });

  it("spreads each part by its own label", () => {
    const spread = Object.values({
      ingester,
      distributor,
      querier,
      queryFrontend,
      queryScheduler,
      indexGateway,
      ruler,
    });
    const components = spread.map(
      ({ topologySpreadConstraints: [constraint] }) =>
        constraint?.labelSelector.matchLabels["app.kubernetes.io/component"],
    );
    expect(components).toEqual([
      "ingester",
      "distributor",
      "querier",
      "query-frontend",
      "query-scheduler",
      "index-gateway",
      "ruler",
    ]);
  });

  it("gives a disruption budget to the parts for which the chart has none", () => {
    for (const part of [distributor, querier, queryFrontend, indexGateway, ruler, loki.gateway]) {
      expect(part.podDisruptionBudget).toEqual({ maxUnavailable: 1 });
    }
  });

  it("gives volumes where the chart reads them: claims for ingester and compactor, a size for the others", () => {
    expect(ingester.persistence.claims).toEqual([
      { name: "data", accessModes: ["ReadWriteOnce"], storageClass: "belvedere", size: "20Gi" },
    ]);
    expect(compactor.persistence.claims).toEqual([expect.objectContaining({ name: "data", size: "10Gi" })]);
    for (const part of [ruler, indexGateway]) {
      expect(part.persistence).toMatchObject({ enabled: true, storageClass: "belvedere" });
    }
  });

  it("shares rules between two rulers, both with the sidecar", () => {
    expect(ruler).toMatchObject({ replicas: 2, sidecar: true });
    expect(loki.loki.rulerConfig).toMatchObject({ enable_sharding: true, ring: { kvstore: { store: "memberlist" } } });
  });

  it("gives a token of the API server to the rulers alone", () => {
    expect(parts.defaults).toEqual({ automountServiceAccountToken: false });
    expect(ruler.automountServiceAccountToken).toBe(true);
  });

  it("writes recorded series to both replicas of Prometheus", () => {
    expect(Object.keys(loki.loki.rulerConfig.remote_write.clients)).toEqual(["prometheus-0", "prometheus-1"]);
  });

  it("caches whole MiB, whatever the size of an ingester", () => {
    const size = { cpu: "1", memory: mib(1001) };
    const { chunksCache, resultsCache } = lokiDistributed(
      resolveLoki({ size }, platformContext({ availability: "zonal" })),
    );
    expect([chunksCache.allocatedMemory, resultsCache.allocatedMemory]).toEqual([1001, 250]);
  });

  it("asks for resources in every container that the chart lets us size", () => {
    const sized = [
      ...Object.values({ ingester, distributor, querier, queryFrontend, queryScheduler, indexGateway, ruler }),
    ];
    for (const { resources } of [
      ...sized,
      compactor,
      parts.memcachedExporter,
      loki.gateway,
      loki.gateway.metrics,
      loki.sidecar,
    ]) {
      expect(resources).toEqual({
        requests: { cpu: expect.any(String) as string, memory: expect.stringMatching(/^\d+[MG]i$/) as string },
        limits: { memory: expect.stringMatching(/^\d+[MG]i$/) as string },
      });
    }
  });
});

describe("the limits of a tenant", () => {
  it("keep lines for hours, the unit that every reader of them understands", () => {
    const { limits_config: limits, runtimeConfig } = keeping({
      period: days(31),
      streams: [
        { selector: '{namespace="kube-system"}', period: days(7) },
        { selector: '{app="audit"}', period: days(365), priority: 5 },
      ],
      tenants: { payments: days(90) },
    });
    expect(limits.retention_period).toBe("744h");
    expect(limits.retention_stream).toEqual([
      { selector: '{namespace="kube-system"}', priority: 1, period: "168h" },
      { selector: '{app="audit"}', priority: 5, period: "8760h" },
    ]);
    expect(runtimeConfig).toEqual({ overrides: { payments: { retention_period: "2160h" } } });
  });

  it.each([
    ["the period of all", { period: days(40) }, "961h"],
    ["that of a stream", { period: days(2), streams: [{ selector: '{a="b"}', period: days(40) }] }, "961h"],
    ["that of a tenant", { period: days(2), tenants: { payments: hours(959), shop: days(40) } }, "961h"],
  ] as const)("let a query reach as far back as anything is kept: %s", (_, retention, expected) => {
    expect(keeping(retention).limits_config.max_query_length).toBe(expected);
  });

  it("say nothing of streams and tenants where none is special", () => {
    const { limits_config: limits, runtimeConfig } = keeping({ period: days(7) });
    expect([limits.retention_stream, runtimeConfig]).toEqual([undefined, undefined]);
  });

  it("guard against too many streams and keep trace ids out of labels", () => {
    expect(config().limits_config).toMatchObject({
      allow_structured_metadata: true,
      max_global_streams_per_user: 5000,
      max_label_names_per_series: 15,
      ingestion_rate_mb: 4,
      ingestion_burst_size_mb: 8,
    });
  });

  it("are what the user says, where the user says it", () => {
    const loki = resolveLoki(
      { ingestionRate: mib(0.5), maxStreams: 7, volume: gib(3), size: undefined },
      platformContext(),
    );
    expect(lokiConfig(loki).limits_config).toMatchObject({
      ingestion_rate_mb: 0.5,
      ingestion_burst_size_mb: 1,
      max_global_streams_per_user: 7,
    });
    expect(lokiValues(loki)).toMatchObject({
      singleBinary: { persistence: { size: "3Gi" }, resources: { limits: { memory: "1Gi" } } },
    });
  });
});
