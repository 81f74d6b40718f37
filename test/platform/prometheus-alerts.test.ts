import { join } from "node:path";
import { CHARTS } from "../../constructs/core/charts";
import { describeProblem } from "../../constructs/core/errors";
import { checkPrometheus, type PrometheusProps, resolvePrometheus } from "../../constructs/platform/prometheus/props";
import {
  isUpstreamAlert,
  UPSTREAM_ALERTS,
  UPSTREAM_ALERTS_VERSION,
} from "../../constructs/platform/prometheus/upstream-alerts";
import { prometheusValues } from "../../constructs/platform/prometheus/values";
import { loadContracts } from "../../tools/chart-contract/store";
import { platformContext } from "../support/platform-context";
import { ROOT } from "../support/sources";

function defaultRules(props: PrometheusProps = {}): unknown {
  return prometheusValues(resolvePrometheus(props, platformContext())).defaultRules;
}

describe("the alerts of the chart", () => {
  it("are listed for the version in use: another version may have other alerts", () => {
    expect(UPSTREAM_ALERTS_VERSION).toBe(CHARTS.prometheus.version);
  });

  it("are 139 names, each listed once", () => {
    const names = Object.values(UPSTREAM_ALERTS).flat();
    expect(names).toHaveLength(139);
    expect(new Set(names).size).toBe(139);
  });

  it("are those of the chart itself, as its contract has them: no other name can be tuned or disabled", () => {
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
    const listed = Object.values(UPSTREAM_ALERTS).flat().sort();
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
    expect(defaultRules()).toMatchObject({ disabled: { CPUThrottlingHigh: true } });
    expect(defaultRules({ disabledAlerts: ["KubeHpaMaxedOut"] })).toEqual({
      additionalRuleLabels: { team: "platform" },
      disabled: { KubeHpaMaxedOut: true },
    });
  });

  it("cannot be disabled under a misspelt name: neither the compiler nor the check takes it", () => {
    // @ts-expect-error there is no alert of this name
    const props: PrometheusProps = { disabledAlerts: ["CPUThrotlingHigh"] };
    expect(checkPrometheus("dev.components.prometheus", props).map(describeProblem)).toEqual([
      'dev.components.prometheus.disabledAlerts: "CPUThrotlingHigh" is not an alert of the chart. ' +
        "Use a name of UPSTREAM_ALERTS; alerts of packs are left out of the pack.",
    ]);
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
