import { existing, existingEks, gcsStore } from "../../constructs";
import { days } from "../../constructs/core/duration";
import type { Problem } from "../../constructs/core/errors";
import { secret } from "../../constructs/core/secret-ref";
import { localState } from "../../constructs/core/state";
import { checkEnvironment } from "../../constructs/environment/check";
import { base, type Cluster, environment, type EnvironmentDeclaration } from "../../constructs/environment/environment";
import { resolveEnvironment } from "../../constructs/environment/resolve";
import { type Pack, signals } from "../../constructs/packs/pack";
import { workload } from "../../constructs/packs/workload";
import { pagerDuty } from "../../constructs/signals/routing/receivers/pager-duty";
import { routes } from "../../constructs/signals/routing/routing";

const pager = pagerDuty(secret("alerting", "pagerduty"));
const house = base({
  organization: "acme",
  tier: "development",
  state: localState(),
  retention: { metrics: { local: days(15), raw: days(90) }, logs: { period: days(31) }, traces: days(14) },
  routing: routes({ page: pager, ticket: pager }),
  runbookUrl: "https://runbooks.example.com",
});

const metal = existing({
  context: "ops@metal",
  region: "fra1",
  zones: ["rack-1", "rack-2"],
  storage: { like: "fast-ssd" },
  stores: {
    metrics: gcsStore({ bucket: "acme-metrics" }),
    logs: gcsStore({ bucket: "acme-logs" }),
    traces: gcsStore({ bucket: "acme-traces" }),
  },
});
const eks = existingEks({
  account: "123456789012",
  region: "eu-west-1",
  name: "payments",
  zones: ["a"],
  stores: "new",
});

function declared(clusters: Readonly<Record<string, Cluster>>): EnvironmentDeclaration {
  return environment("dev", house, { clusters, hub: Object.keys(clusters)[0] ?? "" });
}

function problemsOf(cluster: Cluster, changes: Partial<EnvironmentDeclaration> = {}): Problem[] {
  return checkEnvironment({ ...declared({ metal: cluster }), ...changes });
}

describe("clusters of somebody else's in an environment", () => {
  it("are checked with everything else", () => {
    const places = [...problemsOf({ ...metal, context: "" }), ...problemsOf({ ...eks, name: "" })].map(({ at }) => at);
    expect(places).toEqual(["dev.clusters.metal.context", "dev.clusters.metal.name"]);
    expect([...problemsOf(metal), ...problemsOf(eks)]).toEqual([]);
  });

  it("have zones that count for availability, and no addresses that are compared", () => {
    const [two, three] = [metal, { ...metal, zones: ["rack-1", "rack-2", "rack-3"] as const }];
    expect(problemsOf(two, { availability: "zonal" })).toMatchObject([
      { at: "dev.clusters.metal.zones", value: ["rack-1", "rack-2"] },
    ]);
    expect(problemsOf(three, { availability: "zonal" })).toEqual([]);
    expect(problemsOf(eks, { availability: "zonal" })).toMatchObject([
      { at: "dev.clusters.metal.zones", value: ["a"] },
    ]);
    expect(checkEnvironment(declared({ one: metal, other: metal }))).toEqual([]);
  });

  it("tell packs the cloud they are in, where one is known", () => {
    const where: Pack = ({ cloud, region, storageClass }) => signals(`where-${cloud}-${region}-${storageClass}`, {});
    const workloads = [workload("where", [where]).on("metal", "payments")];
    const { clusters } = resolveEnvironment({ ...declared({ metal, payments: eks }), workloads });
    const packs = clusters.flatMap(({ signals: all }) =>
      all.map(({ pack }) => pack).filter((pack) => pack.startsWith("where")),
    );
    expect(packs).toEqual(["where-existing-fra1-belvedere", "where-aws-eu-west-1-belvedere"]);
  });

  it("have nodes that nobody has measured, so that no profile is refused", () => {
    expect(() => resolveEnvironment({ ...declared({ metal, payments: eks }), profile: "large" })).not.toThrow();
  });
});
