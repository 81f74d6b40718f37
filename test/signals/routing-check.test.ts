import { describeProblem } from "../../constructs/core/errors";
import { secret } from "../../constructs/core/secret-ref";
import { checkRouting, checkTeams } from "../../constructs/signals/routing/check";
import { email } from "../../constructs/signals/routing/receivers/email";
import { pagerDuty } from "../../constructs/signals/routing/receivers/pager-duty";
import { slack } from "../../constructs/signals/routing/receivers/slack";
import { routes, type RoutesProps } from "../../constructs/signals/routing/routing";
import { COMPLETE, MAIL } from "./routing-examples";

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
    expect(problems(chat)).toEqual([expect.stringContaining('prod.routing.page: ["Slack #ops"] goes to a chat only')]);
    expect(problems({ teams: { payments: chat } })).toHaveLength(1);
    expect(problems(chat, "development")).toEqual([]);
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

describe("a team of a routing", () => {
  it("must own an alert: a misspelt one would never be told", () => {
    const routing = routes({ ...COMPLETE, teams: { payment: {} } });
    expect(checkTeams("prod.routing", routing, ["platform", "payments"]).map(describeProblem)).toEqual([
      'prod.routing.teams: "payment" is a team that owns no alert, so that its receivers are never told. ' +
        "Use one of: payments, platform, or remove it.",
    ]);
  });

  it("is right when it owns one", () => {
    expect(checkTeams("prod.routing", routes(COMPLETE), ["payments", "search"])).toEqual([]);
  });
});
