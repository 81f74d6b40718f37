import { minutes } from "../../constructs/core/duration";
import { alertRoutes, routedAlerts } from "../../constructs/environment/alerts";
import { resolveEnvironment } from "../../constructs/environment/resolve";
import { signals } from "../../constructs/packs/pack";
import { alert, fires, group, record, silent } from "../../constructs/signals/rules/builders";
import { INHIBIT_RULES } from "../../constructs/signals/routing/inhibition";
import { parseMatcher } from "../../constructs/signals/routing/matcher";
import { SLO_ALERTS } from "../../constructs/signals/slo/alerts";
import { environments } from "../../environments";

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
    expect(routedAlerts([pack], [])[0]).toEqual({
      alert: "PaymentsDown",
      severity: "critical",
      team: "payments",
      labels: ["alertname", "severity", "team", "tier", "cluster", "service"],
    });
  });

  it("are those of the charts, too, but for those that are off", () => {
    const alerts = routedAlerts([], ["KubePodCrashLooping"]).map((each) => each.alert);
    expect(alerts).toEqual(expect.arrayContaining(["Watchdog", "InfoInhibitor", "LokiRequestErrors"]));
    expect(alerts).not.toContain("KubePodCrashLooping");
  });

  it("include everything that inhibition speaks of by name", () => {
    const known = [...routedAlerts([], []).map((each) => each.alert), ...Object.values(SLO_ALERTS)];
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
    expect(rows.flatMap(({ alerts }) => alerts)).toContain("HttpErrorRatioHigh");
  });
});
