import {
  aws,
  azure,
  azureStore,
  existing,
  existingAks,
  existingEks,
  existingGke,
  gcsStore,
  s3Store,
} from "../../constructs";
import { resolveAws } from "../../constructs/clouds/aws/defaults";
import { resolveExistingEks } from "../../constructs/clouds/aws/existing/defaults";
import { resolveAzure } from "../../constructs/clouds/azure/defaults";
import { resolveExistingAks } from "../../constructs/clouds/azure/existing/defaults";
import { storesAccount } from "../../constructs/clouds/azure/names";
import { resolveExisting } from "../../constructs/clouds/existing/defaults";
import { resolveExistingGke } from "../../constructs/clouds/google/existing/defaults";
import type { Problem } from "../../constructs/core/errors";
import { clusterNames } from "../../constructs/core/names";
import { azureState, gcsState, localState, s3State } from "../../constructs/core/state";
import { checkShared, type Sharing } from "../../constructs/environment/check-shared";
import type { ResolvedCluster } from "../../constructs/environment/resolved";

type Specs = Readonly<Record<string, ResolvedCluster>>;

function sharing(name: string, specs: Specs, state: Sharing["state"] = localState()): Sharing {
  const clusters = Object.entries(specs).map(([key, spec]) => {
    return { key, spec, names: clusterNames("acme", name, key), signals: [] };
  });
  return { name, organization: "acme", state, clusters };
}

function problemsOf(specs: Specs, state?: Sharing["state"]): Problem[] {
  return checkShared([sharing("exp", specs, state)]);
}

const SIGNALS = ["metrics", "logs", "traces"] as const;

type Found = Parameters<typeof existing>[0];

function metal(name: string, changes: Partial<Found> = {}): ResolvedCluster {
  const [metrics, logs, traces] = SIGNALS.map((signal) =>
    s3Store({ bucket: `acme-${name}-${signal}`, region: "eu-central-1" }),
  ) as [Found["stores"]["metrics"], Found["stores"]["logs"], Found["stores"]["traces"]];
  const stores = { metrics, logs, traces };
  const where = { context: `ops@${name}`, region: "fra1", zones: ["a"], storage: { like: "ssd" } } as const;
  return resolveExisting(existing({ ...where, stores, ...changes }));
}

function eks(name: string, changes: Partial<Parameters<typeof existingEks>[0]> = {}): ResolvedCluster {
  const where = { account: "123456789012", region: "eu-west-1", zones: ["a"], stores: "new" } as const;
  return resolveExistingEks(existingEks({ ...where, name, ...changes }), "staging");
}

function aks(name: string, resourceGroup: string, account = `acme${name}`): ResolvedCluster {
  const subscription = "00000000-0000-4000-8000-000000000002";
  const accountId =
    `/subscriptions/${subscription}/resourceGroups/x/providers/Microsoft.Storage/storageAccounts/${account}` as const;
  const stores = {
    metrics: { accountId, container: "metrics" },
    logs: { accountId, container: "logs" },
    traces: { accountId, container: "traces" },
  };
  const where = { subscription, region: "westeurope", zones: ["1"] } as const;
  return resolveExistingAks(existingAks({ ...where, resourceGroup, name, stores }), "staging");
}

function gke(name: string, changes: Partial<Parameters<typeof existingGke>[0]> = {}): ResolvedCluster {
  const where = { project: "acme-exp", region: "europe-west1", zones: ["b"], stores: "new" } as const;
  return resolveExistingGke(existingGke({ ...where, name, ...changes }), "staging");
}

const own = resolveAws(
  aws({ account: "123456789012", region: "eu-west-1", zones: ["a", "b"], cidr: "10.16.0.0/16" }),
  "staging",
);
const ownAks = resolveAzure(
  azure({
    subscription: "00000000-0000-4000-8000-000000000002",
    region: "westeurope",
    zones: ["1"],
    cidr: "10.17.0.0/16",
  }),
  "staging",
);

describe("clusters that have everything for themselves", () => {
  it("are no problem, in one environment or in several that keep their states together", () => {
    const state = s3State({ bucket: "acme-state", region: "eu-west-1" });
    const one = sharing("one", { own, ownAks, metal: metal("one"), eks: eks("one"), aks: aks("one", "one") }, state);
    const two = sharing("two", { own, ownAks, metal: metal("two"), eks: eks("two"), gke: gke("two") }, state);
    expect(checkShared([one, two])).toEqual([]);
  });

  it("may have one name in two places", () => {
    const elsewhere = eks("payments", { region: "eu-central-1" } as never);
    const zonal = gke("payments", { controlPlaneZone: "b" } as never);
    const away = metal("a", { kubeconfig: "~/.kube/other", stores: foundStores("away") });
    const specs = { a: eks("payments"), b: elsewhere, c: gke("payments"), d: zonal, e: metal("a"), f: away };
    expect(problemsOf(specs)).toEqual([]);
  });
});

function foundStores(name: string): Found["stores"] {
  return {
    metrics: gcsStore({ bucket: `acme-${name}-metrics` }),
    logs: gcsStore({ bucket: `acme-${name}-logs` }),
    traces: gcsStore({ bucket: `acme-${name}-traces` }),
  };
}

describe("one cluster under two keys", () => {
  it.each([
    ["a context", metal("a"), metal("a", { stores: foundStores("b") }), "~/.kube/config ops@a"],
    ["an EKS cluster", eks("payments"), eks("payments"), "123456789012 eu-west-1 payments"],
    ["a GKE cluster", gke("payments"), gke("payments"), "acme-exp europe-west1 payments"],
    [
      "an AKS cluster, in Azure's own spelling",
      aks("orders", "Orders", "acme1"),
      aks("Orders", "orders", "acme2"),
      "00000000-0000-4000-8000-000000000002 orders orders",
    ],
    ["a cluster of ours", own, eks("exp-one"), "123456789012 eu-west-1 exp-one"],
  ])("is refused: %s", (_what, one, two, value) => {
    expect(problemsOf({ one, two })).toEqual([
      {
        at: "exp.clusters.two",
        value,
        problem: "is the cluster of exp.clusters.one already: two platforms would overwrite each other",
        fix: "Name each cluster once",
      },
    ]);
  });

  it("is refused in two environments, too", () => {
    const environments = [sharing("exp", { one: eks("payments") }), sharing("other", { two: eks("payments") })];
    expect(checkShared(environments)).toMatchObject([
      { at: "other.clusters.two", value: expect.any(String) as string },
    ]);
  });
});

describe("one store for two clusters", () => {
  const places = SIGNALS.map((signal) => ({ at: `exp.clusters.two.stores.${signal}` }));

  it.each([
    ["two contexts", metal("a"), metal("a", { context: "ops@b" })],
    ["two EKS clusters", eks("a", { stores: buckets("x") }), eks("b", { stores: buckets("x") })],
    ["two GKE clusters", gke("a", { stores: buckets("x") }), gke("b", { stores: buckets("x") })],
    ["two AKS clusters", aks("a", "a", "acmeboth"), aks("b", "b", "acmeboth")],
  ])("is refused: %s", (_what, one, two) => {
    const problem = "is exp.clusters.one.stores.metrics already: two compactors would delete by the shorter retention";
    expect(problemsOf({ one, two })).toMatchObject(places);
    expect(problemsOf({ one, two })[0]).toMatchObject({ problem: `${problem}, and lose data` });
  });

  it("is refused however it is named, and whatever signal it is for", () => {
    const logs = s3Store({ bucket: "acme-x-metrics", region: "eu-west-1" });
    const two = metal("b", { stores: { ...foundStores("b"), logs } });
    expect(problemsOf({ one: eks("a", { stores: buckets("x") }), two })).toMatchObject([
      { at: "exp.clusters.two.stores.logs", value: "acme-x-metrics" },
    ]);
  });

  it("is found where somebody wrote its name, if another cluster of ours makes it", () => {
    const logs = s3Store({ bucket: "acme-exp-own-logs", region: "eu-west-1" });
    const traces = azureStore({
      account: storesAccount("acme", clusterNames("acme", "exp", "aks")),
      container: "traces",
    });
    const found = metal("a", { stores: { ...foundStores("a"), logs, traces } });
    expect(problemsOf({ found, own, aks: ownAks }).map(({ at }) => at)).toEqual([
      "exp.clusters.found.stores.logs",
      "exp.clusters.found.stores.traces",
    ]);
  });

  it("is refused in two environments, too", () => {
    const environments = [sharing("exp", { one: metal("a") }), sharing("other", { two: metal("a", { context: "b" }) })];
    expect(checkShared(environments).map(({ at }) => at)).toEqual(
      SIGNALS.map((signal) => `other.clusters.two.stores.${signal}`),
    );
  });
});

function buckets(name: string): Readonly<Record<(typeof SIGNALS)[number], { readonly bucket: string }>> {
  return {
    metrics: { bucket: `acme-${name}-metrics` },
    logs: { bucket: `acme-${name}-logs` },
    traces: { bucket: `acme-${name}-traces` },
  };
}

describe("telemetry where the states are", () => {
  it.each([
    ["s3", s3State({ bucket: "acme-a-logs", region: "eu-west-1" }), metal("a")],
    ["gcs", gcsState({ bucket: "acme-a-logs" }), metal("a", { stores: foundStores("a") })],
    ["azure", azureState({ resourceGroup: "x", storageAccount: "acmea", container: "logs" }), aks("a", "a")],
  ] as const)("is refused: %s", (_kind, state, a) => {
    expect(problemsOf({ a }, state)).toMatchObject([
      {
        at: "exp.clusters.a.stores.logs",
        problem: "is exp.state already: whoever writes telemetry could read and change the states",
      },
    ]);
  });

  it("is refused if they are of another environment", () => {
    const state = s3State({ bucket: "acme-a-traces", region: "eu-west-1" });
    const environments = [sharing("exp", { a: metal("a") }), sharing("other", { own }, state)];
    expect(checkShared(environments)).toMatchObject([{ at: "exp.clusters.a.stores.traces" }]);
  });
});
