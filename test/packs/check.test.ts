import { Token } from "cdktf";
import { minutes } from "../../constructs/core/duration";
import { checkSignals } from "../../constructs/packs/check";
import { type Signals, signals } from "../../constructs/packs/pack";
import { runbooksOf } from "../../constructs/packs/runbooks";
import type { LogPipeline } from "../../constructs/signals/pipelines/pipeline";
import { countLines, firesOn, logGroup, silentOn } from "../../constructs/signals/rules/log-rule-builders";
import { group } from "../../constructs/signals/rules/builders";
import { exampleDashboard } from "../signals/dashboards/examples";
import { exampleAlert } from "../signals/rules/examples";

const RULES = { rules: [group("g", exampleAlert())], logRules: [] };

/** A pack with nothing wrong in it, changed where a test says so. */
function examplePack(changes: Partial<Signals> = {}): Signals {
  const said = { ...RULES, dashboards: [exampleDashboard()], runbooks: runbooksOf(RULES) };
  return { ...signals("shop", said), ...changes };
}

function problemsOf(...packs: readonly Signals[]): string[] {
  return checkSignals("dev.eks-eu1", packs).map(({ at, value, problem }) => `${at}: ${value as string} ${problem}`);
}

const LOG_ALERT = {
  alert: "InstanceDown",
  expr: 'sum by (cluster) (rate({a="b"}[5m])) > 1',
  for: minutes(2),
  severity: "warning",
  team: "storefront",
  summary: "Down",
  description: "Down.",
} as const;

const CHART = { repository: "https://charts.example.com", chart: "exporter", version: "1.0.0" };

describe("the packs of a cluster", () => {
  it("without a fault have no problems", () => {
    expect(problemsOf(examplePack(), signals("empty", {}))).toEqual([]);
  });

  it("have names of their own, and so have their dashboards", () => {
    expect(problemsOf(examplePack(), examplePack())).toEqual([
      "dev.eks-eu1: shop is there twice",
      expect.stringContaining("dev.eks-eu1.dashboards: example is the uid of more than one dashboard"),
    ]);
  });

  it("install no two releases of one name", () => {
    const release = { name: "exporter", namespace: "monitoring", chart: CHART, values: {} };
    expect(problemsOf(signals("a", { releases: [release] }), signals("b", { releases: [release] }))).toEqual([
      "dev.eks-eu1.releases: exporter is there twice",
    ]);
  });

  it.each(["Shop", "shop.eu", "-shop", "", "x".repeat(41)])(
    "are not named %j: objects are named after them",
    (pack) => {
      expect(problemsOf(examplePack({ pack })).join()).toContain("is not a name for a pack");
    },
  );

  it("are checked down to their rules, log rules and dashboards", () => {
    const broken = examplePack({
      rules: [group("g", exampleAlert({ summary: "" }))],
      logRules: [{ name: "l", interval: minutes(1), rules: [{ ...LOG_ALERT, team: "" }] }],
      dashboards: [exampleDashboard({ uid: "Example" })],
    });
    expect(problemsOf(broken)).toEqual([
      "dev.eks-eu1.dashboards.Example: Example is no uid",
      "dev.eks-eu1.shop.rules.g.InstanceDown.summary: undefined is empty",
      "dev.eks-eu1.shop.logRules.l.InstanceDown.team: undefined is empty",
    ]);
  });

  it("have a runbook for each alert and none for what is no alert", () => {
    expect(problemsOf(examplePack({ runbooks: [] }))).toEqual([
      "dev.eks-eu1.shop.runbooks: InstanceDown has no runbook",
    ]);
    expect(problemsOf(examplePack({ rules: [] }))).toEqual([
      "dev.eks-eu1.shop.runbooks: InstanceDown has a runbook but is no alert of this pack",
    ]);
  });

  it("do not name an alert on logs like one on metrics", () => {
    const logRules = [{ name: "l", interval: minutes(1), rules: [LOG_ALERT] }];
    const runbooks = runbooksOf({ ...RULES, logRules });
    expect(problemsOf(examplePack({ logRules, runbooks }))).toEqual([
      "dev.eks-eu1.shop.runbooks: InstanceDown is there twice",
    ]);
  });

  it("count no line that a pipeline of any of them drops, and show it where an alert has cases", () => {
    const cases = [firesOn("when it fails", [["failed", 301]], {}), silentOn("when not", [["failed", 1]])];
    const alert = { ...LOG_ALERT, alert: "Failures", expr: countLines('{app="b"} |= "failed"', { by: [] }) + " > 300" };
    const logRules = [logGroup("logs", { ...alert, cases })];
    const pack = signals("rules", { logRules, runbooks: runbooksOf({ rules: [], logRules }) });
    const drop: LogPipeline = {
      name: "noise",
      selector: '{app="b"}',
      stages: [{ kind: "drop", expression: "fail", reason: "noise" }],
    };
    expect(problemsOf(pack)).toEqual([]);
    expect(problemsOf(pack, signals("other", { pipelines: [drop] }))).toEqual([
      expect.stringMatching(/rules.logRules.logs.Failures.expr: .* counts lines that the pipeline noise drops/),
      expect.stringMatching(/rules.logRules.logs.Failures.cases: fires when it fails fires nothing instead of/),
    ]);
  });

  it("do not name two monitors alike", () => {
    const monitor = { kind: "service", name: "a", namespace: "shop", selector: {}, port: "http" } as const;
    expect(problemsOf(examplePack({ monitors: [monitor, monitor] }))).toEqual([
      "dev.eks-eu1.shop.monitors: a is there twice",
    ]);
  });

  it("probe only where one of them brings the exporter that does it", () => {
    const probing = examplePack({ probes: [{ name: "home", module: "http_2xx", targets: ["https://example.com"] }] });
    const release = { name: "blackbox-exporter", namespace: "monitoring", chart: CHART, values: {} };
    expect(problemsOf(probing).join()).toContain("need the release blackbox-exporter");
    expect(problemsOf(probing, signals("blackbox", { releases: [release] }))).toEqual([]);
  });

  it("hold nothing that only Terraform knows", () => {
    const token = Token.asString({ resolve: () => "later" });
    const broken = examplePack({ rules: [group("g", exampleAlert({ description: `In ${token}` }))] });
    expect(problemsOf(broken).join()).toContain("holds a Terraform token");
  });
});
