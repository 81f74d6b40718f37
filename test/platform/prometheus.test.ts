import { days, hours, minutes } from "../../constructs/core/duration";
import { describeProblem } from "../../constructs/core/errors";
import { gib } from "../../constructs/core/size";
import { PROFILES } from "../../constructs/platform/sizing";
import {
  checkMetricsRetention,
  checkPrometheus,
  type PrometheusProps,
  resolvePrometheus,
} from "../../constructs/platform/prometheus/props";
import { prometheusValues, type PrometheusValues } from "../../constructs/platform/prometheus/values";
import { platformContext, withCapabilities } from "../support/platform-context";

function values(props: PrometheusProps = {}, context = platformContext()): PrometheusValues {
  return prometheusValues(resolvePrometheus(props, context));
}

const single = values();
const zonal = values({}, platformContext({ availability: "zonal" }));
const { prometheusSpec } = single.prometheus;

describe("series of Prometheus", () => {
  it("carry cluster and environment from the scrape on, so that rules see them", () => {
    expect(prometheusSpec.scrapeClasses).toEqual([
      {
        name: "belvedere",
        default: true,
        relabelings: [
          { targetLabel: "cluster", replacement: "dev-eks-eu1" },
          { targetLabel: "environment", replacement: "dev" },
        ],
      },
    ]);
  });

  it("leave the cluster with cloud and region, too", () => {
    expect(prometheusSpec.externalLabels).toEqual({
      cluster: "dev-eks-eu1",
      environment: "dev",
      cloud: "aws",
      region: "eu-west-1",
    });
  });

  it("are taken every 30 seconds, those of cAdvisor included", () => {
    expect(prometheusSpec).toMatchObject({ scrapeInterval: "30s", evaluationInterval: "30s" });
    expect(single.kubelet.serviceMonitor.cAdvisorInterval).toBe("30s");
  });

  it("may be pushed, with exemplars and native histograms, and keep the buckets that upstream rules read", () => {
    expect(prometheusSpec).toMatchObject({
      enableRemoteWriteReceiver: true,
      enableFeatures: expect.arrayContaining(["exemplar-storage"]) as string[],
      scrapeNativeHistograms: true,
      scrapeClassicHistograms: true,
    });
  });
});

describe("the selectors of Prometheus", () => {
  it("take every monitor and rule but those of the fleet", () => {
    const selectors = Object.entries(prometheusSpec).filter(([key]) => key.endsWith("Selector"));
    expect(selectors.map(([key]) => key).sort()).toEqual([
      "podMonitorSelector",
      "probeSelector",
      "ruleSelector",
      "scrapeConfigSelector",
      "serviceMonitorSelector",
    ]);
    for (const [, selector] of selectors) {
      expect(selector).toEqual({
        matchExpressions: [{ key: "belvedere.dev/scope", operator: "NotIn", values: ["fleet"] }],
      });
    }
  });
});

describe("the volume of Prometheus", () => {
  it("is filled to 85 %, however long the samples may be kept", () => {
    const { prometheusSpec } = values({ volume: gib(100) }).prometheus;
    expect(prometheusSpec).toMatchObject({ retention: "15d", retentionSize: "85GiB" });
    expect(prometheusSpec.storageSpec.volumeClaimTemplate.spec).toEqual({
      storageClassName: "belvedere",
      accessModes: ["ReadWriteOnce"],
      resources: { requests: { storage: "100Gi" } },
    });
  });

  it("outlives its Prometheus", () => {
    expect(prometheusSpec.persistentVolumeClaimRetentionPolicy).toEqual({
      whenDeleted: "Retain",
      whenScaled: "Retain",
    });
  });

  it("cannot be too short for one block", () => {
    const check = (local = days(15)): string[] =>
      checkMetricsRetention("dev.retention.metrics", { local, raw: days(30) }).map(describeProblem);
    expect(check(minutes(119))).toEqual([
      expect.stringContaining('dev.retention.metrics.local: "1h59m" is shorter than the two hours'),
    ]);
    expect(check(hours(2))).toEqual([]);
  });
});

describe("the limits of Prometheus", () => {
  it.each(PROFILES)("let no target return more than the cap of profile %s", (profile) => {
    const { prometheusSpec } = values({}, platformContext({ profile })).prometheus;
    expect(prometheusSpec.sampleLimit).toBe(50_000);
    expect(prometheusSpec.enforcedSampleLimit).toBeGreaterThan(prometheusSpec.sampleLimit);
  });

  it("hold only as a cap for what grows with the cluster", () => {
    const cap = prometheusSpec.enforcedSampleLimit;
    expect(single["kube-state-metrics"].prometheus.monitor.sampleLimit).toBe(cap);
    expect(single.kubeApiServer.serviceMonitor.sampleLimit).toBe(cap);
    expect(single.kubelet.serviceMonitor.sampleLimit).toBe(cap);
  });

  it("never let the limit of a target exceed the cap", () => {
    expect(values({ sampleLimit: 10_000_000 }).prometheus.prometheusSpec.sampleLimit).toBe(
      prometheusSpec.enforcedSampleLimit,
    );
  });

  it("bound labels and the size of a response", () => {
    expect(prometheusSpec).toMatchObject({
      enforcedLabelLimit: 40,
      enforcedLabelNameLengthLimit: 256,
      enforcedLabelValueLengthLimit: 1024,
      enforcedBodySizeLimit: "64MiB",
    });
  });

  it("refuse zero, which Prometheus reads as no limit", () => {
    expect(checkPrometheus("dev.components.prometheus", { sampleLimit: 0 }).map(describeProblem)).toEqual([
      expect.stringMatching(/^dev.components.prometheus.sampleLimit: 0 is not a number of samples/),
    ]);
  });
});

describe("Prometheus in one place", () => {
  it("has one replica and no budget, which would block every drain", () => {
    expect(prometheusSpec.replicas).toBe(1);
    expect(single.prometheus).not.toHaveProperty("podDisruptionBudget");
    expect(prometheusSpec).not.toHaveProperty("topologySpreadConstraints");
    expect(single.prometheusOperator.admissionWebhooks).not.toHaveProperty("deployment");
  });
});

describe("Prometheus over zones", () => {
  it("has two replicas that never share a node or a zone", () => {
    expect(zonal.prometheus).toMatchObject({
      podDisruptionBudget: { enabled: true },
      prometheusSpec: {
        replicas: 2,
        podAntiAffinity: "hard",
        topologySpreadConstraints: [
          {
            topologyKey: "topology.kubernetes.io/zone",
            maxSkew: 1,
            minDomains: 3,
            whenUnsatisfiable: "DoNotSchedule",
            additionalLabelSelectors: "OnShard",
          },
        ],
      },
    });
  });

  it("validates rules in two pods of their own, in different zones", () => {
    const apart = { topologyKey: "topology.kubernetes.io/zone" };
    expect(zonal.prometheusOperator.admissionWebhooks).toMatchObject({
      failurePolicy: "IgnoreOnInstallOnly",
      deployment: {
        enabled: true,
        replicas: 2,
        podDisruptionBudget: { enabled: true },
        affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [apart] } },
      },
    });
  });
});

describe("what is scraped of Kubernetes", () => {
  it("leaves out what a managed control plane hides", () => {
    for (const part of ["kubeEtcd", "kubeScheduler", "kubeControllerManager", "kubeProxy"] as const) {
      expect(single[part].enabled).toBe(false);
    }
  });

  it("includes each node, from the namespace that may read it", () => {
    expect(single.nodeExporter.enabled).toBe(true);
    expect(single["prometheus-node-exporter"]?.namespaceOverride).toBe("monitoring-host");
    expect(single["prometheus-node-exporter"]?.tolerations).toEqual([{ operator: "Exists" }]);
  });

  it("includes the objects of the cluster, by a pod that leaves a lost node within a minute", () => {
    expect(single["kube-state-metrics"].tolerations).toEqual([
      expect.objectContaining({ key: "node.kubernetes.io/not-ready", effect: "NoExecute", tolerationSeconds: 30 }),
      expect.objectContaining({ key: "node.kubernetes.io/unreachable", effect: "NoExecute", tolerationSeconds: 30 }),
    ]);
  });

  it("leaves nodes out where pods may not read them", () => {
    const autopilot = values({}, withCapabilities({ hostAccess: false }));
    expect(autopilot.nodeExporter.enabled).toBe(false);
    expect(autopilot).not.toHaveProperty("prometheus-node-exporter");
  });

  it.each([
    ["coredns", true, false],
    ["kube-dns", false, true],
    ["node", false, false],
  ] as const)("is what answers names: %s", (nameServer, coreDns, kubeDns) => {
    expect(values({}, withCapabilities({ nameServer }))).toMatchObject({
      coreDns: { enabled: coreDns },
      kubeDns: { enabled: kubeDns },
    });
  });

  it("puts nothing of its own where a cloud may refuse it: the kubelets' Service is the platform's", () => {
    expect(single.prometheusOperator.kubeletService.namespace).toBe("monitoring");
    expect(single.kubelet.namespace).toBe("monitoring");
  });

  it("is found by EndpointSlices, the kubelet included", () => {
    expect(prometheusSpec.serviceDiscoveryRole).toBe("EndpointSlice");
    expect(single.prometheusOperator).toMatchObject({
      kubeletEndpointSliceEnabled: true,
      kubeletEndpointsEnabled: false,
    });
  });
});

describe("the chart of Prometheus", () => {
  it("brings dashboards for the platform's own Grafana, and no Grafana", () => {
    expect(single.grafana).toMatchObject({
      enabled: false,
      forceDeployDashboards: true,
      sidecar: { dashboards: { annotations: { grafana_folder: "Kubernetes" } } },
    });
  });

  it("leaves definitions of custom resources to their own release", () => {
    expect(single.crds.enabled).toBe(false);
  });

  it("gives every container requests and a memory limit", () => {
    const resources = [...blocks(zonal, "resources")];
    expect(resources).toHaveLength(8 + 1);
    const sized = resources.filter((block) => "storage" in (block as { requests: object }).requests === false);
    for (const block of sized) {
      expect(block).toMatchObject({
        requests: { cpu: expect.any(String) as string, memory: expect.any(String) as string },
        limits: { memory: expect.any(String) as string },
      });
    }
  });
});

/** Every block of a name inside a value. */
function* blocks(value: unknown, name: string): Generator<unknown> {
  if (typeof value !== "object" || value === null) return;
  for (const [key, item] of Object.entries(value) as [string, unknown][]) {
    if (key === name) yield item;
    else yield* blocks(item, name);
  }
}
