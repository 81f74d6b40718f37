import { Testing, TerraformStack } from "cdktf";
import { gib, mib } from "../../../constructs/core/size";
import { Collector } from "../../../constructs/platform/collector/construct";
import { resolveGateway, resolveLogCollector } from "../../../constructs/platform/collector/props";
import { RECEIVER_PORTS } from "../../../constructs/platform/collector/receivers";
import { gatewayValues, logCollectorValues, samplerValues } from "../../../constructs/platform/collector/values";
import type { PlatformContext } from "../../../constructs/platform/context";
import { platformContext } from "../../support/platform-context";
import { logs, SHOP, VALUES, withoutHostAccess, ZONAL } from "./configurations";

const { "agent on each node": agent, sampler, "gateway alone": alone, "gateway in front of samplers": front } = VALUES;
const { "reader of the API server": reader, "collector of events": events } = VALUES;

describe.each(Object.entries(VALUES))("the %s", (_, values) => {
  it("reports to nobody, brings no definitions, and starts anew with a new configuration", () => {
    expect(values.alloy.enableReporting).toBe(false);
    expect(values.crds).toEqual({ create: false });
    expect(values.configReloader).toEqual({ enabled: false });
  });

  it("writes nowhere but to its data", () => {
    expect(values.alloy.securityContext.readOnlyRootFilesystem).toBe(true);
    expect(values.alloy.mounts.extra.map(({ mountPath }) => mountPath)).toEqual([values.alloy.storagePath]);
    expect(values.controller.volumes.extra.map(({ name }) => name)).toEqual([values.alloy.mounts.extra[0].name]);
  });

  it("may read what it needs and no Secret", () => {
    expect(JSON.stringify(values.rbac)).not.toMatch(/secrets|configmaps|\*/);
  });

  it("is scraped by the Prometheus of the cluster", () => {
    expect(values.serviceMonitor).toEqual({ enabled: true, additionalLabels: { "belvedere.dev/scope": "cluster" } });
  });
});

describe("the agent on each node", () => {
  it("is root with no power but to read, and keeps its place on the node", () => {
    expect(agent.alloy.securityContext).toMatchObject({
      runAsUser: 0,
      capabilities: { drop: ["ALL"], add: ["DAC_READ_SEARCH"] },
    });
    expect(agent.alloy.mounts.varlog).toBe(true);
    expect(agent.controller.volumes.extra).toEqual([
      { name: "data", hostPath: { path: "/var/lib/alloy", type: "DirectoryOrCreate" } },
    ]);
  });

  it("runs on every Linux node, whatever it is tainted with", () => {
    expect(agent.controller).toMatchObject({ type: "daemonset", tolerations: [{ operator: "Exists" }] });
    expect(agent.controller.nodeSelector).toEqual({ "kubernetes.io/os": "linux" });
  });

  it("gives way to replicas without privileges where pods must not touch the node", () => {
    expect(reader.controller).toMatchObject({ type: "deployment", replicas: 2 });
    expect(reader.alloy.clustering).toEqual({ enabled: true });
    expect(reader.alloy.mounts).not.toHaveProperty("varlog");
    expect(reader.rbac).toMatchObject({ rules: [{ resources: ["pods", "pods/log"] }] });
  });
});

describe("every other pod", () => {
  it.each([reader, events, alone, front, sampler])("passes the restricted Pod Security Standard", (values) => {
    expect(values.global.podSecurityContext).toMatchObject({ runAsNonRoot: true, runAsUser: 473 });
    expect(values.alloy.securityContext).toMatchObject({
      allowPrivilegeEscalation: false,
      capabilities: { drop: ["ALL"] },
    });
    expect(JSON.stringify(values)).not.toContain("hostPath");
  });
});

describe("Kubernetes events", () => {
  it("are collected by one pod, and never by two at the same time", () => {
    expect(events.controller).toMatchObject({ replicas: 1, updateStrategy: { type: "Recreate" } });
    expect(events.rbac).toMatchObject({ rules: [{ resources: ["events"] }] });
  });
});

describe("the gateway", () => {
  it.each([alone, front])("opens every port it listens on", (values) => {
    const listening = [...values.alloy.configMap.content.matchAll(/endpoint = "0\.0\.0\.0:(\d+)"/g)];
    const open = values.alloy.extraPorts ?? [];
    expect(open.map(({ port }) => port).sort()).toEqual(listening.map(([, port]) => Number(port)).sort());
    expect(open).toHaveLength(RECEIVER_PORTS.length);
    // Kubernetes refuses longer names of ports.
    expect(open.filter(({ name }) => name.length > 15)).toEqual([]);
  });

  it("never has a second pod for a moment where it counts spans", () => {
    expect(alone.controller).toMatchObject({ type: "statefulset", replicas: 1 });
  });

  it("is two without a state where samplers stand behind it", () => {
    expect(front.controller).toMatchObject({ type: "deployment", replicas: 2 });
    expect(front.controller.podDisruptionBudget).toEqual({ enabled: true, maxUnavailable: 1 });
    expect(front.controller.topologySpreadConstraints).toEqual([
      expect.objectContaining({ topologyKey: "topology.kubernetes.io/zone", whenUnsatisfiable: "DoNotSchedule" }),
    ]);
  });

  it("gives its memory to what holds traces", () => {
    const small = { cpu: "1", memory: mib(100), memoryLimit: gib(1) };
    const memory = { requests: { cpu: "1", memory: "100Mi" }, limits: { memory: "1Gi" } };
    expect(gatewayValues(resolveGateway({ size: small }, platformContext(), [])).alloy.resources).toEqual(memory);
    const zonal = resolveGateway({ size: small }, ZONAL, []);
    expect(samplerValues(zonal).alloy.resources).toEqual(memory);
    expect(gatewayValues(zonal).alloy.resources).not.toEqual(memory);
  });
});

describe("the samplers", () => {
  it("have stable names, an address each, and no right in the cluster", () => {
    expect(sampler.controller).toMatchObject({ type: "statefulset", replicas: 2 });
    expect(sampler.service).toEqual({ clusterIP: "None" });
    expect(sampler.rbac).toEqual({ create: false });
    expect(sampler.serviceAccount).toEqual({ automountServiceAccountToken: false });
  });
});

describe("the collector on a cluster", () => {
  interface Release {
    readonly name: string;
    readonly namespace: string;
    readonly values: readonly [string];
  }

  function releases(context: PlatformContext): Release[] {
    const stack = new TerraformStack(Testing.app(), "platform");
    new Collector(stack, "collector", {
      logs: resolveLogCollector({ values: { image: { registry: "mirror.example.com" } } }, context, [SHOP]),
      gateway: resolveGateway({}, context, [SHOP]),
      dependsOn: [],
    });
    const synthesized = JSON.parse(Testing.synth(stack)) as { resource: { helm_release: Record<string, Release> } };
    return Object.values(synthesized.resource.helm_release);
  }

  const places = (context: PlatformContext): string[] =>
    releases(context)
      .map(({ name, namespace }) => `${namespace}/${name}`)
      .sort();

  const agentValues = (): { controller: object; alloy: { configMap: { content: string } } } => {
    const found = releases(platformContext()).find(({ name }) => name === "alloy-logs");
    return JSON.parse(found?.values[0] ?? "") as ReturnType<typeof agentValues>;
  };

  it("is an agent in the namespace of those that touch the node, and the rest beside the stores", () => {
    expect(places(platformContext())).toEqual([
      "monitoring-host/alloy-logs",
      "monitoring/alloy-events",
      "monitoring/otlp-gateway",
    ]);
    expect(places(ZONAL)).toContain("monitoring/otlp-sampler");
  });

  it("stays out of that namespace where pods must not touch the node", () => {
    expect(places(withoutHostAccess(platformContext()))).toContain("monitoring/alloy-logs");
  });

  it("takes values that the library has no word for", () => {
    expect(agentValues()).toMatchObject({
      image: { registry: "mirror.example.com" },
      controller: { type: "daemonset" },
    });
  });

  it("carries the configuration to Helm as it was printed, but for Terraform's own marks", () => {
    const { content } = agentValues().alloy.configMap;
    const printed = logCollectorValues(logs()).alloy.configMap.content;
    expect(content.replaceAll("$${", "${").replaceAll("%%{", "%{")).toBe(printed);
  });
});
