import { days, hours, minutes } from "../../constructs/core/duration";
import { gib } from "../../constructs/core/size";
import { addresses } from "../../constructs/platform/addresses";
import { CHARTS } from "../../constructs/core/charts";
import { checkTempoRetention, resolveTempo } from "../../constructs/platform/tempo/props";
import { tempoValues } from "../../constructs/platform/tempo/values";
import { tempoDistributedValues } from "../../constructs/platform/tempo/values-distributed";
import { contextStoringIn, IDENTITY } from "./stores";
import { platformContext } from "../support/platform-context";

const resolved = resolveTempo({}, platformContext());
const single = tempoValues(resolved);
const zonal = tempoDistributedValues(resolveTempo({}, platformContext({ availability: "zonal", profile: "medium" })));

describe("Tempo in both forms", () => {
  it("has tenants and reports to nobody", () => {
    expect(single.tempo).toMatchObject({ multitenancyEnabled: true, reportingEnabled: false });
    expect(zonal).toMatchObject({ multitenancyEnabled: true, reportingEnabled: false });
  });

  it("makes no metrics of spans: that is done before sampling", () => {
    expect(single.tempo).not.toHaveProperty("metricsGenerator");
    expect(zonal).not.toHaveProperty("metricsGenerator");
  });

  it("is given Go durations, because it refuses days", () => {
    const retention = { ...platformContext().retention, traces: days(14) };
    expect(tempoValues(resolveTempo({}, platformContext({ retention }))).tempo.retention).toBe("336h");
    expect(tempoDistributedValues(resolveTempo({}, platformContext({ retention }))).compactor.config).toEqual({
      compaction: { block_retention: "336h" },
    });
  });

  it.each([
    ["s3", { bucket: "acme-dev-eks-eu1-data", region: "eu-west-1", endpoint: "s3.eu-west-1.amazonaws.com" }],
    ["gcs", { bucket_name: "acme-dev-gke-eu1-data" }],
    ["azure", { container_name: "data", storage_account_name: "acmedevakseu1", use_federated_token: true }],
  ] as const)("names the place in %s and no key", (kind, expected) => {
    const tempo = resolveTempo({}, contextStoringIn(kind));
    for (const { trace } of [tempoValues(tempo).tempo.storage, tempoDistributedValues(tempo).storage]) {
      expect(trace).toEqual({ backend: kind, [kind]: expected });
    }
  });

  it("acts as its cloud identity, by a service account of the same name", () => {
    const tempo = resolveTempo({}, contextStoringIn("azure"));
    const [one, many] = [tempoValues(tempo), tempoDistributedValues(tempo)];
    for (const { serviceAccount } of [one, many]) {
      expect(serviceAccount).toMatchObject({ name: "tempo", annotations: IDENTITY.serviceAccountAnnotations });
    }
    expect([one.podLabels, many.tempo.podLabels]).toEqual([IDENTITY.podLabels, IDENTITY.podLabels]);
  });

  it("admits as many live traces as the user says", () => {
    const tempo = resolveTempo({ maxLiveTraces: 7 }, platformContext());
    const expected = { defaults: { ingestion: { max_traces_per_user: 7 } } };
    expect([tempoValues(tempo).tempo.overrides, tempoDistributedValues(tempo).overrides]).toEqual([expected, expected]);
  });

  it("lets Grafana show results while a search runs", () => {
    expect([single.tempo.streamOverHttpEnabled, zonal.streamOverHTTPEnabled]).toEqual([true, true]);
  });

  it("runs as a user that is not root", () => {
    for (const context of [single.securityContext, zonal.tempo.podSecurityContext]) {
      expect(context).toMatchObject({ runAsNonRoot: true, seccompProfile: { type: "RuntimeDefault" } });
      expect(context.runAsUser).toBeGreaterThan(0);
    }
  });

  it("is scraped by the Prometheus of the cluster", () => {
    const labels = { "belvedere.dev/scope": "cluster" };
    expect(single.serviceMonitor).toEqual({ enabled: true, additionalLabels: labels });
    expect(zonal.metaMonitoring.serviceMonitor).toEqual({ enabled: true, labels });
  });
});

describe("Tempo in one process", () => {
  it("keeps what is not yet in the store on a volume", () => {
    expect(single.persistence).toEqual({ enabled: true, storageClassName: "belvedere", size: "10Gi" });
  });

  it("takes the sizes that the user says, and its own for what is left undefined", () => {
    const tempo = resolveTempo({ volume: gib(3), size: undefined }, platformContext());
    expect(tempoValues(tempo).persistence.size).toBe("3Gi");
    expect(tempoValues(tempo).tempo.resources.requests).toEqual({ cpu: "100m", memory: "512Mi" });
  });

  it("has no token of the API server", () => {
    expect(single.serviceAccount.automountServiceAccountToken).toBe(false);
  });
});

describe("Tempo across zones", () => {
  it("receives OTLP where the collector sends it, which the chart does not by itself", () => {
    expect(zonal.traces.otlp).toEqual({ grpc: { enabled: true }, http: { enabled: true } });
    const { tempo, tempoOtlp } = addresses("zonal");
    expect(tempoOtlp).toBe(`${zonal.fullnameOverride}-distributor.monitoring.svc.cluster.local:4317`);
    expect(tempo).toBe(`http://${zonal.fullnameOverride}-query-frontend.monitoring.svc.cluster.local:3200`);
  });

  it("runs the image of the major that the chart is for: the next one needs Kafka", () => {
    expect(CHARTS.tempoDistributed.version).toMatch(/^2\./);
    expect(zonal.tempo.image.tag).toMatch(/^2\./);
    expect(zonal).not.toHaveProperty("ingest");
  });

  it("keeps three copies on three ingesters with volumes, which never share a zone", () => {
    expect(zonal.ingester).toMatchObject({
      replicas: 3,
      config: { replication_factor: 3 },
      persistence: { enabled: true, storageClass: "belvedere", size: "20Gi" },
    });
  });

  it.each([
    ["ingester", "ingester"],
    ["distributor", "distributor"],
    ["querier", "querier"],
    ["queryFrontend", "query-frontend"],
  ] as const)("never puts two pods of one part into one zone: %s", (part, component) => {
    expect(JSON.parse(zonal[part].topologySpreadConstraints)).toEqual([
      expect.objectContaining({
        topologyKey: "topology.kubernetes.io/zone",
        whenUnsatisfiable: "DoNotSchedule",
        minDomains: 3,
        labelSelector: {
          matchLabels: expect.objectContaining({ "app.kubernetes.io/component": component }) as object,
        },
      }),
    ]);
  });

  it("gives the chart's template engine nothing to execute", () => {
    expect(JSON.stringify(zonal)).not.toContain("{{");
  });

  it("runs the other parts more than once, so that the chart gives each a disruption budget", () => {
    const { distributor, querier, queryFrontend, compactor } = zonal;
    expect([distributor, querier, queryFrontend, compactor].map(({ replicas }) => replicas)).toEqual([3, 3, 2, 2]);
  });

  it("lets a trace of Tempo's largest size travel between its parts", () => {
    const { grpc_server_max_recv_msg_size: received, grpc_server_max_send_msg_size: sent } = zonal.server;
    expect([received, sent]).toEqual([16 * 1024 * 1024, 16 * 1024 * 1024]);
  });

  it("has a cache that fits its container, with the exporter that its ServiceMonitor scrapes", () => {
    const [flag, mebibytes] = zonal.memcached.extraArgs;
    expect(flag).toBe("-m");
    expect(Number(mebibytes)).toBeLessThan(Number.parseInt(zonal.memcached.resources.requests.memory, 10));
    expect(zonal.memcachedExporter.enabled).toBe(true);
  });
});

describe("the retention of traces", () => {
  it.each([hours(1), days(14)])("may be %s", (retention) => {
    expect(checkTempoRetention("dev.retention.traces", retention)).toEqual([]);
  });

  it("is refused when it is shorter than the window in which Tempo compacts", () => {
    expect(checkTempoRetention("dev.retention.traces", minutes(59))).toEqual([
      {
        at: "dev.retention.traces",
        value: "59m",
        problem: "is shorter than Tempo's compaction window of one hour",
        fix: "Keep traces for at least hours(1)",
      },
    ]);
  });
});
