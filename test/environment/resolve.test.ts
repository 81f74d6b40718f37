import { aws } from "../../constructs/clouds/aws/props";
import { days, type Duration } from "../../constructs/core/duration";
import { fail } from "../../constructs/core/errors";
import { gib } from "../../constructs/core/size";
import { secret } from "../../constructs/core/secret-ref";
import { s3State } from "../../constructs/core/state";
import { base, environment, type EnvironmentDeclaration } from "../../constructs/environment/environment";
import { resolveEnvironment } from "../../constructs/environment/resolve";
import type { Environment } from "../../constructs/environment/resolved";
import { type Pack, signals } from "../../constructs/packs/pack";
import { runbooksOf } from "../../constructs/packs/runbooks";
import { withSlos } from "../../constructs/packs/slos";
import { workload, type Workload } from "../../constructs/packs/workload";
import { slack } from "../../constructs/signals/routing/receivers/slack";
import { routes } from "../../constructs/signals/routing/routing";
import { group } from "../../constructs/signals/rules/builders";
import { availability, type Objective } from "../../constructs/signals/slo/objective";
import { slos } from "../../constructs/signals/slo/slo";
import { spanMetrics } from "../../constructs/signals/slo/span-metrics";
import { exampleAlert } from "../signals/rules/examples";

const place = { account: "123456789012", region: "eu-west-1", zones: ["a", "b"], cidr: "10.16.0.0/16" } as const;
const [eu1, eu2] = [aws(place), aws({ ...place, cidr: "10.17.0.0/16" })];
const us1 = aws({ ...place, region: "us-east-1", cidr: "10.18.0.0/16" });
const clusters = { "eks-us1": us1, "eks-eu1": eu1, "eks-eu2": eu2 };

const ops = slack("#ops", secret("alerting", "slack"));
const house = base({
  organization: "acme",
  tier: "development",
  state: s3State({ bucket: "acme-state", region: "eu-west-1" }),
  retention: { metrics: { local: days(15), raw: days(90) }, logs: { period: days(31) }, traces: days(14) },
  routing: routes({ page: ops, ticket: ops }),
  runbookUrl: "https://runbooks.example.com",
});

/** Owned by the team `storefront`. */
const RULES = { rules: [group("shop", exampleAlert())], logRules: [] };
const catalog: Pack = () => signals("catalog", { ...RULES, runbooks: runbooksOf(RULES) });
const basket: Pack = () => signals("basket", {});
const broker: Pack<{ readonly kafka: string }> = (site, { kafka }) =>
  signals("broker", { releases: [release(`${site.cluster}-${site.region}-${kafka}`)] });

const shop = workload("shop", [catalog, basket]);
const ingestion = workload("ingestion", [broker]);

function release(name: string): ReturnType<Pack>["releases"][number] {
  const chart = { repository: "https://charts.example.com", chart: "exporter", version: "1.0.0" };
  return { name, namespace: "monitoring", chart, values: {} };
}

function resolved(changes: Partial<EnvironmentDeclaration> = {}): Environment {
  return resolveEnvironment({ ...environment("dev", house, { clusters, hub: "eks-eu2" }), ...changes });
}

function packsOf(environment: Environment): Record<string, string[]> {
  return Object.fromEntries(environment.clusters.map(({ key, signals }) => [key, signals.map(({ pack }) => pack)]));
}

describe("a resolved environment", () => {
  it("has its clusters sorted by name, with their names in the cloud", () => {
    expect(resolved().clusters.map(({ key, names }) => [key, names.cluster])).toEqual([
      ["eks-eu1", "dev-eks-eu1"],
      ["eks-eu2", "dev-eks-eu2"],
      ["eks-us1", "dev-eks-us1"],
    ]);
  });

  it("has one of them as its hub", () => {
    const environment = resolved();
    expect(environment.hub).toBe(environment.clusters[1]);
  });

  it("has an answer to every question that was left open", () => {
    const { profile, availability, grafana, components, automation, hub } = resolved();
    expect({ profile, availability, grafana, components, automation }).toEqual({
      profile: "small",
      availability: "single",
      grafana: {},
      components: {},
      automation: undefined,
    });
    expect(hub.spec).toMatchObject({ cloud: "aws", api: { kind: "private" }, network: { nat: "one" } });
  });

  it("keeps what was said", () => {
    const components = { prometheus: { size: { cpu: "1", memory: gib(4) } } };
    const grafana = { url: "https://grafana.example.com" };
    const said = { profile: "large", components, grafana, tier: "development" } as const;
    expect(resolved(said)).toMatchObject({ ...said, name: "dev", organization: "acme", state: house.state });
  });

  it("does not depend on the order of the declaration", () => {
    const placements = [shop.on("eks-eu1", "eks-us1"), ingestion.on("eks-eu1", { kafka: "a" })];
    const reversed = Object.fromEntries(Object.entries(clusters).reverse());
    const [one, other] = [
      resolved({ workloads: placements }),
      resolved({ workloads: [...placements].reverse(), clusters: reversed }),
    ];
    expect(JSON.stringify(other)).toBe(JSON.stringify(one));
  });

  it("leaves its declaration as it was", () => {
    const declaration = environment("dev", house, { clusters, hub: "eks-eu2", workloads: [shop.on("eks-eu1")] });
    const before = JSON.stringify(declaration);
    resolveEnvironment(declaration);
    expect(JSON.stringify(declaration)).toBe(before);
  });
});

describe("the signals of a cluster", () => {
  it("are those of the platform and of Kubernetes, then of what is placed there and nowhere else", () => {
    expect(packsOf(resolved({ workloads: [shop.on("eks-us1")] }))).toEqual({
      "eks-eu1": ["platform", "kubernetes"],
      "eks-eu2": ["platform", "kubernetes"],
      "eks-us1": ["platform", "kubernetes", "basket", "catalog"],
    });
  });

  it("may come from the same pack on several clusters", () => {
    expect(packsOf(resolved({ workloads: [shop.on("eks-eu1"), shop.on("eks-us1")] }))).toEqual({
      "eks-eu1": ["platform", "kubernetes", "basket", "catalog"],
      "eks-eu2": ["platform", "kubernetes"],
      "eks-us1": ["platform", "kubernetes", "basket", "catalog"],
    });
  });

  it("may not come from the same pack twice on one", () => {
    const workloads = [ingestion.on("eks-eu1", { kafka: "a" }), ingestion.on("eks-eu1", { kafka: "b" })];
    expect(() => resolved({ workloads })).toThrow('dev.eks-eu1: "broker" is there twice');
  });

  it("are made for the place of the cluster, with the inputs said for it", () => {
    const workloads = [ingestion.on("eks-eu1", { kafka: "a" }), ingestion.on("eks-us1", { kafka: "b" })];
    const releases = resolved({ workloads }).clusters.flatMap(({ signals }) => signals.flatMap((s) => s.releases));
    expect(releases.map(({ name }) => name)).toEqual(["dev-eks-eu1-eu-west-1-a", "dev-eks-us1-us-east-1-b"]);
  });

  it("are checked on each cluster, and all that is wrong is told together", () => {
    const broken = workload("broken", [() => signals("Broken", {})]);
    expect(() => resolved({ workloads: [broken.on("eks-eu1", "eks-us1")] })).toThrow(
      /^dev\.eks-eu1: "Broken" is not a name for a pack\..*\ndev\.eks-us1: "Broken" is not a name for a pack\./,
    );
  });
});

describe("a pack that cannot be made", () => {
  const unmade = (at: string): Pack => {
    return () => fail({ at, problem: "cannot be made", fix: "Mend it" });
  };

  it("does not hide what is wrong with others, and is told once for all clusters", () => {
    const broken = workload("broken", [unmade("one"), () => signals("Broken", {}), unmade("two")]);
    expect(() => resolved({ workloads: [broken.on("eks-eu1", "eks-us1")] })).toThrow(
      /^one: cannot.*\ntwo: cannot.*\ndev\.eks-eu1: "Broken" is not.*\ndev\.eks-us1: "Broken" is not[^\n]*$/,
    );
  });

  it("says nothing about any other error", () => {
    const odd: Pack = () => {
      throw new TypeError("odd");
    };
    expect(() => resolved({ workloads: [workload("odd", [odd]).on("eks-eu1")] })).toThrow(TypeError);
  });
});

describe("an objective", () => {
  const promising = (...objectives: readonly Objective[]): Workload<unknown> => {
    const promised = slos({ service: "orders", team: "storefront", ...spanMetrics("orders") }, objectives);
    return workload("orders", [(site) => withSlos(signals("orders", { slos: promised }), site)]);
  };
  const keeping = (local: Duration): EnvironmentDeclaration["retention"] => ({
    ...house.retention,
    metrics: { ...house.retention.metrics, local },
  });
  const periods = ({ clusters }: Environment): string[] =>
    clusters.flatMap((cluster) => cluster.signals.flatMap((each) => each.slos.map(({ period }) => period.toString())));

  it("without a period is judged over as long as the Prometheus of its cluster keeps samples", () => {
    const workloads = [promising(availability(99.9)).on("eks-eu1")];
    expect(periods(resolved({ workloads }))).toEqual(["15d"]);
    expect(periods(resolved({ workloads, retention: keeping(days(7)) }))).toEqual(["1w"]);
    expect(periods(resolved({ workloads, retention: keeping(days(90)) }))).toEqual(["30d"]);
  });

  it("may not look back further than that, where somebody says how far", () => {
    const month = availability(99.9, { period: days(30) });
    const workloads = [promising(month, availability(99, { name: "short", period: days(7) })).on("eks-eu1", "eks-us1")];
    expect(periods(resolved({ workloads, retention: keeping(days(30)) }))).toEqual(["30d", "1w", "30d", "1w"]);
    expect(() => resolved({ workloads })).toThrow(
      /^dev\.eks-eu1\.orders\.slos\.availability\.period: "30d" is longer than the Prometheus of this cluster keeps samples, 15d.*at most 15d.*\ndev\.eks-us1\.orders\.slos\.availability\.period: [^\n]*$/,
    );
  });
});

describe("the teams of a routing", () => {
  const routing = routes({ page: ops, ticket: ops, teams: { storefront: { page: ops }, platform: { page: ops } } });

  it("own an alert somewhere, be it one of the platform", () => {
    expect(resolved({ routing, workloads: [shop.on("eks-us1")] }).routing).toBe(routing);
  });

  it("are told apart from those that own none, with those that do", () => {
    expect(() => resolved({ routing })).toThrow(
      /^dev\.routing\.teams: "storefront" is a team that owns no alert.*Use one of: .*platform.*, or remove it\.$/,
    );
  });
});
