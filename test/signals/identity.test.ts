import { lokiConfig } from "../../constructs/platform/loki/config";
import { resolveLoki } from "../../constructs/platform/loki/props";
import { customResources } from "../../constructs/signals/custom-resources/render";
import {
  discoveredLabel,
  IDENTITY,
  LINE_LABELS,
  MONITORED_LABELS,
  storedLabels,
} from "../../constructs/signals/identity";
import { platformContext } from "../support/platform-context";

describe("the labels a series is stored with", () => {
  it("are what the scrape writes, then the application's own", () => {
    expect(storedLabels(["method", "le"])).toEqual([...MONITORED_LABELS, "method", "le"]);
  });

  it.each([
    "service",
    "namespace",
    "pod",
    "container",
    "endpoint",
    "version",
    "job",
    "instance",
    "cluster",
    "environment",
  ])("hold an application's own %s under another name", (label) => {
    expect(storedLabels([label]).slice(MONITORED_LABELS.length)).toEqual([`exported_${label}`]);
  });

  it("name a version where a monitor writes one", () => {
    const monitor = { kind: "service", name: "a", namespace: "b", selector: {}, port: "http" } as const;
    const signals = { pack: "p", monitors: [monitor], probes: [], rules: [] };
    const [resource] = customResources(signals, { namespace: "m", runbookUrl: "https://r", evaluator: "leaf" });
    const written = JSON.stringify(resource).match(/"targetLabel":"(\w+)"/g);
    expect(written).toEqual([`"targetLabel":"${IDENTITY.version.metrics}"`]);
    expect(MONITORED_LABELS).toContain(IDENTITY.version.metrics);
  });
});

describe("the labels of log lines", () => {
  it("say where a line comes from, in the words of Loki's index", () => {
    const [{ attributes }] = lokiConfig(resolveLoki({}, platformContext())).limits_config.otlp_config
      .resource_attributes.attributes_config;
    const indexed = attributes.map((attribute) => attribute.replaceAll(".", "_"));
    expect(indexed).toEqual(["cluster", "environment", ...LINE_LABELS.filter((label) => label !== "version")]);
    for (const part of ["cluster", "environment", "namespace", "service", "pod", "container"] as const) {
      expect(indexed).toContain(IDENTITY[part].logs);
    }
  });

  it("come from labels of pods as service discovery writes them", () => {
    expect(discoveredLabel("app.kubernetes.io/name")).toBe("__meta_kubernetes_pod_label_app_kubernetes_io_name");
  });
});
