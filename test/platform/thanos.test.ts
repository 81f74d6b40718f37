import { days, hours } from "../../constructs/core/duration";
import { describeProblem } from "../../constructs/core/errors";
import { gib, mib } from "../../constructs/core/size";
import { resolvePrometheus } from "../../constructs/platform/prometheus/props";
import { prometheusValues } from "../../constructs/platform/prometheus/values";
import { tempoStorage } from "../../constructs/platform/tempo/storage";
import { thanosObjectStore } from "../../constructs/platform/thanos/object-store";
import { resolveThanos, type ThanosProps } from "../../constructs/platform/thanos/props";
import { checkLongTermRetention } from "../../constructs/platform/thanos/retention";
import { thanosValues, type ThanosValues } from "../../constructs/platform/thanos/values";
import type { MetricsRetention } from "../../constructs/platform/retention";
import { platformContext } from "../support/platform-context";
import { contextStoringIn, IDENTITY, STORES } from "./stores";

function values(props: ThanosProps = {}, context = platformContext()): ThanosValues {
  return thanosValues(resolveThanos(props, context));
}

const single = values();
const zonal = values({}, platformContext({ availability: "zonal" }));

describe("the object store of metrics", () => {
  it.each([
    ["s3", { type: "S3", config: { endpoint: "s3.eu-west-1.amazonaws.com", aws_sdk_auth: true } }],
    ["gcs", { type: "GCS", config: { bucket: "acme-dev-gke-eu1-data" } }],
    ["azure", { type: "AZURE", config: { storage_account: "acmedevakseu1", container: "data" } }],
  ] as const)("is named in %s, without a key", (kind, expected) => {
    const config = thanosObjectStore(STORES[kind]);
    expect(config).toMatchObject(expected);
    expect(JSON.stringify(config)).not.toMatch(/key|secret|password/i);
  });

  it("is under the domain of its partition in China, for Tempo, too", () => {
    const store = { kind: "s3", bucket: "acme-dev-data", region: "cn-north-1" } as const;
    const endpoint = "s3.cn-north-1.amazonaws.com.cn";
    expect([thanosObjectStore(store).config, tempoStorage(store).s3]).toEqual([
      expect.objectContaining({ endpoint }),
      expect.objectContaining({ endpoint }),
    ]);
  });

  it("is the same for the sidecar of Prometheus and for Thanos", () => {
    const { thanos } = prometheusValues(resolvePrometheus({}, platformContext())).prometheus.prometheusSpec;
    const { name, key } = single.objstoreConfig;
    expect(thanos.objectStorageConfig.existingSecret).toEqual({ name, key });
    expect(single.objstoreConfig.create).toBe(false);
  });

  it("knows the pods that use it by their cloud identity, and no others", () => {
    const context = contextStoringIn("azure");
    const { storeGateway, compact, query } = values({}, context);
    expect([storeGateway.podLabels, compact.podLabels]).toEqual([IDENTITY.podLabels, IDENTITY.podLabels]);
    expect(storeGateway.serviceAccount).toEqual({
      create: true,
      name: "thanos",
      annotations: IDENTITY.serviceAccountAnnotations,
    });
    expect(compact.serviceAccount).toEqual({ create: false, name: "thanos", annotations: {} });
    expect(query).not.toHaveProperty("serviceAccount");
    const { serviceAccount, prometheusSpec } = prometheusValues(resolvePrometheus({}, context)).prometheus;
    expect(serviceAccount).toEqual({ name: "kps-prometheus", annotations: IDENTITY.serviceAccountAnnotations });
    expect(prometheusSpec.podMetadata.labels).toEqual(IDENTITY.podLabels);
  });
});

describe("queries", () => {
  it("ask the store gateways and every replica of Prometheus, and merge these", () => {
    expect(single.additionalEndpoints).toEqual(["dnssrv+_grpc._tcp.kps-thanos-discovery.monitoring.svc.cluster.local"]);
    expect(single.query.replicaLabels).toEqual(["prometheus_replica"]);
    expect(prometheusValues(resolvePrometheus({}, platformContext())).prometheus).toMatchObject({
      thanosService: { enabled: true },
    });
  });

  it("see the lower resolutions", () => {
    expect(single.query.extraArgs).toContain("--query.auto-downsampling");
  });

  it("leave room in the memory of the store gateway", () => {
    expect(values({ store: { cpu: "1", memory: gib(2) } }).storeGateway.extraArgs).toEqual([
      "--chunk-pool-size=1GiB",
      "--index-cache-size=512MiB",
    ]);
  });
});

describe("the parts of Thanos", () => {
  it("are one each, or two of those that are read in different zones; the compactor is always one", () => {
    expect([single.query.replicas, single.storeGateway.replicas]).toEqual([1, 1]);
    for (const part of [zonal.query, zonal.storeGateway]) {
      expect(part).toMatchObject({ replicas: 2, podDisruptionBudget: { enabled: true, maxUnavailable: 1 } });
      expect(part.topologySpreadConstraints).toMatchObject([{ minDomains: 3, whenUnsatisfiable: "DoNotSchedule" }]);
    }
    expect(zonal.compact).not.toHaveProperty("replicas");
  });

  it("merge blocks that overlap, but no replicas, which cannot be undone", () => {
    expect(single.compact.deduplication).toEqual({ enabled: true });
    expect(single).not.toHaveProperty("additionalReplicaLabels");
  });

  it("take the sizes that the user says", () => {
    const sized = values({ compactorVolume: gib(7), query: { cpu: "2", memory: mib(300) } });
    expect(sized.compact.persistence).toMatchObject({ storageClass: "belvedere", size: "7Gi" });
    expect(sized.query.resources.requests).toEqual({ cpu: "2", memory: "300Mi" });
  });
});

describe("the retention of each resolution", () => {
  const args = (metrics: MetricsRetention): readonly string[] => {
    const retention = { ...platformContext().retention, metrics };
    return values({}, platformContext({ retention })).compact.extraArgs;
  };

  it("reaches the compactor", () => {
    expect(args({ local: days(15), raw: days(30), fiveMinutes: days(90), hourly: days(365) })).toEqual([
      "--retention.resolution-raw=30d",
      "--retention.resolution-5m=90d",
      "--retention.resolution-1h=1y",
    ]);
  });

  it("is that of the finer resolution where nothing is said", () => {
    expect(args({ local: days(15), raw: days(30) })).toEqual([
      "--retention.resolution-raw=30d",
      "--retention.resolution-5m=30d",
      "--retention.resolution-1h=30d",
    ]);
  });

  const problems = (metrics: Partial<MetricsRetention>): string[] =>
    checkLongTermRetention("dev.retention.metrics", { local: days(7), raw: days(15), ...metrics }).map(describeProblem);

  it("lasts until the next resolution is made", () => {
    expect(problems({ raw: days(3), fiveMinutes: days(15) })).toEqual([]);
    expect(problems({ raw: hours(71), fiveMinutes: days(14), hourly: days(14) })).toEqual([
      'dev.retention.metrics.raw: "2d23h" is over before Thanos has made samples of five minutes from them. ' +
        "Keep them for at least 3d.",
      'dev.retention.metrics.fiveMinutes: "2w" is over before Thanos has made samples of one hour from them. ' +
        "Keep them for at least 15d.",
    ]);
  });

  it("is not shorter for what is coarser", () => {
    expect(problems({ raw: days(30), fiveMinutes: days(29), hourly: days(28) })).toEqual([
      expect.stringContaining('fiveMinutes: "29d" is shorter than raw, 30d') as string,
      expect.stringContaining('hourly: "4w" is shorter than fiveMinutes, 29d') as string,
    ]);
  });
});
