import { days, minutes, ms } from "../../constructs/core/duration";
import { attempt, describeProblem } from "../../constructs/core/errors";
import { service, type ServiceSignals } from "../../constructs/packs/service";
import type { Condition } from "../../constructs/packs/service/condition";
import { latency } from "../../constructs/signals/slo/objective";
import { built, failures, PLACE, TEXTS, type Tools } from "./payments";

describe("the place of a service", () => {
  const placing = (props: object, http: "fastapi" | undefined): string =>
    attempt(() => service("payments", { ...PLACE, ...(http && { http }), ...props }, () => ({})))
      .problems.map(describeProblem)
      .join("\n");

  it.each<[string, object, string]>([
    ["no namespace", { namespace: "" }, '.namespace: "" is no Kubernetes name'],
    ["a title for a namespace", { namespace: "Shop Foo" }, '.namespace: "Shop Foo" is no Kubernetes name'],
    ["nobody", { team: " " }, '.team: " " is nobody'],
    ["no port", { port: "" }, '.port: "" is no Kubernetes name'],
    ["a path without a slash", { path: "metrics" }, '.path: "metrics" is no path. Begin it with a slash'],
    ["every Service", { selector: {} }, ".selector: {} would match everything in the namespace"],
    ["another kind", { monitor: "node" }, '.monitor: "node" is not one of the choices'],
  ])("is refused where it names %s, with HTTP and without", (_what, props, message) => {
    expect(placing(props, undefined)).toContain(`service("payments")${message}`);
    expect(placing(props, "fastapi")).toContain(`httpService("payments")${message}`);
  });

  it("is told with what its function must return, where that returns nothing", () => {
    const nothing = (() => undefined) as unknown as () => ServiceSignals;
    expect(() => built(nothing)).toThrow('service("payments"): is built by a function that returns no signals');
  });
});

describe("the alerts of a service", () => {
  it.each([
    [
      "fires at a value within the limit",
      { fires: [0.1], silent: [0.05] },
      'service("payments").alerts.PaymentFailures.fires: 0.1 is a value at which it stays silent',
    ],
    [
      "stays silent beyond it",
      { fires: [0.2], silent: [0.05, 0.15] },
      'service("payments").alerts.PaymentFailures.silent: 0.15 is a value at which it fires',
    ],
    [
      "is of more than everything",
      { fires: [20], silent: [0.05] },
      'service("payments").alerts.PaymentFailures: 20 is no value that there can be',
    ],
  ] as const)("are refused where one %s", (_what, cases, message) => {
    const build = (tools: Tools): ServiceSignals => ({
      alerts: [
        tools.alert("PaymentFailures", { ...TEXTS, severity: "critical", when: failures(tools).above(0.1), ...cases }),
      ],
    });
    expect(() => built(build)).toThrow(message);
  });

  it("are refused together: everything that is wrong with them is told at once", () => {
    const build = (tools: Tools): ServiceSignals => {
      const { m, alert, logAlert, highest, logs } = tools;
      const info = { ...TEXTS, severity: "info" } as const;
      const when = highest(m.payments_waiting()).above(100);
      const lines = logs.containing("failed payment").over(minutes(5)).above(5);
      return {
        alerts: [
          alert("PaymentsWaiting", { ...info, when, fires: [100], silent: [99] }),
          alert("PaymentFailures", { ...info, when: failures(tools).above(0.1), fires: [0.2], silent: [0.15] }),
        ],
        logAlerts: [logAlert("FailedPaymentsLogged", { ...info, when: lines, line: "paid", fires: [6], silent: [5] })],
        slos: [latency(99, { under: ms(7) })],
      };
    };
    const told = [
      'service("payments").alerts.PaymentsWaiting.fires: 100 is a value',
      'service("payments").alerts.PaymentFailures.silent: 0.15 is a value',
      'service("payments").logAlerts.FailedPaymentsLogged.line: "paid" does not contain',
      'httpService("payments").slos.latency.under: "7ms" is not the bound',
    ];
    for (const each of told) expect(() => built(build)).toThrow(each);
  });

  /** What is said of an alert on a condition alone. */
  const about = (when: (tools: Tools) => Condition, fires = 1, silent = 0): string[] => {
    const { problems } = attempt(() =>
      built(({ alert, ...tools }) => {
        const props = { ...TEXTS, severity: "info", when: when({ alert, ...tools }) } as const;
        return { alerts: [alert("Trouble", { ...props, fires: [fires], silent: [silent] })] };
      }),
    );
    return problems.map(describeProblem);
  };
  const trouble = 'service("payments").alerts.Trouble.when: ';

  it.each<[string, (tools: Tools) => Condition, string]>([
    [
      "a part that is the whole",
      ({ m, share }) => share(m.payments_waiting(), m.payments_waiting()).over(minutes(5)).above(0.1),
      '"payments_waiting{namespace=\\"shop\\", service=\\"payments\\"}" is no part of',
    ],
    [
      "no selector",
      ({ rate }) => rate("rate(x_total[5m])").over(minutes(5)).above(1),
      '"rate(x_total[5m])" is no selector that a series could match',
    ],
    ["no selector of a level", ({ lowest }) => lowest("x{").below(1), '"x{" is no selector'],
    ["a limit that is no number", ({ highest }) => highest("x").above(NaN), "NaN is no number"],
    ["no limit at all", ({ rate }) => rate("x").over(minutes(5)).below(Infinity), "Infinity is no number"],
    [
      "percent",
      (tools) => failures(tools).above(10),
      "10 is no limit that a share can pass. A share is 0 to 1: 0.1 is",
    ],
    ["more than everything", (tools) => failures(tools).above(1), "1 is no limit that a share can pass"],
    ["less than nothing", ({ rate }) => rate("x").over(minutes(5)).above(-1), "-1 is no limit that a rate can pass"],
    ["a rate below zero", ({ rate }) => rate("x").over(minutes(5)).below(0), "0 is no limit that a rate can pass"],
    ["a month", ({ rate }) => rate("x").over(days(30)).above(1), '"30d" is a window of more samples than'],
    ["no window", ({ rate }) => rate("x").over(minutes(0)).above(1), '"0s" is no window'],
    [
      "fewer than no events",
      ({ m, share }) =>
        share(m.payments_processed_total({ status: "x" }), "y", { enough: -1 })
          .over(minutes(5))
          .above(0),
      "-1 is no number of events",
    ],
  ])("are refused at their place where they ask for %s, and for that alone", (_what, when, message) => {
    expect(about(when)).toEqual([expect.stringContaining(trouble + message)]);
  });

  it("may be about levels below zero", () => {
    expect(about(({ lowest }) => lowest("balance").below(-5), -6, -5)).toEqual([]);
    expect(about(({ rate }) => rate("x").over(minutes(5)).below(5), -6, 5)[0]).toContain("Use 0 or more");
    expect(about(({ highest }) => highest("x").above(5), Infinity, 5)[0]).toContain("is no value that there can be");
  });

  it("on lines are refused where every line has the text, or no number is exceeded", () => {
    const logging = (text: string, limit: number) => () =>
      built(({ logs, logAlert }) => {
        const when = logs.containing(text).over(minutes(5)).above(limit);
        return {
          logAlerts: [logAlert("Logged", { ...TEXTS, severity: "info", when, fires: [6], silent: [5] })],
        };
      });
    expect(logging("", 5)).toThrow('service("payments").logAlerts.Logged.when: "" is in every line');
    expect(logging("failed", -1)).toThrow("-1 is no number of lines that can be exceeded");
    expect(logging("failed", NaN)).toThrow("NaN is no number");
  });
});
