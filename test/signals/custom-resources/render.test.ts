import { minutes } from "../../../constructs/core/duration";
import { customResources, type PrometheusSignals } from "../../../constructs/signals/custom-resources/render";
import type { Monitor } from "../../../constructs/signals/monitor";
import { group } from "../../../constructs/signals/rules/builders";
import { exampleAlert } from "../rules/examples";

const MONITOR: Monitor = {
  kind: "service",
  name: "catalog",
  namespace: "shop",
  selector: { "app.kubernetes.io/name": "catalog" },
  port: "http",
};

const SIGNALS: PrometheusSignals = {
  pack: "shop",
  monitors: [MONITOR, { ...MONITOR, kind: "pod", name: "worker", path: "/m", interval: minutes(1), sampleLimit: 5000 }],
  probes: [{ name: "home", module: "http_2xx", targets: ["https://shop.example.com"] }],
  rules: [group("near", exampleAlert()), { ...group("far", exampleAlert()), evaluator: "hub" }],
};

const VERSION = {
  sourceLabels: ["__meta_kubernetes_pod_label_app_kubernetes_io_version"],
  targetLabel: "version",
};

const OPTIONS = { namespace: "monitoring", runbookUrl: "https://runbooks.example.com" } as const;
const leaf = customResources(SIGNALS, { ...OPTIONS, evaluator: "leaf" });
const hub = customResources(SIGNALS, { ...OPTIONS, evaluator: "hub" });

describe("the custom resources of a pack", () => {
  it("are its monitors, its probes and one object with the rules of the cluster", () => {
    expect(leaf.map(({ kind, metadata }) => `${kind} ${metadata.namespace}/${metadata.name}`)).toEqual([
      "ServiceMonitor monitoring/shop.catalog",
      "PodMonitor monitoring/shop.worker",
      "Probe monitoring/shop.home",
      "PrometheusRule monitoring/shop.rules",
    ]);
  });

  it("are its rules alone on the hub, which scrapes nothing", () => {
    expect(hub.map(({ kind }) => kind)).toEqual(["PrometheusRule"]);
    expect(hub[0]).toMatchObject({ spec: { groups: [{ name: "far" }] } });
    expect(leaf[3]).toMatchObject({ spec: { groups: [{ name: "near" }] } });
  });

  it("say whose they are and which Prometheus they are for", () => {
    const labels = { "app.kubernetes.io/managed-by": "belvedere", "belvedere.dev/pack": "shop" };
    for (const { metadata } of leaf)
      expect(metadata.labels).toMatchObject({ ...labels, "belvedere.dev/scope": "cluster" });
    for (const { metadata } of hub)
      expect(metadata.labels).toMatchObject({ ...labels, "belvedere.dev/scope": "fleet" });
  });

  it("hold no object without rules", () => {
    expect(customResources({ ...SIGNALS, rules: [] }, { ...OPTIONS, evaluator: "hub" })).toEqual([]);
  });
});

describe("a monitor", () => {
  it("selects Services of the observed namespace from the platform's", () => {
    expect(leaf[0]).toMatchObject({
      apiVersion: "monitoring.coreos.com/v1",
      spec: {
        namespaceSelector: { matchNames: ["shop"] },
        selector: { matchLabels: { "app.kubernetes.io/name": "catalog" } },
        endpoints: [{ port: "http", path: "/metrics", relabelings: [VERSION] }],
      },
    });
  });

  it("of pods gives them the label service, which a Service would have given", () => {
    expect(leaf[1]?.spec).toEqual({
      namespaceSelector: { matchNames: ["shop"] },
      selector: { matchLabels: { "app.kubernetes.io/name": "catalog" } },
      podMetricsEndpoints: [
        {
          port: "http",
          path: "/m",
          interval: "1m",
          relabelings: [{ targetLabel: "service", replacement: "worker" }, VERSION],
        },
      ],
      sampleLimit: 5000,
    });
  });

  it("leaves interval and limit to the platform unless it says them", () => {
    expect(JSON.stringify(leaf[0])).not.toMatch(/interval|sampleLimit/);
  });
});

it("a probe asks the blackbox exporter of the platform", () => {
  expect(leaf[2]?.spec).toEqual({
    module: "http_2xx",
    prober: { url: "blackbox-exporter.monitoring.svc:9115" },
    targets: { staticConfig: { static: ["https://shop.example.com"] } },
  });
});
