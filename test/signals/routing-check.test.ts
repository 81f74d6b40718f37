import { describeProblem } from "../../constructs/core/errors";
import { secret } from "../../constructs/core/secret-ref";
import { checkRouting } from "../../constructs/signals/routing/check";
import { email } from "../../constructs/signals/routing/receivers/email";
import { jira } from "../../constructs/signals/routing/receivers/jira";
import { msTeams } from "../../constructs/signals/routing/receivers/ms-teams";
import { pagerDuty } from "../../constructs/signals/routing/receivers/pager-duty";
import { slack } from "../../constructs/signals/routing/receivers/slack";
import { routes, type RoutesProps } from "../../constructs/signals/routing/routing";
import type { Silence, Silences } from "../../constructs/signals/routing/silence";
import { COMPLETE, ISSUES, MAIL } from "./routing-examples";

const BACKUP: Silence = { from: "02:00", to: "04:00", timeZone: "UTC" };

function silencing(differences: Partial<Silence>): Partial<RoutesProps> {
  return { silences: { backup: { ...BACKUP, ...differences } } };
}

function problems(differences: Partial<RoutesProps>, tier: "development" | "production" = "production"): string[] {
  return checkRouting("prod.routing", routes({ ...COMPLETE, ...differences }), tier).map(describeProblem);
}

describe("a routing", () => {
  it("is right when every kind of receiver is used as intended", () => {
    expect(problems({})).toEqual([]);
  });

  it("must tell somebody", () => {
    expect(problems({ page: [] })).toEqual([
      'prod.routing.page: has no receiver, so that nobody is told. Name a receiver, such as pagerDuty(secret("alerting", "pagerduty")).',
    ]);
    expect(problems({ ticket: [] })).toHaveLength(1);
    expect(problems({ page: undefined })).toHaveLength(1);
    expect(problems({ teams: { payments: { page: [] } } })[0]).toMatch(/^prod.routing.teams.payments.page: /);
  });

  it("must wake somebody about critical alerts, except in development", () => {
    const chat = { page: slack("#ops", secret("alerting", "slack")) };
    expect(problems(chat)).toEqual([
      expect.stringContaining('prod.routing.page: ["Slack #ops"] goes where nobody reads at night'),
    ]);
    expect(problems({ teams: { payments: chat } })).toHaveLength(1);
    expect(problems(chat, "development")).toEqual([]);
  });

  it("wakes nobody by a card in Teams or an issue in Jira", () => {
    const page = [msTeams("Ops", secret("alerting", "teams")), jira(ISSUES)];
    expect(problems({ page })).toEqual([expect.stringContaining('["Teams Ops","Jira DATA"] goes where nobody reads')]);
  });

  it("may tell a chat beside somebody who is woken", () => {
    const page = [slack("#ops", secret("alerting", "slack")), pagerDuty(secret("alerting", "pagerduty"))];
    expect(problems({ page })).toEqual([]);
  });

  it("must have a heartbeat, except in development", () => {
    expect(problems({ heartbeat: undefined })).toEqual([expect.stringMatching(/^prod.routing.heartbeat: is missing/)]);
    expect(problems({ heartbeat: undefined }, "development")).toEqual([]);
  });

  it("refuses a secret written as text, without repeating it", () => {
    // @ts-expect-error a string is no SecretRef
    const [problem, ...more] = problems({ page: pagerDuty("R0UT1NGKEY") });
    expect(problem).toMatch(/^prod.routing.page\[0\].routingKey: is not a reference to a Secret/);
    expect(problem).not.toContain("R0UT1NGKEY");
    expect(more).toEqual([]);
  });

  it.each([
    ["a channel without its sign", { ticket: slack("ops", secret("alerting", "slack")) }, "is not a channel of Slack"],
    [
      "an address without a domain",
      { ticket: email({ ...MAIL, to: "a@example.com, ops" }) },
      '"ops" is not an e-mail address',
    ],
    ["a mail server without a port", { ticket: email({ ...MAIL, smarthost: "smtp" }) }, "Write host:port"],
    ["a team with a capital letter", { teams: { Payments: {} } }, '"Payments" is not a name for a team'],
    [
      "a Jira with a path",
      { ticket: jira({ ...ISSUES, url: "https://acme.atlassian.net/jira" }) },
      "the address of a Jira",
    ],
    ["a Jira without a project", { ticket: jira({ ...ISSUES, project: "our project" }) }, "not the key of a project"],
    ["a Teams without a channel", { ticket: msTeams(" ", secret("data", "teams")) }, "names no channel of Teams"],
    ["a silence of the heartbeat", silencing({ alerts: ["Watchdog"] }), '"Watchdog" is the heartbeat'],
    ["a silence over midnight", silencing({ from: "22:00", to: "02:00" }), "ends before it begins"],
    ["a silence that lists no alert", silencing({ alerts: [] }), "silences.backup.alerts: is empty"],
    ["a silence on the 32nd", silencing({ daysOfMonth: [25, 32] }), "[25,32] are no days of a month"],
    ["a silence that bears a taken name", { silences: { "working-hours": BACKUP } }, "is not a name for a silence"],
    ["an unknown time zone", { workingHours: { timeZone: "Europe/Atlantis" } }, '"Europe/Atlantis" is not a time zone'],
    ["hours over midnight", { workingHours: { timeZone: "UTC", from: "22:00", to: "06:00" } }, "ends before it begins"],
    ["a time that is none", { workingHours: { timeZone: "UTC", from: "9:00" } }, '"9:00" is not a time of day'],
  ])("refuses %s", (_, differences, message) => {
    expect(problems(differences)).toEqual([expect.stringContaining(message)]);
  });

  const ALL = ["critical", "warning"] as const;
  const HALF: Silence = { from: "00:00", to: "12:00", timeZone: "UTC", severities: ALL };
  const REST: Silence = { ...HALF, from: "12:00", to: "24:00" };
  const WORKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday"] as const;
  const WEEKEND = ["saturday", "sunday"] as const;

  it.each<[string, Silences, string]>([
    ["one", { s: { ...HALF, to: "24:00" } }, 'silences.s: "s" tells nobody of critical alerts for 365 days on end'],
    ["two, one after the other", { a: HALF, b: REST }, 'silences: "a, b" tells nobody of critical alerts for 365 days'],
    ["one of all teams and one of a single team", { a: HALF, b: { ...REST, team: "search" } }, '"a, b" tells nobody'],
    ["one of all alerts and one of a single alert", { a: HALF, b: { ...REST, alerts: ["A"] } }, '"a, b" tells nobody'],
    [
      "those of single days",
      { a: { ...HALF, to: "24:00", weekdays: WORKDAYS }, b: { ...HALF, to: "24:00", weekdays: WEEKEND } },
      '"a, b" tells nobody of critical alerts for 365 days',
    ],
    [
      "those of days of the month, for a month",
      { a: { ...HALF, to: "24:00", daysOfMonth: [1, 28] } },
      "of critical alerts for 56 days",
    ],
    [
      "those of several time zones, for a summer",
      {
        a: { ...REST, timeZone: "Europe/Berlin" },
        b: { ...HALF, to: "10:00" },
        c: { ...HALF, from: "22:00", to: "24:00" },
      },
      '"a, b, c" tells nobody of critical alerts for 218 days',
    ],
    [
      "all but a moment between two looks at a group",
      { a: { ...HALF, from: "00:04", to: "24:00" } },
      "365 days on end",
    ],
    [
      "all the time that the working hours leave",
      { a: { from: "08:00", to: "18:00", timeZone: "Europe/Berlin", weekdays: WORKDAYS } },
      "with all that is outside of the working hours, tells nobody of warning alerts for 365 days on end",
    ],
  ])("refuses silences that leave no time to tell: %s", (_, silences, message) => {
    expect(problems({ silences })).toEqual([expect.stringContaining(message)]);
  });

  it.each<[string, Silences]>([
    ["five minutes a day are left", { a: { ...HALF, from: "00:05", to: "24:00", severities: ["critical"] } }],
    ["they are for alerts of different teams", { a: { ...HALF, team: "data" }, b: { ...REST, team: "search" } }],
    ["they are for different alerts", { a: { ...HALF, alerts: ["A"] }, b: { ...REST, alerts: ["B"] } }],
    ["they are for different severities", { a: { ...HALF, severities: ["warning"], weekdays: WEEKEND }, b: REST }],
    ["a day a week is left", { a: { ...HALF, to: "24:00", weekdays: [...WEEKEND, "monday", "tuesday"] } }],
    ["they are for a week of each month", { a: { ...HALF, to: "24:00", daysOfMonth: [1, 7] } }],
  ])("takes silences where %s", (_, silences) => {
    expect(problems({ silences })).toEqual([]);
  });

  it("reports all problems together", () => {
    expect(problems({ page: [], ticket: [], heartbeat: undefined })).toHaveLength(3);
  });
});
