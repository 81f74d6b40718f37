import { openApi } from "../../constructs/clouds/api-access";
import { aws } from "../../constructs/clouds/aws/props";
import { existingNetwork } from "../../constructs/clouds/network";
import { days, hours, minutes } from "../../constructs/core/duration";
import { BelvedereError, type Problem } from "../../constructs/core/errors";
import { type SecretRef, secret } from "../../constructs/core/secret-ref";
import { localState, s3State } from "../../constructs/core/state";
import { checkEnvironment } from "../../constructs/environment/check";
import { base, environment, type EnvironmentDeclaration } from "../../constructs/environment/environment";
import { resolveEnvironment } from "../../constructs/environment/resolve";
import { signals } from "../../constructs/packs/pack";
import { type Placement, workload } from "../../constructs/packs/workload";
import { heartbeat } from "../../constructs/signals/routing/receivers/heartbeat";
import { pagerDuty } from "../../constructs/signals/routing/receivers/pager-duty";
import { slack } from "../../constructs/signals/routing/receivers/slack";
import { routes } from "../../constructs/signals/routing/routing";

const place = { account: "123456789012", region: "eu-west-1", zones: ["a", "b"], cidr: "10.16.0.0/16" } as const;
const house = base({
  organization: "acme",
  tier: "staging",
  state: s3State({ bucket: "acme-state", region: "eu-west-1" }),
  retention: { metrics: { local: days(15), raw: days(90) }, logs: { period: days(31) }, traces: days(14) },
  routing: routes({
    page: pagerDuty(secret("alerting", "pagerduty")),
    ticket: slack("#ops", secret("alerting", "slack")),
    heartbeat: heartbeat(secret("alerting", "heartbeat")),
  }),
  runbookUrl: "https://runbooks.example.com",
});
const sound = environment("dev", house, { clusters: { "eks-eu1": aws(place) }, hub: "eks-eu1" });
const shop = workload("shop", [() => signals("catalog", {})]);

/** What the compiler refuses, as it comes from plain JavaScript. */
function changed(changes: Partial<EnvironmentDeclaration>): EnvironmentDeclaration {
  return { ...sound, ...changes };
}

function problemsOf(changes: Partial<EnvironmentDeclaration>): readonly Problem[] {
  return checkEnvironment(changed(changes));
}

function problemsThrownFor(declaration: EnvironmentDeclaration): readonly Problem[] {
  try {
    resolveEnvironment(declaration);
  } catch (error) {
    if (error instanceof BelvedereError) return error.problems;
    throw error;
  }
  return [];
}

/** Typed, where the matcher itself is `any`. */
function containing(text: string): string {
  return expect.stringContaining(text) as string;
}

const PASSWORD = "https://hooks.example.com/T0/B0/very-secret";

const MISTAKES = changed({
  organization: "Acme Corp",
  tier: "production",
  availability: "zonal",
  state: localState(),
  clusters: {
    "eks-eu1": aws({ ...place, zones: ["a", "b", "c"], api: openApi({ because: "Nobody knows the addresses" }) }),
    "eks-eu2": aws({ ...place, cidr: "10.16.0.0/17" }),
    EKS_3: aws({ ...place, zones: ["a", "b", "c"], cidr: "10.18.0.0/16" }),
    ["eks-".padEnd(45, "x")]: aws({ ...place, zones: ["a", "b", "c"], cidr: "10.19.0.0/16" }),
  },
  hub: "eks-eu9",
  retention: { metrics: { local: minutes(30), raw: hours(1) }, logs: { period: hours(1) }, traces: minutes(30) },
  routing: routes({
    page: pagerDuty(secret("alerting", "pagerduty")),
    ticket: slack("#ops", PASSWORD as unknown as SecretRef),
    heartbeat: heartbeat(secret("alerting", "heartbeat")),
  }),
  runbookUrl: "http://runbooks.example.com/",
  grafana: { url: "grafana" },
  components: { prometheus: { sampleLimit: 0 }, gateway: { tracesKept: 120 } },
  workloads: [shop.on("eks-eu1", "eks-eu7")],
});

describe("an environment", () => {
  it("without a fault has no problems", () => {
    expect(checkEnvironment(sound)).toEqual([]);
  });

  it("is told everything that is wrong with it at once, each with its place", () => {
    const places = problemsThrownFor(MISTAKES).map(({ at }) => at);
    expect(places.sort()).toEqual(
      [
        "dev.organization",
        "dev.clusters",
        "dev.clusters",
        "dev.hub",
        "dev.clusters.eks-eu1.api",
        "dev.clusters.eks-eu2.cidr",
        "dev.clusters.eks-eu2.zones",
        "dev.state",
        "dev.retention.metrics.local",
        "dev.retention.metrics.raw",
        "dev.retention.metrics.fiveMinutes",
        "dev.retention.logs.period",
        "dev.retention.traces",
        "dev.routing.ticket[0].webhookUrl",
        "dev.runbookUrl",
        "dev.grafana.url",
        "dev.components.prometheus.sampleLimit",
        "dev.components.gateway.tracesKept",
        "dev.workloads.shop",
      ].sort(),
    );
  });

  it("is told a way out of each problem", () => {
    const fixes = problemsThrownFor(MISTAKES).map(({ fix }) => fix);
    expect(fixes.filter((fix) => !/^[A-Z].+[^.]$/.test(fix))).toEqual([]);
  });

  it("never finds the text of a secret in a message", () => {
    expect(JSON.stringify(problemsThrownFor(MISTAKES))).not.toContain(PASSWORD);
  });
});

describe("names", () => {
  it.each(["", "Dev", "dev-eu", "1dev", "d".repeat(17)])("refuse %j for an environment", (name) => {
    expect(problemsOf({ name })).toMatchObject([
      { at: "environment", value: name, fix: containing("Use 1 to 16 lower-case letters and digits") },
    ]);
  });

  it.each(["", "Acme", "acme-corp", "1acme", "a".repeat(13)])("refuse %j for an organization", (organization) => {
    expect(problemsOf({ organization })).toMatchObject([
      { at: "dev.organization", value: organization, fix: containing("Use 1 to 12 lower-case letters") },
    ]);
  });

  it.each(["EKS", "eks_eu1", "-eks", "eks-", "eks--eu1", "1eks", ""])("refuse %j for a cluster", (key) => {
    expect(problemsOf({ clusters: { [key]: aws(place) }, hub: key })).toMatchObject([
      { at: "dev.clusters", value: key, fix: "Use lower-case letters, digits and single dashes, as in eks-eu1" },
    ]);
  });

  it("of clusters count together with the environment's, up to what the strictest cloud allows", () => {
    const [longest, longer] = ["x".repeat(36), "x".repeat(38)];
    expect(problemsOf({ clusters: { [longest]: aws(place) }, hub: longest })).toEqual([]);
    expect(problemsOf({ clusters: { [longer]: aws(place) }, hub: longer })).toMatchObject([
      { at: "dev.clusters", value: longer, fix: "Shorten it by 2 characters" },
    ]);
  });
});

describe("clusters", () => {
  it("are one at least", () => {
    expect(problemsOf({ clusters: {} })).toMatchObject([
      { at: "dev.clusters", problem: "is empty", fix: 'Add a cluster, such as "eks-eu1": aws({ … })' },
    ]);
  });

  it("include the hub and everywhere a workload is placed", () => {
    const workloads: readonly Placement[] = [shop.on("eks-eu7")];
    expect(problemsOf({ hub: "eks-eu9", workloads })).toEqual([
      { at: "dev.hub", value: "eks-eu9", problem: "is not a cluster of this environment", fix: "Use one of: eks-eu1" },
      {
        at: "dev.workloads.shop",
        value: "eks-eu7",
        problem: "is not a cluster of this environment",
        fix: "Use one of: eks-eu1",
      },
    ]);
  });

  it("share no address, and each pair that does is told once", () => {
    const cidrs = { "eks-eu1": "10.16.0.0/16", "eks-eu2": "10.16.128.0/20", "eks-eu3": "10.17.0.0/16" };
    const clusters = Object.fromEntries(Object.entries(cidrs).map(([key, cidr]) => [key, aws({ ...place, cidr })]));
    expect(problemsOf({ clusters })).toEqual([
      {
        at: "dev.clusters.eks-eu2.cidr",
        value: "10.16.128.0/20",
        problem: "overlaps 10.16.0.0/16 of eks-eu1",
        fix: "Give each cluster a range of its own",
      },
    ]);
  });

  it("with a malformed network are told of that alone", () => {
    const clusters = { "eks-eu1": aws(place), "eks-eu2": aws({ ...place, cidr: "10.16.0.1/16" }) };
    expect(problemsOf({ clusters })).toMatchObject([{ at: "dev.clusters.eks-eu2.cidr", fix: "Write 10.16.0.0/16" }]);
  });

  it("in networks of somebody else's are not compared", () => {
    const { account, region } = place;
    const network = existingNetwork({ vpcId: "vpc-0a1b", privateSubnetIds: ["subnet-0a", "subnet-0b"] } as const);
    const clusters = { "eks-eu1": aws({ account, region, network }), "eks-eu2": aws({ account, region, network }) };
    expect(problemsOf({ clusters })).toEqual([]);
  });
});

describe('availability "zonal"', () => {
  const fix = 'Name three zones, or set availability to "single"';

  it("needs three zones", () => {
    expect(problemsOf({ availability: "zonal" })).toMatchObject([
      { at: "dev.clusters.eks-eu1.zones", value: ["a", "b"], fix },
    ]);
    const clusters = { "eks-eu1": aws({ ...place, zones: ["a", "b", "c"] }) };
    expect(problemsOf({ availability: "zonal", clusters })).toEqual([]);
    expect(problemsOf({ availability: "single" })).toEqual([]);
  });

  it("counts the subnets of a network of somebody else's, each once", () => {
    const { account, region } = place;
    const privateSubnetIds = ["subnet-0a", "subnet-0b", "subnet-0b"] as const;
    const network = existingNetwork({ vpcId: "vpc-0a1b", privateSubnetIds } as const);
    const clusters = { "eks-eu1": aws({ account, region, network }) };
    expect(problemsOf({ availability: "zonal", clusters })).toMatchObject([
      { at: "dev.clusters.eks-eu1.network.privateSubnetIds", problem: "name a subnet twice" },
      { at: "dev.clusters.eks-eu1.zones", fix },
    ]);
  });

  it("is told apart from zones that are not there at all", () => {
    const { account, region, cidr } = place;
    const cluster = { cloud: "aws", account, region, cidr } as unknown as ReturnType<typeof aws>;
    const places = problemsOf({ availability: "zonal", clusters: { "eks-eu1": cluster } }).map(({ at }) => at);
    expect(places).toEqual(["dev.clusters.eks-eu1.zones", "dev.clusters.eks-eu1.zones"]);
  });
});

describe("production", () => {
  it("keeps its state where it is locked and versioned", () => {
    expect(problemsOf({ tier: "production", state: localState() })).toMatchObject([
      { at: "dev.state", value: "local", fix: "Use s3State, gcsState or azureState" },
    ]);
    expect(problemsOf({ tier: "development", state: localState() })).toEqual([]);
  });

  it("has no API server that is open to the internet", () => {
    const clusters = { "eks-eu1": aws({ ...place, api: openApi({ because: "Nobody knows the addresses" }) }) };
    expect(problemsOf({ tier: "production", clusters })).toMatchObject([
      { at: "dev.clusters.eks-eu1.api", value: "open", fix: containing("Use privateApi()") },
    ]);
    expect(problemsOf({ tier: "staging", clusters })).toEqual([]);
  });
});

describe("settings", () => {
  it("are one of the choices, also where no compiler looks", () => {
    const unknown = {
      tier: "prod",
      profile: "huge",
      availability: "always",
    } as unknown as Partial<EnvironmentDeclaration>;
    const choices = problemsOf(unknown).filter(({ problem }) => problem === "is not one of the choices");
    expect(choices.map(({ at }) => at)).toEqual(["dev.tier", "dev.profile", "dev.availability"]);
    expect(choices[0]?.fix).toContain("development, staging, production");
  });

  it("keep the state in a region there is", () => {
    expect(problemsOf({ state: s3State({ bucket: "acme-state", region: "eu-west-9" }) })).toMatchObject([
      { at: "dev.state.region", value: "eu-west-9", fix: "Name the region of the bucket, such as eu-west-1" },
    ]);
  });

  it("name the state's bucket as S3 does", () => {
    const state = s3State({ bucket: "Acme State", region: "eu-west-1" });
    expect(problemsOf({ state })).toMatchObject([{ at: "dev.state.bucket", value: "Acme State" }]);
  });

  it.each(["http://runbooks.example.com", "https://runbooks.example.com/", "runbooks", "https://", ""])(
    "refuse %j in front of the names of runbooks",
    (runbookUrl) => {
      expect(problemsOf({ runbookUrl })).toMatchObject([
        { at: "dev.runbookUrl", value: runbookUrl, fix: "Write an https:// address without a slash at its end" },
      ]);
    },
  );

  it("keep telemetry as long as its store needs", () => {
    const retention = {
      metrics: { local: minutes(30), raw: hours(1) },
      logs: { period: hours(1) },
      traces: minutes(30),
    };
    expect(problemsOf({ retention })).toMatchObject([
      { at: "dev.retention.metrics.local", fix: containing("hours(2)") },
      { at: "dev.retention.metrics.raw", fix: containing("3d") },
      { at: "dev.retention.metrics.fiveMinutes", fix: containing("15d") },
      { at: "dev.retention.logs.period", fix: containing("24") },
      { at: "dev.retention.traces", fix: containing("hours(1)") },
    ]);
  });

  it("name Secrets in routing and never their content, of which the message says nothing", () => {
    const routing = routes({
      page: pagerDuty(PASSWORD as unknown as SecretRef),
      ticket: slack("#ops", secret("alerting", "slack")),
      heartbeat: heartbeat(secret("alerting", "heartbeat")),
    });
    const problems = problemsOf({ routing });
    expect(problems).toMatchObject([
      { at: "dev.routing.page[0].routingKey", fix: containing('secret("alerting", "slack")') },
    ]);
    expect(problems[0]?.value).toBeUndefined();
  });

  it("need a heartbeat outside of development", () => {
    const routing = { ...sound.routing, heartbeat: undefined };
    expect(problemsOf({ routing })).toMatchObject([{ at: "dev.routing.heartbeat" }]);
    expect(problemsOf({ routing, tier: "development" })).toEqual([]);
  });
});
