import type { RouteConfig } from "../../constructs/signals/routing/config";
import { alertmanagerConfig } from "../../constructs/signals/routing/render";
import { routes } from "../../constructs/signals/routing/routing";
import type { Silences } from "../../constructs/signals/routing/silence";
import { pathOf, receiverOf, unreachableRoutes } from "../../constructs/signals/routing/walk";
import { COMPLETE } from "./routing-examples";

const NIGHT = { from: "02:00", to: "04:00", timeZone: "UTC" };

const SILENCES: Silences = {
  backup: { ...NIGHT, weekdays: ["sunday"], daysOfMonth: [1, 7] },
  patching: { ...NIGHT, team: "platform", severities: ["critical", "warning"] },
  reindexing: { ...NIGHT, team: "search", alerts: ["QueueLong", "IndexOld"] },
  import: { ...NIGHT, alerts: ["QueueLong"] },
};

const config = alertmanagerConfig(routes({ ...COMPLETE, silences: SILENCES }));

/** The route that decides about an alert. */
function decides(labels: Readonly<Record<string, string>>): RouteConfig | undefined {
  return pathOf(config.route, labels).at(-1);
}

function silentAt(labels: Readonly<Record<string, string>>): readonly string[] {
  return decides(labels)?.mute_time_intervals ?? [];
}

describe("silences", () => {
  it("hold for all tickets, and for pages only where that is said", () => {
    expect(silentAt({ severity: "warning", team: "payments" })).toEqual(["backup"]);
    expect(silentAt({ severity: "critical", team: "payments" })).toEqual([]);
    expect(silentAt({ severity: "critical", team: "platform" })).toEqual(["patching"]);
    expect(silentAt({ severity: "warning", team: "platform" })).toEqual(["backup", "patching"]);
  });

  it("hold for single alerts beside those that hold for all, of their team alone", () => {
    expect(silentAt({ severity: "warning", team: "search", alertname: "QueueLong" })).toEqual([
      "backup",
      "reindexing",
      "import",
    ]);
    expect(silentAt({ severity: "warning", team: "search", alertname: "IndexOld" })).toEqual(["backup", "reindexing"]);
    expect(silentAt({ severity: "warning", team: "search", alertname: "Other" })).toEqual(["backup"]);
    expect(silentAt({ severity: "warning", team: "payments", alertname: "QueueLong" })).toEqual(["backup", "import"]);
  });

  it("never hold for the heartbeat", () => {
    expect(silentAt({ severity: "none", alertname: "Watchdog", team: "platform" })).toEqual([]);
  });

  it("change neither receivers nor working hours", () => {
    const labels = { severity: "warning", team: "search", alertname: "QueueLong" };
    expect(receiverOf(config.route, labels)).toBe("search-ticket");
    expect(decides(labels)?.active_time_intervals).toEqual(["working-hours"]);
  });

  it("add no route that cannot be reached", () => {
    expect(unreachableRoutes(config.route)).toEqual([]);
  });

  it("are intervals of Alertmanager: hours, days of the week and of the month", () => {
    expect(config.time_intervals?.find(({ name }) => name === "backup")).toEqual({
      name: "backup",
      time_intervals: [
        {
          times: [{ start_time: "02:00", end_time: "04:00" }],
          weekdays: ["sunday"],
          days_of_month: ["1:7"],
          location: "UTC",
        },
      ],
    });
    expect(config.time_intervals?.map(({ name }) => name)).toEqual(["working-hours", ...Object.keys(SILENCES)]);
  });
});
