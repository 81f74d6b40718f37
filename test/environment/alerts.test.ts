import { readFileSync } from "node:fs";
import { join } from "node:path";
import { resolveAws } from "../../constructs/clouds/aws/defaults";
import { aws } from "../../constructs/clouds/aws/props";
import { resolveGoogle } from "../../constructs/clouds/google/defaults";
import { google } from "../../constructs/clouds/google/props";
import { CHARTS } from "../../constructs/core/charts";
import { minutes } from "../../constructs/core/duration";
import { alertRoutes, routedAlerts } from "../../constructs/environment/alerts";
import { resolveEnvironment } from "../../constructs/environment/resolve";
import type { ResolvedCluster } from "../../constructs/environment/resolved";
import { signals } from "../../constructs/packs/pack";
import { off, tune, type UpstreamTuning } from "../../constructs/platform/prometheus/tuning/tuning";
import { alert, fires, group, record, silent } from "../../constructs/signals/rules/builders";
import { INHIBIT_RULES } from "../../constructs/signals/routing/inhibition";
import { parseMatcher } from "../../constructs/signals/routing/matcher";
import { SLO_ALERTS } from "../../constructs/signals/slo/alerts";
import { environments } from "../../environments";
import { alertsFile, parseAlerts } from "../../tools/chart-contract/alerts";
import { ROOT } from "../support/sources";

const spec = resolveAws(
  aws({ account: "123456789012", region: "eu-west-1", zones: ["a", "b"], cidr: "10.16.0.0/16" }),
  "staging",
);

const pack = signals("payments", {
  rules: [
    group(
      "payments",
      record("service:up:sum", "sum by (cluster, service) (up)"),
      alert({
        alert: "PaymentsDown",
        expr: "up == 0",
        for: minutes(5),
        severity: "critical",
        team: "payments",
        summary: "Payments are down",
        description: "Nobody can pay.",
        labels: { tier: "gold" },
        cases: [
          fires("when down", { up: "0x10" }, minutes(9), { cluster: "a", pod: "x", service: "payments" }),
          fires("when gone", {}, minutes(9), { cluster: "a", service: "payments" }),
          silent("when up", { up: "1x10" }, minutes(9)),
        ],
      }),
    ),
  ],
});

describe("the alerts of an environment", () => {
  it("are those of its packs, with the labels that they carry in every case", () => {
    expect(routedAlerts([{ spec, signals: [pack] }])[0]).toEqual({
      alert: "PaymentsDown",
      severity: "critical",
      team: "payments",
      labels: ["alertname", "severity", "team", "tier", "cluster", "service"],
    });
  });

  it("are those of the charts, too, each with its severities", () => {
    const team = "platform";
    expect(routedAlerts([{ spec, signals: [] }])).toEqual(
      expect.arrayContaining([
        { alert: "Watchdog", severity: "none", team },
        { alert: "KubePodCrashLooping", severity: "warning", team },
        { alert: "NodeFilesystemAlmostOutOfSpace", severity: "critical", team },
        { alert: "NodeFilesystemAlmostOutOfSpace", severity: "warning", team },
        { alert: "LokiTooManyCompactorsRunning", severity: "warning", team },
      ]),
    );
  });

  it("have the severity that they are tuned to, and are none of the chart when they are off or replaced", () => {
    const upstreamAlerts: UpstreamTuning = {
      KubePodCrashLooping: tune({ severity: "critical" }),
      KubeJobFailed: off("jobs are retried"),
      NodeSystemSaturation: tune({ threshold: 4 }),
    };
    const alerts = routedAlerts([{ spec, signals: [] }], { prometheus: { upstreamAlerts } });
    const names = ["KubePodCrashLooping", "KubeJobFailed", "NodeSystemSaturation", "CPUThrottlingHigh"];
    expect(alerts.filter(({ alert }) => names.includes(alert))).toEqual([
      { alert: "KubePodCrashLooping", severity: "critical", team: "platform" },
    ]);
  });

  it("are those of nodes only where a cluster lets pods look at its nodes", () => {
    const autopilot = resolveGoogle(
      google({ project: "acme-test", region: "europe-west1", cidr: "10.1.0.0/16", mode: "autopilot" }),
      "staging",
    );
    const ofNodes = (...specs: readonly ResolvedCluster[]): number =>
      routedAlerts(specs.map((each) => ({ spec: each, signals: [] }))).filter(({ alert }) => /^Node[A-Z]/.test(alert))
        .length;
    expect(ofNodes(autopilot)).toBe(0);
    expect(ofNodes(autopilot, spec)).toBe(ofNodes(spec));
  });

  it("are the same, however many clusters have them", () => {
    expect(routedAlerts([spec, spec].map((each) => ({ spec: each, signals: [] })))).toEqual(
      routedAlerts([{ spec, signals: [] }]),
    );
  });

  it("of the chart of Loki are those that it has", () => {
    const { chart, version } = CHARTS.loki;
    const file = join(ROOT, "charts", "contracts", alertsFile(chart, version));
    const shipped = parseAlerts(readFileSync(file, "utf8")).map(({ alert, severity }) => `${alert} ${severity}`);
    const routed = routedAlerts([]).map(({ alert, severity }) => `${alert} ${severity}`);
    expect(routed.sort()).toEqual(shipped.sort());
  });

  it("include everything that inhibition speaks of by name", () => {
    const known = [...routedAlerts([{ spec, signals: [] }]).map((each) => each.alert), ...Object.values(SLO_ALERTS)];
    const named = INHIBIT_RULES.flatMap((rule) => [...rule.source_matchers, ...rule.target_matchers])
      .map(parseMatcher)
      .filter(({ label }) => label === "alertname")
      .flatMap(({ values }) => values);
    expect(named.length).toBeGreaterThan(2);
    expect(named.filter((name) => !known.includes(name))).toEqual([]);
  });
});

describe.each(environments.map((each) => [each.name, each] as const))("the routes of %s", (_, declaration) => {
  const rows = alertRoutes(resolveEnvironment(declaration));

  it("tell somebody about every critical alert and every warning", () => {
    const silent = rows.filter(({ severity, told }) => severity !== "info" && told === "nobody");
    expect(silent).toEqual([]);
    expect(rows.at(-1)).toMatchObject({ severity: "heartbeat", when: "always" });
  });

  it("name the alerts that each row is about", () => {
    const alertsOf = (severity: string): string[] =>
      rows.filter((row) => row.severity === severity).flatMap(({ alerts }) => [...alerts]);
    expect(rows.flatMap(({ alerts }) => alerts)).toContain("HttpErrorRatioHigh");
    expect(alertsOf("critical")).toContain("KubePersistentVolumeErrors");
    expect(alertsOf("heartbeat")).toEqual(["Watchdog"]);
  });
});
