import { lokiWorkloads } from "../../../tools/availability/read/loki";
import { differences, renderedWorkloads } from "../../../tools/availability/rendered";
import { readManifests } from "../../../tools/render/manifests";

const values = {
  fullnameOverride: "loki",
  deploymentMode: "Distributed",
  gateway: { replicas: 2, podDisruptionBudget: { maxUnavailable: 1 }, priorityClassName: "high" },
  chunksCache: { enabled: false },
  resultsCache: { enabled: false },
};

const [read] = lokiWorkloads(values);

function gateway(pod: string, label = "gateway"): string {
  return `
apiVersion: apps/v1
kind: Deployment
metadata: { name: loki-gateway }
spec:
  replicas: 2
  template:
    metadata: { labels: { component: ${label} } }
    spec:
      priorityClassName: high
      affinity:
        podAntiAffinity:
          requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: kubernetes.io/hostname }]
      ${pod}
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: loki-gateway }
spec: { maxUnavailable: 1, selector: { matchLabels: { component: gateway } } }
`;
}

function compare(text: string): string[] {
  return differences(read ? [read] : [], renderedWorkloads(readManifests(text)));
}

describe("what a chart renders", () => {
  it("is the same as what is read from its values and defaults", () => {
    expect(compare(gateway(""))).toEqual([]);
  });

  const constraint = "topologyKey: topology.kubernetes.io/zone, whenUnsatisfiable: DoNotSchedule, maxSkew: 1";
  const spread = (label: string): string =>
    `topologySpreadConstraints: [{ ${constraint}, labelSelector: { matchLabels: { component: ${label} } } }]`;

  it("is told where it differs", () => {
    expect(compare(gateway(spread("gateway")))).toEqual([
      expect.stringMatching(/^loki-gateway: the values say .*renders/),
    ]);
  });

  it("does not count a spread over the pods of somebody else", () => {
    expect(compare(gateway(spread("querier")))).toEqual([]);
  });

  it("does not count a budget for the pods of somebody else", () => {
    expect(compare(gateway("", "querier"))).toHaveLength(1);
  });

  it("is told where a workload is missing on either side", () => {
    expect(compare("")).toEqual([expect.stringMatching(/renders nothing$/)]);
  });
});
