import type { RouteConfig } from "../../../constructs/signals/routing/config";
import { alertmanagerConfig } from "../../../constructs/signals/routing/render";
import { routes } from "../../../constructs/signals/routing/routing";
import { compressedRouting, compressedRules } from "../../../tools/first-run/compressed";
import { COMPLETE } from "../../signals/routing-examples";

const NIGHT = { from: "02:00", to: "04:00", timeZone: "UTC" };
const original = alertmanagerConfig(routes({ ...COMPLETE, silences: { night: NIGHT } }));
const copy = compressedRouting(original, "http://127.0.0.1:9", "/copies/*.tmpl");

/** What routes match and whom they tell, without times. */
function shape({ receiver, matchers, group_by, routes: below = [] }: RouteConfig): unknown {
  return { receiver, matchers, group_by, routes: below.map(shape) };
}

describe("the rules of a run", () => {
  it("differ from the original in how long they wait, and nothing else", () => {
    const recording = { record: "service:up:sum", expr: "sum by (cluster, service) (up)" };
    const alerting = {
      alert: "Down",
      expr: "up == 0",
      labels: { severity: "critical" },
      annotations: { summary: "x" },
    };
    const given = { groups: [{ name: "a", interval: "5m", rules: [recording, { ...alerting, for: "5m" }] }] };
    expect(compressedRules(given)).toEqual({
      groups: [{ name: "a", rules: [recording, { ...alerting, for: "3s" }] }],
    });
  });

  it("wait a hundredth, and what fires at once still does", () => {
    const rules = [
      { alert: "Held", expr: "up == 0", for: "10m", keep_firing_for: "1h" },
      { alert: "AtOnce", expr: "up == 0" },
    ];
    expect(compressedRules({ groups: [{ name: "a", rules }] }).groups[0]?.rules).toEqual([
      { alert: "Held", expr: "up == 0", for: "6s", keep_firing_for: "36s" },
      { alert: "AtOnce", expr: "up == 0" },
    ]);
  });
});

describe("the routing of a run", () => {
  it("has the routes, matchers, groups and inhibitions of the original", () => {
    expect(shape(copy.route)).toEqual(shape(original.route));
    expect(copy.inhibit_rules).toEqual(original.inhibit_rules);
  });

  it("waits a hundredth; a heartbeat still repeats sooner than it is looked at", () => {
    expect(copy.route).toMatchObject({ group_wait: "300ms", group_interval: "3s" });
    expect(copy.route.routes?.[0]).toMatchObject({
      group_wait: "1ms",
      group_interval: "600ms",
      repeat_interval: "500ms",
    });
  });

  it("is the same at all times of the day", () => {
    expect(JSON.stringify(original)).toMatch(/active_time_intervals.*mute_time_intervals/);
    expect(JSON.stringify(copy)).not.toContain("time_intervals");
  });

  it("tells every receiver on loopback under its name, in what Alertmanager 0.25 reads, and nobody else", () => {
    expect(copy.receivers.map(({ name }) => name)).toEqual(original.receivers.map(({ name }) => name));
    const urls = copy.receivers.map(({ webhook_configs: [webhook] = [] }) => webhook?.url);
    expect(urls).toEqual([undefined, ...original.receivers.slice(1).map(({ name }) => `http://127.0.0.1:9/${name}`)]);
    expect(JSON.stringify(copy)).not.toContain("_file");
  });
});
