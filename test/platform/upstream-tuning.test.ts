import { readFileSync } from "node:fs";
import { join } from "node:path";
import { days, hours, minutes } from "../../constructs/core/duration";
import { describeProblem } from "../../constructs/core/errors";
import { checkTunedAlerts } from "../../constructs/environment/check-tuning";
import type { EnvironmentDeclaration } from "../../constructs/environment/environment";
import type { ResolvedCluster } from "../../constructs/environment/resolved";
import { checkSignals } from "../../constructs/packs/check";
import { kubernetesPack } from "../../constructs/packs/kubernetes";
import { platformPack } from "../../constructs/packs/platform";
import { checkPrometheus, type PrometheusProps, resolvePrometheus } from "../../constructs/platform/prometheus/props";
import { tunedAlerts } from "../../constructs/platform/prometheus/tuning/rules";
import { type Level, THRESHOLDS, type ThresholdFacts } from "../../constructs/platform/prometheus/tuning/thresholds";
import { asShipped, changes, off, tune, type UpstreamTuning } from "../../constructs/platform/prometheus/tuning/tuning";
import { LISTED_ALERTS, upstreamSeverities } from "../../constructs/platform/prometheus/upstream-alerts";
import { prometheusValues } from "../../constructs/platform/prometheus/values";
import { promtoolRules, promtoolTests } from "../../constructs/signals/rules/promtool";
import { renderRules } from "../../constructs/signals/rules/render";
import type { AlertingRule, Rule, RuleGroup } from "../../constructs/signals/rules/rule";
import { environments } from "../../environments";
import { formatTable } from "../../tools/lib/table";
import { changeRow } from "../../tools/signals/changes";
import { platformContext } from "../support/platform-context";
import { describeWith } from "../support/programs";
import { ROOT } from "../support/sources";
import { SITE } from "../packs/shipped";
import { checkedRules, promtool } from "../signals/promtool";

const GUIDE = readFileSync(join(ROOT, "docs", "guide", "tuning.md"), "utf8");

const ALL_NAMES = LISTED_ALERTS.map(({ alert }) => alert);

/** Every alert with a threshold, with another one than the chart's. */
const EVERY_THRESHOLD: UpstreamTuning = {
  TargetDown: tune({ threshold: 0.29 }),
  KubeJobNotCompleted: tune({ threshold: hours(2) }),
  KubeQuotaAlmostFull: tune({ threshold: 0.8, severity: "warning" }),
  CPUThrottlingHigh: tune({ threshold: 0.5 }),
  KubeletTooManyPods: tune({ threshold: 0.8 }),
  KubePersistentVolumeFillingUp: tune({ threshold: { critical: 0.05 } }),
  KubePersistentVolumeInodesFillingUp: tune({ threshold: { warning: 0.2, critical: 0.1 } }),
  NodeFilesystemSpaceFillingUp: tune({ threshold: { warning: 0.3 }, for: hours(2) }),
  NodeFilesystemAlmostOutOfSpace: tune({ threshold: { warning: 0.1, critical: 0.05 } }),
  NodeFilesystemFilesFillingUp: tune({ threshold: { critical: 0.1 } }),
  NodeFilesystemAlmostOutOfFiles: tune({ threshold: { warning: 0.08 } }),
  NodeFileDescriptorLimit: tune({ threshold: { warning: 0.6, critical: 0.8 } }),
  NodeHighNumberConntrackEntriesUsed: tune({ threshold: 0.9 }),
  NodeCPUHighUsage: tune({ threshold: 0.95, for: minutes(20) }),
  NodeSystemSaturation: tune({ threshold: 4 }),
  NodeMemoryHighUtilization: tune({ threshold: 0.97, severity: "critical" }),
  NodeMemoryMajorPagesFaults: tune({ threshold: 2000 }),
  NodeDiskIOSaturation: tune({ threshold: 25 }),
};

/** The same after four minutes, where a length is known, so that cases are short; one after almost its forecast. */
const SHORTLY = {
  ...Object.fromEntries(Object.entries(EVERY_THRESHOLD).map(([name, said]) => [name, { ...said, for: minutes(4) }])),
  NodeFilesystemSpaceFillingUp: tune({ threshold: { warning: 0.3 }, for: hours(3.75) }),
} as UpstreamTuning;

function groupsOf(tuning: UpstreamTuning): RuleGroup[] {
  return tunedAlerts(SITE.cluster, tuning, ALL_NAMES);
}

function rules(tuning: UpstreamTuning): AlertingRule[] {
  const all = groupsOf(tuning).flatMap((group) => group.rules);
  return all.filter((rule) => rule.kind === "alerting");
}

function rulesOf({ rules: all }: RuleGroup, name: string): Rule[] {
  return all.filter((rule) => rule.kind === "alerting" && rule.alert === name);
}

function problems(upstreamAlerts: unknown): string[] {
  const props = { upstreamAlerts } as PrometheusProps;
  return checkPrometheus("dev.components.prometheus", props).map(describeProblem);
}

function valuesOf(upstreamAlerts: UpstreamTuning) {
  return prometheusValues(resolvePrometheus({ upstreamAlerts }, platformContext()));
}

describe("an alert of the chart", () => {
  it("that is off is disabled in the chart", () => {
    const { customRules, defaultRules } = valuesOf({ KubeHpaMaxedOut: off("it is meant to") });
    expect(customRules).toBeUndefined();
    expect(defaultRules.disabled).toEqual({ CPUThrottlingHigh: true, KubeHpaMaxedOut: true });
  });

  it("is told to the chart with another severity or length", () => {
    const { customRules, defaultRules } = valuesOf({
      KubePodCrashLooping: tune({ severity: "critical", for: minutes(10) }),
      KubePersistentVolumeFillingUp: tune({ for: minutes(30) }),
      CPUThrottlingHigh: asShipped,
    });
    expect(customRules).toEqual({
      KubePodCrashLooping: { severity: "critical", for: "10m" },
      KubePersistentVolumeFillingUp: { for: "30m" },
    });
    expect(defaultRules.disabled).toEqual({});
  });

  it("is left to the chart when nothing is said", () => {
    expect(groupsOf({ KubePodCrashLooping: tune({ severity: "critical" }), TargetDown: off("why not") })).toEqual([]);
  });

  it("with another threshold makes way for a rule of ours of the same name, on clusters that would have it", () => {
    const tuning: UpstreamTuning = { NodeSystemSaturation: tune({ threshold: 4, severity: "info" }) };
    expect(valuesOf(tuning)).toMatchObject({ defaultRules: { disabled: { NodeSystemSaturation: true } } });
    expect(valuesOf(tuning).customRules).toBeUndefined();
    expect(rules(tuning)).toMatchObject([{ alert: "NodeSystemSaturation", severity: "info", team: "platform" }]);
    expect(tunedAlerts("dev-gke-eu1", tuning, ["TargetDown"])).toEqual([]);
  });

  it("with two severities keeps both, and the chart's threshold for the one that nothing is said of", () => {
    const both = rules({ KubePersistentVolumeFillingUp: tune({ threshold: { critical: 0.05 } }) });
    expect(both.map(({ severity, expr }) => [severity, /< (\S+)/.exec(expr)?.[1]])).toEqual([
      ["critical", "0.05"],
      ["warning", "0.15"],
    ]);
  });

  it("keeps the chart's runbook, in the pack that it joins", () => {
    const tuned = groupsOf({ NodeDiskIOSaturation: tune({ threshold: 25 }) });
    const { rules: groups, runbooks } = kubernetesPack(SITE, tuned);
    expect(groups).toEqual([...kubernetesPack(SITE).rules, ...tuned]);
    expect(runbooks).toEqual(kubernetesPack(SITE).runbooks);
    const rendered = JSON.stringify(renderRules(tuned, "https://runbooks.example.com"));
    expect(rendered).toContain("https://runbooks.prometheus-operator.dev/runbooks/node/nodediskiosaturation");
    expect(rendered).not.toContain("runbooks.example.com");
  });
});

it("is shown by make signals as the guide has it, where it is not as the chart has it", () => {
  const [dev] = environments;
  const rows = changes(dev?.components?.prometheus?.upstreamAlerts).map(changeRow);
  expect(GUIDE).toContain(
    `${dev?.name}: alerts that are not as their chart has them\n${formatTable(["alert", "is", "because"], rows)}\n`,
  );
});

describe("the compiler", () => {
  it("knows the alerts of the chart, and what may be said of each", () => {
    const refused: UpstreamTuning[] = [
      // @ts-expect-error there is no alert of this name
      { CPUThrotlingHigh: off("misspelt") },
      // @ts-expect-error it has no threshold
      { KubePodCrashLooping: tune({ threshold: 3 }) },
      // @ts-expect-error its threshold is a length of time
      { KubeJobNotCompleted: tune({ threshold: 3 }) },
      // @ts-expect-error it has a threshold for each of its severities
      { KubePersistentVolumeFillingUp: tune({ threshold: 0.1 }) },
      // @ts-expect-error it has no third severity
      { KubePersistentVolumeFillingUp: tune({ threshold: { info: 0.1 } }) },
      // @ts-expect-error it has one severity, and so one threshold
      { NodeSystemSaturation: tune({ threshold: { warning: 3 } }) },
      // @ts-expect-error it has two severities
      { KubePersistentVolumeFillingUp: tune({ severity: "warning" }) },
      // @ts-expect-error it is the heartbeat
      { Watchdog: tune({ severity: "critical" }) },
      // @ts-expect-error there is no such severity
      { KubeJobFailed: tune({ severity: "page" }) },
      // @ts-expect-error it fires at once
      { NodeRAIDDiskFailure: tune({ for: minutes(5) }) },
      // @ts-expect-error there is nothing of this name to tune
      { KubeJobFailed: tune({ severty: "critical", for: minutes(5) }) },
      // @ts-expect-error somebody will ask why
      { KubeJobFailed: off() },
    ];
    expect(refused).toHaveLength(12);
  });
});

describe("what nobody can mean", () => {
  const at = "dev.components.prometheus.upstreamAlerts";

  it.each<[string, unknown, string]>([
    ["KubePodCrashloping", off("it is loud"), 'upstreamAlerts: "KubePodCrashloping" is not an alert of the chart'],
    ["KubeJobFailed", true, "upstreamAlerts.KubeJobFailed: true says nothing that can be done to an alert"],
    ["KubeJobFailed", off(" "), "upstreamAlerts.KubeJobFailed: switches the alert off without a reason"],
    ["KubeJobFailed", tune({}), "upstreamAlerts.KubeJobFailed: changes nothing"],
    ["KubeJobFailed", tune({ severity: "page" as "info" }), 'KubeJobFailed.severity: "page" is not one of the choices'],
    ["KubeJobFailed", { ...tune({}), for: "5m" }, 'KubeJobFailed.for: "5m" is no length of time'],
    ["KubeJobFailed", tune({ threshold: 3 }), "KubeJobFailed.threshold: 3 is not a number of this alert"],
    ["Watchdog", tune({ severity: "info" }), 'Watchdog.severity: "info" is no severity of an alert that is no news'],
    ["Watchdog", tune({ for: minutes(1) }), 'Watchdog.for: "1m" would change nothing: the chart lets this alert fire'],
    ["KubeJobFailed", tune({ severity: "warning" }), '.severity: "warning" is what the chart has, and changes nothing'],
    ["TargetDown", tune({ for: minutes(10) }), 'TargetDown.for: "10m" is what the chart has'],
    ["TargetDown", tune({ threshold: 0.1, for: minutes(5) }), "TargetDown.threshold: 0.1 is what the chart has"],
    ["KubeJobNotCompleted", tune({ threshold: hours(12) }), '.threshold: "12h" is what the chart has'],
    [
      "NodeFileDescriptorLimit",
      tune({ threshold: { critical: 0.9 } }),
      '.threshold: {"critical":0.9} is what the chart has',
    ],
    ["KubePersistentVolumeFillingUp", tune({ severity: "warning" }), "that share this name"],
    ["TargetDown", tune({ threshold: 10 }), "TargetDown.threshold: 10 is not a share of a whole"],
    ["TargetDown", tune({ threshold: Number.NaN }), "is not a share of a whole"],
    ["NodeSystemSaturation", tune({ threshold: 0 }), "NodeSystemSaturation.threshold: 0 is not a number above 0"],
    ["KubeJobNotCompleted", tune({ threshold: 3 }), "KubeJobNotCompleted.threshold: 3 is no length of time"],
    ["NodeFileDescriptorLimit", tune({ threshold: 0.5 }), "NodeFileDescriptorLimit.threshold: 0.5 must say of which"],
    ["NodeFileDescriptorLimit", tune({ threshold: { info: 0.5 } }), '"info" must say of which severity it is'],
    [
      "NodeFileDescriptorLimit",
      tune({ threshold: { warning: 95 } }),
      "threshold.warning: 95 is not a share of a whole",
    ],
    ["NodeFileDescriptorLimit", tune({ threshold: { warning: 0.95 } }), "would page somebody before it warns"],
    ["NodeFilesystemAlmostOutOfSpace", tune({ threshold: { critical: 0.1 } }), "would page somebody before it warns"],
    ["NodeFilesystemSpaceFillingUp", tune({ for: hours(4) }), '"4h" is as long as the 4h that the alert looks ahead'],
    [
      "KubePersistentVolumeFillingUp",
      tune({ for: days(5), threshold: { warning: 0.3 } }),
      "is as long as the 4d that the alert looks ahead, so that it comes too late. Write less than 4d.",
    ],
    ["KubePersistentVolumeInodesFillingUp", tune({ for: days(4) }), "that the alert looks ahead"],
  ])("of %s is told: case %#", (name, said, problem) => {
    const found = problems({ [name]: said });
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(problem);
    expect(found[0]?.startsWith(at)).toBe(true);
  });
});

describe("an alert that no cluster has", () => {
  const declared = (upstreamAlerts: UpstreamTuning): EnvironmentDeclaration =>
    ({ name: "dev", components: { prometheus: { upstreamAlerts } } }) as unknown as EnvironmentDeclaration;
  const found = (upstreamAlerts: UpstreamTuning, ...modes: readonly ("autopilot" | "standard")[]): string[] =>
    checkTunedAlerts(
      declared(upstreamAlerts),
      modes.map((mode) => ({ spec: { cloud: "google", mode } as ResolvedCluster })),
    ).map(describeProblem);

  it("cannot be changed, which may well be done where one cluster has it", () => {
    const tuning: UpstreamTuning = { NodeSystemSaturation: tune({ threshold: 4 }) };
    expect(found(tuning, "autopilot", "standard")).toEqual([]);
    expect(found(tuning, "autopilot")).toEqual([
      "dev.components.prometheus.upstreamAlerts.NodeSystemSaturation: changes an alert that no cluster of this " +
        "environment has: it comes with node-exporter, which needs access to the nodes. " +
        "Leave it out; where a base says it, write asShipped.",
    ]);
    expect(found({ etcdNoLeader: tune({ for: minutes(5) }) }, "standard")).toEqual([
      expect.stringContaining("it comes with kubeEtcd, which is not scraped"),
    ]);
  });

  it("may be off, or left alone", () => {
    expect(found({ NodeSystemSaturation: off("noise"), NodeRAIDDegraded: asShipped }, "autopilot")).toEqual([]);
  });
});

describe("the thresholds", () => {
  it("are of alerts that the chart has, with its severities", () => {
    for (const [name, { levels }] of Object.entries<ThresholdFacts>(THRESHOLDS)) {
      expect([name, Object.keys(levels).sort()]).toEqual([name, [...upstreamSeverities(name as "TargetDown")].sort()]);
    }
  });

  it("are all in the guide, with the chart's own numbers", () => {
    const rows = [...GUIDE.matchAll(/^\| `(\w+)` +\|.*$/gm)].map(([row]) => row.split("|").map((cell) => cell.trim()));
    const shown = ({ limit }: Level, unit: string): string =>
      unit === "seconds" ? `hours(${limit / 3600})` : `${limit}`;
    expect(rows.map(([, name, , ...levels]) => [name, ...levels.slice(0, 3)])).toEqual(
      Object.entries<ThresholdFacts>(THRESHOLDS).map(([name, { levels, unit }]) => [
        `\`${name}\``,
        ...(["info", "warning", "critical"] as const).map((each) => (levels[each] ? shown(levels[each], unit) : "")),
      ]),
    );
  });

  it("of alerts with a forecast may be passed for almost as long as these look ahead", () => {
    expect(
      problems({
        NodeFilesystemFilesFillingUp: tune({ for: hours(3.75) }),
        KubePersistentVolumeFillingUp: tune({ for: days(3), threshold: { warning: 0.3 } }),
      }),
    ).toEqual([]);
  });

  it("are all tried here", () => {
    expect(Object.keys(EVERY_THRESHOLD).sort()).toEqual(Object.keys(THRESHOLDS).sort());
  });

  it("make rules that pass every check of rules", () => {
    expect(problems(EVERY_THRESHOLD)).toEqual([]);
    const packs = [platformPack(SITE), kubernetesPack(SITE, groupsOf(EVERY_THRESHOLD))];
    expect(checkSignals("dev", packs).map(describeProblem)).toEqual([]);
  });
});

describeWith("promtool", "promtool", () => {
  it("accepts the rules", () => {
    expect(checkedRules(renderRules(groupsOf(EVERY_THRESHOLD), "https://runbooks.example.com"))).toBe("");
  });

  it("agrees with every case: each fires just beyond its limit, and only there", () => {
    // A file of its own for each name: promtool evaluates all rules of a file in every case.
    const short = groupsOf(SHORTLY);
    const names = Object.keys(EVERY_THRESHOLD);
    const files = names.flatMap((name) => {
      const own = short.map((group) => ({ ...group, rules: rulesOf(group, name) }));
      return [
        [`${name}.rules.json`, promtoolRules(own)],
        [`${name}.tests.json`, promtoolTests(own, `${name}.rules.json`)],
      ];
    });
    const command = ["test", "rules", ...names.map((name) => `${name}.tests.json`)];
    expect(promtool(command, Object.fromEntries(files) as Record<string, unknown>)).toBe("");
  });
});
