import { heartbeatRules, prometheusConfig, rulesOf } from "../../../tools/first-run/configuration";
import { allEvaluated, loadProblems } from "../../../tools/first-run/loaded";
import { samplePack } from "../../../tools/first-run/sample-service";

const SITE = {
  environment: "dev",
  cluster: "dev-eks-eu1",
  cloud: "aws",
  region: "eu-west-1",
  storageClass: "belvedere",
  platformNamespace: "monitoring",
} as const;

const given = {
  groups: [
    {
      name: "shop/http",
      rules: [
        { record: "a:b:c", expr: "up" },
        { alert: "Down", expr: "up == 0" },
      ],
    },
  ],
};

function loaded(...health: readonly string[]): Parameters<typeof loadProblems>[1] {
  const rules = health.map((each, at) => ({
    name: `rule ${at}`,
    health: each,
    lastError: each === "err" ? "boom" : "",
  }));
  return { groups: [{ name: "shop/http", rules }] };
}

describe("the rules that Prometheus has loaded", () => {
  it("are right when all are there and healthy", () => {
    expect(loadProblems(given, loaded("ok", "ok"))).toEqual([]);
  });

  it("are wrong when a group or a rule is missing", () => {
    expect(loadProblems(given, { groups: [] })).toEqual(["shop/http: 0 of 2 rules are loaded"]);
    expect(loadProblems(given, loaded("ok"))).toEqual(["shop/http: 1 of 2 rules are loaded"]);
  });

  it("are wrong when one cannot be evaluated, or was not", () => {
    expect(loadProblems(given, loaded("ok", "err"))).toEqual(["shop/http, rule 1: err boom"]);
    expect(loadProblems(given, loaded("unknown", "ok"))).toEqual(["shop/http, rule 0: unknown"]);
  });

  it("were evaluated when none is unknown; an empty list is not there yet", () => {
    expect(allEvaluated(loaded("ok", "err"))).toBe(true);
    expect(allEvaluated(loaded("ok", "unknown"))).toBe(false);
    expect(allEvaluated({ groups: [] })).toBe(false);
  });
});

describe("the configuration of Prometheus", () => {
  it("scrapes each sample service as its monitor would", () => {
    const sample = { team: "payments", fault: "slow" } as const;
    const { scrape_configs } = prometheusConfig(
      SITE,
      [{ sample, address: "127.0.0.1:1" }],
      "rules.yaml",
      "127.0.0.1:2",
    );
    expect(scrape_configs).toMatchObject([
      {
        job_name: "sample-payments-slow",
        static_configs: [
          { targets: ["127.0.0.1:1"], labels: { cluster: "dev-eks-eu1", service: "sample-payments-slow" } },
        ],
      },
    ]);
  });

  it("holds the groups of all packs under names that do not collide", () => {
    const packs = (["payments", "search"] as const).map((team) => samplePack({ team, fault: "slow" }, SITE));
    const doubled = packs.map((pack) => ({ ...pack, rules: pack.rules.map((group) => ({ ...group, name: "http" })) }));
    const names = rulesOf(doubled, "https://runbooks.example.com").groups.map(({ name }) => name);
    expect(names).toEqual(["sample-payments-slow/http", "sample-search-slow/http"]);
  });

  it("leaves out what another Prometheus evaluates", () => {
    const pack = samplePack({ team: "payments", fault: "slow" }, SITE);
    const hub = { ...pack, rules: pack.rules.map((group) => ({ ...group, evaluator: "hub" as const })) };
    expect(rulesOf([hub], "https://runbooks.example.com").groups).toEqual([]);
  });

  it("has the heartbeat that the chart brings along", () => {
    const { groups } = heartbeatRules(SITE, "https://runbooks.example.com");
    expect(groups[0]?.rules).toMatchObject([{ alert: "Watchdog", expr: "vector(1)", labels: { severity: "none" } }]);
  });
});
