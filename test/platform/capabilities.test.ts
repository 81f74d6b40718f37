import { join } from "node:path";
import { logCollectorValues } from "../../constructs/platform/collector/values";
import { platformFlows } from "../../constructs/platform/network/flows";
import { networkPolicies } from "../../constructs/platform/network/policies";
import { checkReleases } from "../../tools/chart-contract/check";
import { ALLOWED } from "../../tools/chart-contract/allowed";
import { loadContracts } from "../../tools/chart-contract/store";
import { describeProblem } from "../../constructs/core/errors";
import { readSynthesized, type Stack } from "../../tools/lib/synthesized";
import { valueAt } from "../../tools/lib/value-path";
import { CLUSTER_KINDS, type ClusterKind, everyKind } from "../support/cluster-kinds";
import { withCapabilities } from "../support/platform-context";
import { ROOT } from "../support/sources";
import { stacksOf, synthesize } from "../support/synth";
import { logs } from "./collector/configurations";

const outdir = synthesize([everyKind("kinds", "zonal")]);
const stacks = readSynthesized(outdir);
const terraform = stacksOf(outdir);
const KINDS = Object.keys(CLUSTER_KINDS) as ClusterKind[];

function platform(kind: ClusterKind): Stack {
  const found = stacks.find(({ name }) => name === `kinds-${kind}-platform`);
  if (!found) throw new Error(`there is no platform on ${kind}`);
  return found;
}

function value(kind: ClusterKind, release: string, ...path: readonly string[]): unknown {
  return valueAt(platform(kind).releases.find(({ name }) => name === release)?.values ?? {}, path);
}

/** Whether anything in chart values asks for the node: its paths, its network or its processes. */
function touchesHost(values: unknown): boolean {
  return /"hostPath":\{|"varlog":true|"host(Network|PID|IPC)":true/.test(JSON.stringify(values));
}

test("the charts know every value, on every kind of cluster", () => {
  const contracts = loadContracts(join(ROOT, "charts", "contracts"));
  const releases = stacks.flatMap((stack) => stack.releases);
  const problems = checkReleases({ releases, contracts, allowed: ALLOWED }).map(describeProblem);
  // Exceptions that only other environments need.
  expect(problems.filter((problem) => !problem.includes("no release"))).toEqual([]);
});

describe("where pods may read the node", () => {
  test.each(KINDS.filter((kind) => kind !== "gke-auto"))("%s: an agent on each node does", (kind) => {
    expect(
      platform(kind)
        .namespaces.map(({ name }) => name)
        .sort(),
    ).toEqual(["monitoring", "monitoring-host"]);
    expect(value(kind, "kps", "nodeExporter", "enabled")).toBe(true);
    expect(value(kind, "kps", "defaultRules", "rules")).toBeUndefined();
    expect(value(kind, "alloy-logs", "controller", "type")).toBe("daemonset");
  });
});

describe("where they may not, on Autopilot", () => {
  test("nothing asks for it, and no namespace is there that would admit it", () => {
    const { releases, namespaces } = platform("gke-auto");
    expect(namespaces.map(({ name, enforce }) => [name, enforce])).toEqual([["monitoring", "restricted"]]);
    expect(releases.filter(({ values }) => touchesHost(values)).map(({ name }) => name)).toEqual([]);
    expect(releases.map(({ namespace }) => namespace)).toEqual(releases.map(() => "monitoring"));
    expect(
      platform("eks")
        .releases.filter(({ values }) => touchesHost(values))
        .map(({ name }) => name),
    ).toEqual(["alloy-logs"]);
  });

  test("there is no node-exporter, and none of the rules that need it", () => {
    expect(value("gke-auto", "kps", "nodeExporter")).toEqual({ enabled: false });
    expect(value("gke-auto", "kps", "defaultRules", "rules")).toEqual({
      kubePrometheusNodeRecording: false,
      network: false,
      node: false,
      nodeExporterAlerting: false,
      nodeExporterRecording: false,
    });
  });

  test("no rule of a pack needs it either", () => {
    for (const { values } of platform("gke-auto").releases) {
      expect(JSON.stringify(values)).not.toMatch(/\bnode_(cpu|memory|filesystem|network|disk|load|vmstat)/);
    }
  });

  test("log lines are read through the API server, by a few replicas that share the pods", () => {
    const content = String(value("gke-auto", "alloy-logs", "alloy", "configMap", "content"));
    expect(content).toContain("loki.source.kubernetes");
    expect(content).not.toContain("loki.source.file");
    expect(value("gke-auto", "alloy-logs", "controller")).toMatchObject({ type: "deployment", replicas: 2 });
    expect(value("gke-auto", "alloy-logs", "alloy", "clustering", "enabled")).toBe(true);
    expect(JSON.stringify(value("gke-auto", "alloy-logs", "rbac"))).toContain("pods/log");
  });

  test("network policies say nothing of agents that are not there", () => {
    const { capabilities } = withCapabilities({ hostAccess: false }).facts;
    expect(JSON.stringify(networkPolicies(["monitoring"], platformFlows(capabilities)))).not.toContain("-host");
  });

  test("a container may be restricted as every other", () => {
    const context = withCapabilities({ hostAccess: false });
    expect(logCollectorValues(logs(context)).alloy.securityContext).toMatchObject({
      runAsNonRoot: true,
      capabilities: { drop: ["ALL"] },
    });
  });
});

describe("who answers names", () => {
  test.each([
    ["eks", { coreDns: true, kubeDns: false }],
    ["eks-auto", { coreDns: false, kubeDns: false }],
    ["aks", { coreDns: true, kubeDns: false }],
    ["gke", { coreDns: false, kubeDns: true }],
    ["gke-auto", { coreDns: false, kubeDns: false }],
  ] as const)("is scraped on %s as far as it can be: %p", (kind, { coreDns, kubeDns }) => {
    expect(value(kind, "kps", "coreDns", "enabled")).toBe(coreDns);
    expect(value(kind, "kps", "kubeDns", "enabled")).toBe(kubeDns);
  });

  test("is let through where it is the node itself", () => {
    const names = (nameServer: "coredns" | "node"): string[] =>
      platformFlows(withCapabilities({ nameServer }).facts.capabilities)
        .filter(({ ports }) => ports.some(({ port }) => port === 53))
        .map(({ name }) => name);
    expect(names("node").filter((name) => !names("coredns").includes(name))).toEqual([
      "platform-node-dns",
      "host-node-dns",
    ]);
  });
});

describe("what a cloud keeps to itself of the control plane", () => {
  /** Parts of the chart that no managed cluster lets anybody scrape; each switch also takes its rules and its dashboard. */
  const HIDDEN = ["kubeEtcd", "kubeScheduler", "kubeControllerManager", "kubeProxy"] as const;

  test.each(KINDS)("is not scraped on %s, and its rules and dashboards go with it", (kind) => {
    for (const part of HIDDEN) expect(value(kind, "kps", part)).toEqual({ enabled: false });
  });

  test.each(KINDS)(
    "is left alone on %s: nothing is put into kube-system but a name for CoreDNS or kube-dns",
    (kind) => {
      const { releases } = platform(kind);
      const inSystem = releases.filter(({ namespace }) => namespace === "kube-system").map(({ name }) => name);
      expect(inSystem.sort()).toEqual(kind === "eks" ? ["aws-load-balancer-controller", "cluster-autoscaler"] : []);
      expect(value(kind, "kps", "prometheusOperator", "kubeletService", "namespace")).toBe("monitoring");
      expect(value(kind, "kps", "kubelet", "namespace")).toBe("monitoring");
    },
  );
});

describe("network policies", () => {
  test.each(KINDS)("are there on %s if somebody enforces them", (kind) => {
    const policies = Object.keys(terraform[`kinds-${kind}-platform`]?.resource?.kubernetes_network_policy_v1 ?? {});
    expect(policies.length > 0).toBe(kind !== "eks-auto");
  });
});
