import { describeProblem } from "../../constructs/core/errors";
import { secret } from "../../constructs/core/secret-ref";
import { checkRouting } from "../../constructs/signals/routing/check";
import { email } from "../../constructs/signals/routing/receivers/email";
import { jira } from "../../constructs/signals/routing/receivers/jira";
import { msTeams } from "../../constructs/signals/routing/receivers/ms-teams";
import { pagerDuty } from "../../constructs/signals/routing/receivers/pager-duty";
import { slack } from "../../constructs/signals/routing/receivers/slack";
import { routes, type RoutesProps } from "../../constructs/signals/routing/routing";
import type { Silence } from "../../constructs/signals/routing/silence";
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

  it("reports all problems together", () => {
    expect(problems({ page: [], ticket: [], heartbeat: undefined })).toHaveLength(3);
  });
});
