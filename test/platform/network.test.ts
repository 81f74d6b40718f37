import { TerraformStack, Testing } from "cdktf";
import { NetworkPolicies } from "../../constructs/platform/network/construct";
import { grafanaFlows, platformFlows } from "../../constructs/platform/network/flows";
import { networkPolicies, openings, type PolicySpec } from "../../constructs/platform/network/policies";
import type { Flow } from "../../constructs/signals/needs";

const credentials = { cidr: "169.254.170.23/32", port: 80 };
const flows = platformFlows({
  hostAccess: true,
  nameServer: "coredns",
  networkPolicies: true,
  credentialEndpoints: [credentials],
});
const policies = networkPolicies(["monitoring", "monitoring-host"], flows);

function policy(name: string, namespace = "monitoring"): PolicySpec | undefined {
  return policies.find((candidate) => candidate.name === name && candidate.namespace === namespace);
}

describe("network policies", () => {
  it("refuse everything in each governed namespace before opening anything", () => {
    const refusals = policies.filter(({ name }) => name === "default-deny");
    expect(refusals.map(({ namespace, direction, peer }) => [namespace, direction, peer])).toEqual([
      ["monitoring", "both", undefined],
      ["monitoring-host", "both", undefined],
    ]);
  });

  it("open both sides of a connection between two governed namespaces", () => {
    expect(policy("logs-egress", "monitoring-host")).toMatchObject({ peer: { namespace: "monitoring" } });
    expect(policy("logs-ingress")).toMatchObject({ peer: { namespace: "monitoring-host" }, ports: [{ port: 8080 }] });
  });

  it("open one side only where the other end is not ours to govern", () => {
    expect(policy("telemetry-ingress")).toMatchObject({ podLabels: { "app.kubernetes.io/instance": "otlp-gateway" } });
    expect(policy("telemetry-egress")).toBeUndefined();
    expect(policy("platform-dns-egress")).toBeDefined();
    expect(policy("platform-dns-ingress")).toBeUndefined();
  });

  it("let pods fetch cloud credentials where the cloud serves them", () => {
    expect(policy("credentials-0-egress")).toMatchObject({ peer: { cidr: credentials.cidr }, ports: [{ port: 80 }] });
  });

  it("turn the needs of a pack into the same kind of policies", () => {
    const flow: Flow = {
      name: "exporter",
      from: { namespace: "monitoring", podLabels: { app: "prometheus" } },
      to: { namespace: "data" },
      ports: [{ port: 9308 }],
      why: "scrape the exporter",
    };
    expect(networkPolicies(["data"], [flow]).map(({ name, direction }) => [name, direction])).toEqual([
      ["default-deny", "both"],
      ["exporter-ingress", "ingress"],
    ]);
  });

  it("let Grafana reach the database it was given, and refuse nothing a second time", () => {
    expect(openings(["monitoring"], grafanaFlows("db.internal:5433"))).toEqual([
      expect.objectContaining({
        name: "grafana-database-egress",
        podLabels: { "app.kubernetes.io/name": "grafana" },
        ports: [{ port: 5433 }],
      }),
    ]);
  });

  it("have names that are unique in their namespace", () => {
    const names = policies.map(({ name, namespace }) => `${namespace}/${name}`);
    expect(new Set(names).size).toBe(names.length);
  });
});

describe("a policy in Terraform", () => {
  const flow = (to: Flow["to"]): Flow => ({
    name: "out",
    from: { namespace: "monitoring" },
    to,
    ports: [{ port: 443 }],
    why: "a test",
  });

  function egress(to: Flow["to"]): unknown {
    const stack = new TerraformStack(Testing.app(), "test");
    new NetworkPolicies(stack, "policies", openings(["monitoring"], [flow(to)]), []);
    const { resource } = JSON.parse(Testing.synth(stack)) as {
      resource: { kubernetes_network_policy_v1: Record<string, { spec: { egress: [{ to?: object[] }] } }> };
    };
    return Object.values(resource.kubernetes_network_policy_v1)[0]?.spec.egress[0].to;
  }

  it("names a range of addresses", () => {
    expect(egress({ cidr: "192.0.2.0/24" })).toEqual([{ ip_block: { cidr: "192.0.2.0/24" } }]);
  });

  it("names nobody where anybody is meant, the cluster's own nodes included", () => {
    expect(egress("anywhere") ?? []).toEqual([]);
  });
});
