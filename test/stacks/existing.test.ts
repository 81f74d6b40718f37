import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  aws,
  azureStore,
  base,
  days,
  environment,
  existing,
  existingAks,
  existingEks,
  existingGke,
  github,
  heartbeat,
  pagerDuty,
  routes,
  s3State,
  s3Store,
  secret,
  slack,
} from "../../constructs";
import { runLifeCycles } from "../../tools/offline-plan/run";
import { readStacks } from "../../tools/offline-plan/stacks";
import { describeWith } from "../support/programs";
import { stacksOf, synthesize } from "../support/synth";
import { temporaryFolder } from "../support/terraform";

const house = base({
  organization: "acme",
  tier: "staging",
  state: s3State({ bucket: "acme-state", region: "eu-west-1" }),
  automation: github("acme/observability"),
  retention: { metrics: { local: days(15), raw: days(90) }, logs: { period: days(31) }, traces: days(14) },
  routing: routes({
    page: pagerDuty(secret("alerting", "pagerduty")),
    ticket: slack("#ops", secret("alerting", "slack")),
    heartbeat: heartbeat(secret("alerting", "heartbeat")),
  }),
  runbookUrl: "https://runbooks.example.com",
});

const eks = { account: "123456789012", region: "eu-west-1" } as const;
const aks = { subscription: "00000000-0000-0000-0000-000000000001", region: "westeurope", zones: ["1"] } as const;
const gke = { project: "acme-payments", region: "europe-west1", name: "payments", zones: ["b"] } as const;
const hub = `/subscriptions/${aks.subscription}/resourceGroups/hub/providers` as const;
const accountId = `${hub}/Microsoft.Storage/storageAccounts/acmetelemetry` as const;
const buckets = {
  metrics: { bucket: "acme-metrics" },
  logs: { bucket: "acme-logs" },
  traces: { bucket: "acme-traces" },
};

/** Every kind of cluster that somebody else made, beside one of our own. */
const mixed = environment("mixed", house, {
  clusters: {
    "eks-own": aws({ ...eks, zones: ["a", "b"], cidr: "10.16.0.0/16" }),
    "eks-new": existingEks({ ...eks, name: "Payments_2", zones: ["a", "b"], stores: "new" }),
    "eks-found": existingEks({
      ...eks,
      name: "billing",
      zones: ["a"],
      stores: buckets,
      identities: { logs: { serviceAccountAnnotations: { "eks.amazonaws.com/role-arn": "arn:aws:iam::1:role/loki" } } },
      storage: { like: "gp3" },
    }),
    "aks-new": existingAks({
      ...aks,
      resourceGroup: "payments",
      name: "payments",
      stores: "new",
      endpointSubnetId: `${hub}/Microsoft.Network/virtualNetworks/hub/subnets/endpoints`,
    }),
    "aks-found": existingAks({
      ...aks,
      resourceGroup: "billing",
      name: "billing",
      stores: {
        metrics: { accountId, container: "metrics" },
        logs: { accountId, container: "logs" },
        traces: { accountId, container: "traces" },
      },
    }),
    "gke-new": existingGke({ ...gke, stores: "new" }),
    "gke-found": existingGke({ ...gke, name: "billing", stores: buckets }),
    metal: existing({
      context: "ops@metal",
      region: "fra1",
      zones: ["rack-1"],
      storage: { like: "fast-ssd" },
      stores: {
        metrics: s3Store({ bucket: "acme-metal-metrics", region: "eu-central-1" }),
        logs: s3Store({ bucket: "acme-metal-logs", region: "eu-central-1" }),
        traces: azureStore({ account: "acmemetal", container: "traces" }),
      },
    }),
  },
  hub: "metal",
});

const outdir = synthesize([mixed]);
const stacks = readStacks(outdir);
const json = stacksOf(outdir);

/** Lifecycles of a cluster that have a stack. */
function lifecyclesOf(cluster: string): string[] {
  const prefix = `mixed-${cluster}-`;
  return Object.keys(json).flatMap((name) => (name.startsWith(prefix) ? [name.slice(prefix.length)] : []));
}

/**
 * What the platform of a cluster consists of, by address. Without the autoscaler and the load balancers of our own EKS
 * clusters, which are the business of the owner elsewhere, and the ways to credentials, which differ from cloud to cloud.
 */
function platformOf(cluster: string): string[] {
  const types = Object.entries(json[`mixed-${cluster}-platform`]?.resource ?? {});
  const addresses = types.flatMap(([type, all]) => Object.keys(all).map((id) => `${type}.${id}`));
  return addresses.filter((address) => !/platform_cluster_|-credentials-\d/.test(address)).sort();
}

/** Everything that a stack says, as text. */
function textOf(stack: string): string {
  return readFileSync(join(outdir, "stacks", stack, "cdk.tf.json"), "utf8");
}

describe("an environment on clusters of somebody else's", () => {
  it("has no stack where there is nothing to make", () => {
    expect(lifecyclesOf("eks-own")).toEqual(["cluster", "foundation", "platform"]);
    expect(lifecyclesOf("eks-new")).toEqual(["cluster", "foundation", "platform"]);
    expect(lifecyclesOf("aks-new")).toEqual(["cluster", "foundation", "platform"]);
    expect(lifecyclesOf("gke-new")).toEqual(["cluster", "foundation", "platform"]);
    expect(lifecyclesOf("aks-found")).toEqual(["cluster", "platform"]);
    expect(lifecyclesOf("gke-found")).toEqual(["cluster", "platform"]);
    expect(lifecyclesOf("eks-found")).toEqual(["platform"]);
    expect(lifecyclesOf("metal")).toEqual(["platform"]);
  });

  it("deploys what there is in its order", () => {
    const { stacks: written } = JSON.parse(readFileSync(join(outdir, "manifest.json"), "utf8")) as {
      stacks: Record<string, { dependencies: string[] }>;
    };
    expect(written["mixed-eks-new-cluster"]?.dependencies).toEqual(["mixed-eks-new-foundation"]);
    expect(written["mixed-eks-new-platform"]?.dependencies).toEqual(["mixed-eks-new-cluster"]);
    expect(written["mixed-gke-found-platform"]?.dependencies).toEqual(["mixed-gke-found-cluster"]);
    expect(written["mixed-metal-platform"]?.dependencies).toEqual([]);
    expect(written["mixed-fleet"]?.dependencies).toEqual(["mixed-metal-platform"]);
  });

  it("prepares the accounts of those that are in a cloud, and lets CI into the clusters by their names", () => {
    const bootstraps = Object.keys(json).filter((name) => name.startsWith("bootstrap-"));
    expect(bootstraps).toEqual(["bootstrap-mixed-aws", "bootstrap-mixed-azure", "bootstrap-mixed-google"]);
    expect(textOf("bootstrap-mixed-aws")).toContain("arn:aws:eks:*:123456789012:cluster/Payments_2");
  });

  it("runs the whole platform on each of them", () => {
    const own = platformOf("eks-own");
    expect(own.length).toBeGreaterThan(25);
    for (const cluster of ["eks-new", "eks-found", "aks-new", "aks-found", "gke-new", "gke-found", "metal"]) {
      expect(platformOf(cluster)).toEqual(own);
    }
  });

  it("reaches the cluster that no cloud knows by its context, for the platform and the fleet", () => {
    for (const stack of ["mixed-metal-platform", "mixed-fleet"]) {
      expect(textOf(stack)).toContain('"config_context": "ops@metal"');
      expect(textOf(stack)).not.toMatch(/"(aws|azurerm|google)": \[/);
    }
  });

  it("writes where it was told to", () => {
    expect(textOf("mixed-metal-platform")).toContain("acme-metal-logs");
    expect(textOf("mixed-metal-platform")).toContain("acmemetal");
    expect(textOf("mixed-eks-found-platform")).toContain("arn:aws:iam::1:role/loki");
    expect(textOf("mixed-gke-new-platform")).toContain("acme-mixed-gke-new-logs");
  });
});

describeWith("terraform", "the life cycle of stacks on clusters of somebody else's, on mock providers", () => {
  const folder = temporaryFolder();
  // One platform for each way to connect; the others have what those of our own clusters have.
  const adopted = stacks.filter(({ name }) =>
    /-(new|found)-(foundation|cluster)|(eks-found|metal)-platform/.test(name),
  );

  it("comes up, has nothing left to change, and goes", async () => {
    const results = await runLifeCycles({ stacks: adopted, folder, terraform: "terraform", parallelism: 2 });
    expect(results).toHaveLength(10);
    const failures = results.flatMap(({ stack, steps }) =>
      steps.filter(({ passed }) => !passed).map(({ step, diagnostics }) => `${stack} ${step}: ${diagnostics}`),
    );
    expect(failures).toEqual([]);
  }, 120_000);
});
