import { readFileSync } from "node:fs";
import { join } from "node:path";
import { CHARTS } from "../../constructs/core/charts";
import { describeProblem } from "../../constructs/core/errors";
import { checkPrometheus, type PrometheusProps, resolvePrometheus } from "../../constructs/platform/prometheus/props";
import { asShipped } from "../../constructs/platform/prometheus/tuning/tuning";
import {
  FIRE_AT_ONCE,
  isUpstreamAlert,
  LISTED_ALERTS,
  UPSTREAM_ALERTS_VERSION,
} from "../../constructs/platform/prometheus/upstream-alerts";
import { prometheusValues } from "../../constructs/platform/prometheus/values";
import { alertsFile, type ChartAlert, parseAlerts } from "../../tools/chart-contract/alerts";
import { loadContracts } from "../../tools/chart-contract/store";
import { platformContext } from "../support/platform-context";
import { ROOT } from "../support/sources";

function defaultRules(props: PrometheusProps = {}): unknown {
  return prometheusValues(resolvePrometheus(props, platformContext())).defaultRules;
}

/** What the chart contract says of the alerts of a chart. */
function readAlerts(chart: string, version: string): ChartAlert[] {
  return parseAlerts(readFileSync(join(ROOT, "charts", "contracts", alertsFile(chart, version)), "utf8"));
}

describe("the alerts of the chart", () => {
  it("are listed for the version in use: another version may have other alerts", () => {
    expect(UPSTREAM_ALERTS_VERSION).toBe(CHARTS.prometheus.version);
  });

  it("are 139 names, each listed once", () => {
    const names = LISTED_ALERTS.map(({ alert }) => alert);
    expect(names).toHaveLength(139);
    expect(new Set(names).size).toBe(139);
  });

  it("are those of the chart itself, in its groups and with its severities", () => {
    const listed = LISTED_ALERTS.flatMap(({ group, alert, severities }) =>
      severities.map((severity) => `${group} ${alert} ${severity}`),
    );
    const { chart, version } = CHARTS.prometheus;
    const shipped = readAlerts(chart, version).map(({ group, alert, severity }) => `${group} ${alert} ${severity}`);
    expect(listed.sort()).toEqual(shipped.sort());
  });

  it("fire at once where the chart gives no length that could be another", () => {
    const { chart, version } = CHARTS.prometheus;
    const atOnce = readAlerts(chart, version).flatMap(({ alert, waits }) => (waits ? [] : [alert]));
    expect([...FIRE_AT_ONCE].sort()).toEqual([...new Set(atOnce)].sort());
  });

  it("are those that the chart takes values for, as its contract has them", () => {
    const contract = loadContracts(join(ROOT, "charts", "contracts")).find(
      ({ chart, version }) => chart === CHARTS.prometheus.chart && version === UPSTREAM_ALERTS_VERSION,
    );
    const paths = [...(contract?.entries.values() ?? [])].map(({ path }) => path);
    const below = (...place: readonly string[]): string[] => [
      ...new Set(
        paths
          .filter((path) => path.length > place.length && place.every((key, index) => path[index] === key))
          .map((path) => path[place.length] ?? ""),
      ),
    ];
    const listed = LISTED_ALERTS.map(({ alert }) => alert).sort();
    expect(below("customRules").sort()).toEqual(listed);
    expect(below("defaultRules", "disabled").sort()).toEqual(listed);
  });

  it("are known by name", () => {
    expect(isUpstreamAlert("KubePodCrashLooping")).toBe(true);
    expect(isUpstreamAlert("KubePodCrashlooping")).toBe(false);
  });

  it("belong to the team of the platform, so that they are routed", () => {
    expect(defaultRules()).toMatchObject({ additionalRuleLabels: { team: "platform" } });
  });

  it("lack the one about throttled CPU, unless somebody wants another choice", () => {
    const all = { additionalRuleLabels: { team: "platform" }, disabled: {} };
    expect(defaultRules()).toEqual({ ...all, disabled: { CPUThrottlingHigh: true } });
    expect(defaultRules({ upstreamAlerts: { CPUThrottlingHigh: asShipped } })).toEqual(all);
  });

  it.each([
    ["customRules", { customRules: { KubePodCrashloping: { for: "1h" } } }],
    ["defaultRules.disabled", { defaultRules: { disabled: { KubePodCrashloping: true } } }],
  ])("cannot be tuned under one either, in the chart's own values: %s", (place, values) => {
    expect(checkPrometheus("dev.components.prometheus", { values }).map(describeProblem)).toEqual([
      `dev.components.prometheus.values.${place}: "KubePodCrashloping" is not an alert of the chart. ` +
        "Use a name of UPSTREAM_ALERTS; alerts of packs are left out of the pack.",
    ]);
  });

  it("can be tuned under their own", () => {
    const values = { customRules: { KubePodCrashLooping: { for: "1h" } } };
    expect(checkPrometheus("dev.components.prometheus", { values })).toEqual([]);
  });
});
