import { aws } from "../../constructs/clouds/aws/props";
import { days } from "../../constructs/core/duration";
import { secret } from "../../constructs/core/secret-ref";
import { s3State } from "../../constructs/core/state";
import { github } from "../../constructs/environment/automation";
import { base, environment } from "../../constructs/environment/environment";
import { signals } from "../../constructs/packs/pack";
import { workload } from "../../constructs/packs/workload";
import { pagerDuty } from "../../constructs/signals/routing/receivers/pager-duty";
import { routes } from "../../constructs/signals/routing/routing";

const place = { account: "123456789012", region: "eu-west-1", zones: ["a", "b"], cidr: "10.16.0.0/16" } as const;
const clusters = { "eks-eu1": aws(place), "eks-eu2": aws({ ...place, cidr: "10.17.0.0/16" }) };
const hub = "eks-eu1";
const shop = workload("shop", [() => signals("catalog", {})]);
const receiver = pagerDuty(secret("alerting", "pagerduty"));
const state = s3State({ bucket: "acme-state", region: "eu-west-1" });
const retention = { metrics: { local: days(15), raw: days(90) }, logs: { period: days(31) }, traces: days(14) };
const routing = routes({ page: receiver, ticket: receiver });
const runbookUrl = "https://runbooks.example.com";

const untiered = base({ organization: "acme", state, retention, routing, runbookUrl });
const house = base({ ...untiered, tier: "development" });

// Whether these lines compile, or do not, is what is tested; what they make is only counted.
describe("the compiler knows the clusters of an environment", () => {
  it("and takes them for the hub and for placements", () => {
    const workloads = [shop.on("eks-eu1"), shop.on("eks-eu2", "eks-eu1")];
    expect(environment("dev", house, { clusters, hub: "eks-eu2", workloads }).workloads).toHaveLength(2);
  });

  it("and refuses others", () => {
    const refused = [
      // @ts-expect-error there is no such cluster
      environment("dev", house, { clusters, hub: "eks-eu9" }),
      // @ts-expect-error there is no such cluster
      environment("dev", house, { clusters, hub, workloads: [shop.on("eks-eu9")] }),
      // @ts-expect-error one of the two is no cluster
      environment("dev", house, { clusters, hub, workloads: [shop.on("eks-eu1", "eks-eu9")] }),
      // @ts-expect-error a workload with a wrong cluster is not hidden by one with a right one
      environment("dev", house, { clusters, hub, workloads: [shop.on("eks-eu1"), shop.on("eks-eu9")] }),
      // @ts-expect-error one cluster is the hub
      environment("dev", house, { clusters }),
      // @ts-expect-error there are no clusters
      environment("dev", house, { hub }),
    ];
    expect(refused).toHaveLength(6);
  });
});

describe("the compiler knows what a base leaves open", () => {
  it("and asks for exactly that", () => {
    const complete = [
      environment("dev", house, { clusters, hub }),
      environment("dev", untiered, { clusters, hub, tier: "staging" }),
      environment("dev", base({}), { ...house, clusters, hub }),
    ];
    expect(complete.map(({ tier }) => tier)).toEqual(["development", "staging", "development"]);
  });

  it("and misses what neither says", () => {
    const forgetful = base({ organization: "acme", tier: "development", state, routing, runbookUrl });
    const incomplete = [
      // @ts-expect-error nobody says the tier
      environment("dev", untiered, { clusters, hub }),
      // @ts-expect-error nobody says how long telemetry is kept
      environment("dev", forgetful, { clusters, hub }),
      // @ts-expect-error what the base does not say is not said in part
      environment("dev", forgetful, { clusters, hub, retention: { traces: days(1) } }),
    ];
    expect(incomplete).toHaveLength(3);
  });
});

describe("the compiler knows what can be said over a base", () => {
  it("which is a map in part, a value of the same kind, and what no base says", () => {
    const said = [
      environment("dev", house, { clusters, hub, retention: { logs: { period: days(7) } } }),
      environment("dev", house, { clusters, hub, tier: "production", profile: "large" }),
      environment("dev", house, { clusters, hub, components: { loki: { maxStreams: 1 } } }),
      environment("dev", base({ ...house, automation: github("a/b") }), { clusters, hub, automation: github("c/d") }),
    ];
    expect(said.map(({ tier }) => tier)).toEqual(["development", "production", "development", "development"]);
  });

  it("which is no half of what a builder makes, no other type and no unknown setting", () => {
    const refused = [
      // @ts-expect-error a state is said whole
      environment("dev", house, { clusters, hub, state: { bucket: "other" } }),
      // @ts-expect-error a routing is said whole
      environment("dev", house, { clusters, hub, routing: { teams: {} } }),
      // @ts-expect-error a duration is no number
      environment("dev", house, { clusters, hub, retention: { traces: 14 } }),
      // @ts-expect-error there is no such tier
      environment("dev", house, { clusters, hub, tier: "prod" }),
      // @ts-expect-error there is no such setting
      environment("dev", house, { clusters, hub, retentions: {} }),
      // @ts-expect-error there is no such setting
      base({ organisation: "acme" }),
    ];
    expect(refused).toHaveLength(6);
  });
});
