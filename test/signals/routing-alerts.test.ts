import { describeProblem } from "../../constructs/core/errors";
import { checkRoutedAlerts } from "../../constructs/signals/routing/check";
import { checkTree } from "../../constructs/signals/routing/check-tree";
import type { AlertmanagerConfig, RouteConfig } from "../../constructs/signals/routing/config";
import type { Inhibition } from "../../constructs/signals/routing/inhibition";
import { alertmanagerConfig } from "../../constructs/signals/routing/render";
import type { RoutedAlert } from "../../constructs/signals/routing/routed-alert";
import { routes, type RoutesProps } from "../../constructs/signals/routing/routing";
import type { Silence } from "../../constructs/signals/routing/silence";
import { environmentTable } from "../../constructs/signals/routing/table";
import { SEVERITIES } from "../../constructs/signals/severity";
import { COMPLETE, complete } from "./routing-examples";

const LABELS = ["alertname", "severity", "team", "cluster", "namespace", "service"];

const ALERTS: readonly RoutedAlert[] = [
  { alert: "Watchdog", severity: "none", team: "platform" },
  { alert: "KubePodCrashLooping", severity: "warning", team: "platform" },
  { alert: "KubeletDown", severity: "critical", team: "platform" },
  { alert: "PaymentsDown", severity: "critical", team: "payments", labels: LABELS },
  { alert: "PaymentsSlow", severity: "warning", team: "payments", labels: LABELS },
  { alert: "QueueLong", severity: "warning", team: "search", labels: ["alertname", "severity", "team", "cluster"] },
  { alert: "IndexOld", severity: "info", team: "data" },
];

function problems(differences: Partial<RoutesProps>, alerts = ALERTS): string[] {
  return checkRoutedAlerts("prod.routing", routes({ ...COMPLETE, ...differences }), alerts).map(describeProblem);
}

function treeProblems(change: (config: AlertmanagerConfig) => AlertmanagerConfig, alerts = ALERTS): string[] {
  return checkTree("prod.routing", change(alertmanagerConfig(complete)), alerts).map(describeProblem);
}

function withRoutes(change: (routes: readonly RouteConfig[]) => readonly RouteConfig[]) {
  return (config: AlertmanagerConfig): AlertmanagerConfig => ({
    ...config,
    route: { ...config.route, routes: change(config.route.routes ?? []) },
  });
}

describe("a routing and the alerts of its environment", () => {
  it("fit when every alert reaches somebody", () => {
    expect(problems({})).toEqual([]);
  });

  it("do not when a team owns no alert: a misspelt one would never be told", () => {
    expect(problems({ teams: { payment: {} } })).toEqual([
      'prod.routing.teams: "payment" is a team that owns no alert, so that its receivers are never told. ' +
        "Use one of: data, payments, platform, search, or remove it.",
    ]);
  });

  it("do not when an alert of a pack takes the name of the heartbeat", () => {
    const alert: RoutedAlert = { alert: "Watchdog", severity: "critical", team: "payments" };
    expect(problems({}, [...ALERTS, alert])).toEqual([
      expect.stringContaining(
        '"Watchdog of team payments, critical" reaches the receiver "heartbeat", which wakes nobody',
      ),
    ]);
  });

  it("do not when the alert that the heartbeat is made of is off", () => {
    expect(problems({}, ALERTS.slice(1))).toEqual([
      expect.stringContaining("prod.routing.heartbeat: never beats: the alert Watchdog is off"),
    ]);
  });

  it("do not when a silence is about an alert or a team that does not exist", () => {
    const night = { from: "02:00", to: "04:00", timeZone: "UTC" };
    const silences = { a: { ...night, alerts: ["QueueLng"] }, b: { ...night, team: "serch" } };
    expect(problems({ silences })).toEqual([
      expect.stringContaining('"serch" is a team that owns no alert, so that nothing is silenced'),
      expect.stringContaining('prod.routing.silences.a.alerts: "QueueLng" is no alert of this environment'),
    ]);
    expect(problems({ silences: { a: { ...night, alerts: ["QueueLong"], team: "payments" } } })).toHaveLength(1);
    expect(problems({ silences: { a: { ...night, alerts: ["KubePodCrashLooping"] } } })).toEqual([]);
  });

  it.each<[string, Partial<Silence>, string]>([
    [
      "a page that it does not name",
      { alerts: ["KubeletDown"] },
      'silences.a.alerts: "KubeletDown" is only critical, and the silence is for warning. ' +
        'Say so, if that is meant: severities: ["critical"].',
    ],
    [
      "what nobody is told of",
      { alerts: ["IndexOld"] },
      '"IndexOld" is only info, and the silence is for warning. Leave',
    ],
    ["a team that has information only", { team: "data" }, "silences.a: holds for alerts that are only info"],
    [
      "a ticket by the name of a page",
      { alerts: ["QueueLong"], severities: ["critical"] },
      '"QueueLong" is only warning',
    ],
  ])("do not when a silence holds for nothing: %s", (_, silence, message) => {
    const a = { from: "02:00", to: "04:00", timeZone: "UTC", ...silence };
    expect(problems({ silences: { a } })).toEqual([expect.stringContaining(message)]);
  });

  it("fit when a silence names an alert of two severities, of which it holds for one", () => {
    const a = { from: "02:00", to: "04:00", timeZone: "UTC", alerts: ["KubeletDown"] };
    const both: RoutedAlert = { alert: "KubeletDown", severity: "warning", team: "platform" };
    expect(problems({ silences: { a } }, [...ALERTS, both])).toEqual([]);
  });
});

describe("an inhibition", () => {
  const sound: Inhibition = { while: "PaymentsDown", mute: ["PaymentsSlow"], same: ["cluster", "service"] };

  it("is right when both alerts exist and have the labels that tell what they are about", () => {
    expect(problems({ inhibitions: [sound] })).toEqual([]);
  });

  it.each<[string, Partial<Inhibition>, string]>([
    ["a source that does not exist", { while: "PaymentDown" }, '"PaymentDown" is no alert of this environment'],
    ["a target that does not exist", { mute: ["PaymentSlow"] }, '"PaymentSlow" is no alert of this environment'],
    ["no target", { mute: [] }, "is empty, so that nothing is muted"],
    ["an alert that mutes itself", { mute: ["PaymentsDown"] }, "would mute other instances of itself"],
    ["no label that is equal", { same: [] }, "one alert would mute the others of the whole cluster"],
    ["a label that an alert lacks", { mute: ["QueueLong"] }, '"service" is no label of QueueLong'],
    [
      "a page that a ticket would mute",
      { while: "PaymentsSlow", mute: ["PaymentsDown"] },
      '"PaymentsDown" is critical and would be muted by PaymentsSlow, which is only warning',
    ],
  ])("is refused with %s", (_, differences, message) => {
    const found = problems({ inhibitions: [{ ...sound, ...differences }] });
    expect(found.join("\n")).toContain(message);
  });

  it("is rendered beside what holds everywhere", () => {
    const { inhibit_rules: rules } = alertmanagerConfig(routes({ ...COMPLETE, inhibitions: [sound] }));
    expect(rules.at(-1)).toEqual({
      source_matchers: ['alertname="PaymentsDown"'],
      target_matchers: ['alertname="PaymentsSlow"'],
      equal: ["cluster", "service"],
    });
    expect(rules).toHaveLength(5);
  });
});

describe("a tree of routes", () => {
  it("is wrong when a route comes after one that takes everything it matches", () => {
    const doubled = treeProblems(
      withRoutes((all) => [...all, { receiver: "page", matchers: ['severity="critical"'] }]),
    );
    expect(doubled).toEqual([
      expect.stringContaining('"severity=\\"critical\\"" is a route to "page" that no alert reaches'),
    ]);
    const hidden = treeProblems(
      withRoutes((all) => [{ receiver: "ticket", matchers: ['severity=~"critical|warning"'] }, ...all]),
    );
    expect(hidden.filter((text) => text.includes("no alert reaches")).length).toBeGreaterThan(2);
  });

  it("is wrong when critical alerts become tickets", () => {
    const swapped = treeProblems(
      withRoutes((all) => all.map((route) => (route.receiver === "page" ? { ...route, receiver: "ticket" } : route))),
    );
    expect(swapped).toEqual([
      expect.stringContaining('"KubeletDown of team platform, critical" reaches the receiver "ticket"'),
    ]);
  });

  it("is wrong when a receiver has lost its integrations", () => {
    const silent = treeProblems((config) => ({
      ...config,
      receivers: config.receivers.map(({ name, ...rest }) => (name === "search-ticket" ? { name } : { name, ...rest })),
    }));
    expect(silent).toEqual([
      expect.stringContaining(
        '"QueueLong of team search, warning" reaches the receiver "search-ticket", which tells nobody',
      ),
    ]);
  });

  it.each<[string, Partial<RouteConfig>, string]>([
    ["repeats as slowly as it is looked at", { repeat_interval: "1m" }, "leaves out beats"],
    ["is grouped over clusters", { group_by: ["alertname"] }, "is not sent for each cluster on its own"],
    ["rests at night", { active_time_intervals: ["working-hours"] }, "is silent at some times"],
    ["goes to a chat", { receiver: "ticket" }, "is not where its alert is routed to"],
  ])("is wrong when its heartbeat %s", (_, change, message) => {
    const found = treeProblems(withRoutes(([beat, ...rest]) => [{ ...beat, ...change }, ...rest]));
    expect(found).toEqual([expect.stringContaining(`prod.routing.heartbeat: ${message}`)]);
  });

  it("is wrong when an alert mutes its heartbeat", () => {
    const rule = { source_matchers: ['severity="critical"'], target_matchers: ['severity="none"'], equal: ["cluster"] };
    const found = treeProblems((config) => ({ ...config, inhibit_rules: [rule] }));
    expect(found).toEqual([expect.stringContaining("is muted by other alerts")]);
  });
});

describe("the table of an environment", () => {
  const rows = environmentTable(complete, ALERTS);

  it("names every team whose alerts can fire, who is told, and what about", () => {
    expect(rows.map(({ team, severity, told, alerts }) => [team, severity, told, alerts.join()])).toEqual([
      ["data", "info", "nobody", "IndexOld"],
      ["payments", "critical", "PagerDuty, webhook of Secret payments, key url", "PaymentsDown"],
      ["payments", "warning", "mail to payments@example.com", "PaymentsSlow"],
      ["platform", "critical", "PagerDuty", "KubeletDown"],
      ["platform", "warning", "Slack #ops", "KubePodCrashLooping"],
      ["search", "warning", "Slack #search, Slack #search-log", "QueueLong"],
      ["everybody else", "heartbeat", "heartbeat service of Secret alerting, key heartbeat", "Watchdog"],
    ]);
  });

  it("says of each severity of a team whom it reaches: its own receivers, or those of all", () => {
    const each = ["payments", "search", "data", "platform"].flatMap((team) =>
      SEVERITIES.map((severity): RoutedAlert => ({ alert: "Any", severity, team })),
    );
    const told = environmentTable(complete, each).map((row) => `${row.team} ${row.severity}: ${row.told}`);
    expect(told).toEqual([
      "data critical: Jira Service Management",
      "data warning: Jira DATA, Teams Data",
      "data info: nobody",
      "payments critical: PagerDuty, webhook of Secret payments, key url",
      "payments warning: mail to payments@example.com",
      "payments info: nobody",
      "platform critical: PagerDuty",
      "platform warning: Slack #ops",
      "platform info: nobody",
      "search critical: PagerDuty",
      "search warning: Slack #search, Slack #search-log",
      "search info: nobody",
      "everybody else heartbeat: heartbeat service of Secret alerting, key heartbeat",
    ]);
  });

  it("tells a page again sooner than a ticket, and a heartbeat every minute", () => {
    const again = rows.map((row) => `${row.severity} ${row.again}`);
    expect(new Set(again)).toEqual(new Set(["critical 4h", "warning 1d", "info never", "heartbeat 1m"]));
  });

  it("says when tickets are told", () => {
    expect(rows.find(({ severity }) => severity === "warning")?.when).toBe(
      "monday to friday, 09:00 to 17:00 Europe/Berlin",
    );
  });

  it("says when tickets wait and when they are silent", () => {
    const silences = { backup: { team: "search", from: "02:00", to: "04:00", timeZone: "UTC" } };
    const table = environmentTable(routes({ ...COMPLETE, silences }), ALERTS);
    expect(table.find(({ team, severity }) => team === "search" && severity === "warning")?.when).toBe(
      "monday to friday, 09:00 to 17:00 Europe/Berlin; not every day, 02:00 to 04:00 UTC",
    );
  });
});
