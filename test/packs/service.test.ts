import { readFileSync } from "node:fs";
import { join } from "node:path";
import { days, minutes, ms } from "../../constructs/core/duration";
import { describeProblem } from "../../constructs/core/errors";
import { checkSignals } from "../../constructs/packs/check";
import type { Signals } from "../../constructs/packs/pack";
import { service, type ServiceSignals } from "../../constructs/packs/service";
import { matches } from "../../constructs/signals/metrics/selector";
import { events } from "../../constructs/signals/slo/indicator";
import { availability } from "../../constructs/signals/slo/objective";
import { testedRules } from "../signals/promtool";
import { describeWith } from "../support/programs";
import { ROOT } from "../support/sources";
import { built, everything, PLACE, TEXTS, type Tools } from "./payments";
import { SITE } from "./shipped";

const all = built();
const own = all.rules.filter(({ name }) => name === "payments");
const alerts = own.flatMap(({ rules }) => rules).flatMap((rule) => (rule.kind === "alerting" ? [rule] : []));

describe("a service", () => {
  it("passes all checks", () => {
    expect(checkSignals("test", [all])).toEqual([]);
  });

  it("has what every HTTP service has, and its own beside it", () => {
    expect(all.rules.map(({ name }) => name)).toEqual([
      "payments-http",
      "slo-shop-payments-availability",
      "slo-shop-payments-latency",
      "payments",
    ]);
    expect(all.logRules.map(({ name }) => name)).toEqual(["payments-logs", "payments"]);
    expect(all.runbooks.map(({ path }) => path)).toContain("docs/runbooks/PaymentFailures.md");
  });

  it("shows each of its alerts with its limit, on the dashboard of its requests", () => {
    const [dashboard] = all.dashboards;
    expect(dashboard?.uid).toBe("http-shop-payments");
    expect(dashboard?.rows[1]?.panels.map((panel) => [panel.title, "thresholds" in panel && panel.thresholds])).toEqual(
      [
        ["Payment failures", { warning: 0.1, bad: "above" }],
        ["Payments rare", { warning: 1, bad: "below" }],
        ["Payments many", { warning: 10, bad: "above" }],
        ["Payments waiting", { warning: 100, bad: "above" }],
        ["Payments idle", { warning: 1, bad: "below" }],
      ],
    );
  });

  it("may say more about its HTTP answers than their dialect", () => {
    const http = { dialect: "prom-client", latency: { under: ms(250), share: 0.9 } } as const;
    const { rules } = built(() => ({}), { http });
    expect(JSON.stringify(rules)).toContain('le=\\"0.25\\"');
    expect(() => service("payments", { ...PLACE, http: { ...http, errorRatio: 5 } }, () => ({}))).toThrow(
      "is no share",
    );
  });

  it("needs no HTTP: then it has its monitor, its objectives and a dashboard of its own", () => {
    const build = (tools: Tools): ServiceSignals => ({
      ...everything(tools),
      slos: [
        availability(99, {
          of: events({
            bad: tools.m.payments_processed_total({ status: "failure" }),
            total: tools.m.payments_processed_total(),
          }),
        }),
      ],
    });
    const worker = built(build, {});
    expect(checkSignals("test", [worker])).toEqual([]);
    expect(worker.monitors).toMatchObject([{ kind: "service", name: "payments", namespace: "shop", path: "/metrics" }]);
    expect(worker.slos[0]).toMatchObject({ labels: { namespace: "shop" }, team: "payments" });
    expect(worker.dashboards.map(({ uid }) => uid)).toEqual([
      "service-shop-payments",
      "slo-shop-payments-availability",
    ]);
  });

  it("is nothing more than its monitor when nothing is said", () => {
    const { rules, logRules, dashboards, monitors } = built(() => ({}), {});
    expect({ rules, logRules, dashboards }).toEqual({ rules: [], logRules: [], dashboards: [] });
    expect(monitors).toHaveLength(1);
  });
});

describe("the selectors of a service", () => {
  it("ask for its own series, unless they say another", () => {
    let written: readonly string[] = [];
    built(({ m }) => {
      written = [
        m.payments_processed_total({ status: matches("fail.*") }),
        m.payment_seconds.bucket({ le: "+Inf", service: "other" }),
        m.payment_seconds.count(),
      ];
      return {};
    });
    expect(written).toEqual([
      'payments_processed_total{namespace="shop", service="payments", status=~"fail.*"}',
      'payment_seconds_bucket{namespace="shop", service="other", le="+Inf"}',
      'payment_seconds_count{namespace="shop", service="payments"}',
    ]);
  });

  it("do not compile with a name or a label that is not there", () => {
    const build = ({ m }: Tools): ServiceSignals => {
      // @ts-expect-error there is no such metric
      void m.payments_total;
      // @ts-expect-error there is no such label
      m.payments_processed_total({ state: "failure" });
      return {};
    };
    expect(() => built(build)).toThrow("is no label of this metric");
  });
});

describe("the alerts of a service", () => {
  it("compare one value for the service in a cluster", () => {
    const by = "sum by (cluster, namespace, service)";
    const of = 'payments_processed_total{namespace="shop", service="payments"';
    expect(alerts[0]?.expr).toBe(`${by} (rate(${of}, status="failure"}[15m])) / (${by} (rate(${of}}[15m])) > 0) > 0.1`);
  });

  it("can ask for enough events before a share says something", () => {
    const { rules } = built(({ m, share, alert }) => ({
      alerts: [
        alert("PaymentFailures", {
          ...TEXTS,
          severity: "critical",
          when: share(m.payments_processed_total({ status: "failure" }), m.payments_processed_total(), { enough: 20 })
            .over(minutes(15))
            .above(0.1),
          fires: [0.11],
          silent: [0.09],
        }),
      ],
    }));
    expect(JSON.stringify(rules)).toContain("> 20 / 900) > 0.1");
  });

  it("have cases of the values that were said, and of what is the same for all", () => {
    expect(alerts[0]?.cases.map(({ title }) => title)).toEqual([
      "fires at 11 %",
      "fires at 100 %",
      "stays silent at 9 %",
      "stays silent in the first minutes",
      "fires while the window still holds it",
      "stays silent when it is over",
      "stays silent when nothing happens",
      "stays silent when another namespace is in trouble",
      "stays silent when another service is in trouble",
    ]);
  });

  it("fire without events where too few are the trouble", () => {
    expect(alerts[1]?.cases.map(({ title }) => title)).toContain("fires when nothing happens");
  });

  it("are about the lines of its own streams, as its pods are labelled", () => {
    const selector = { app: "pay" };
    const { logRules } = built((tools) => ({ logAlerts: everything(tools).logAlerts ?? [] }), { selector });
    expect(logRules[0]?.rules[0]?.expr).toBe(
      'sum by (cluster, namespace, app) (count_over_time({namespace="shop", app="pay"} |= "failed payment" [5m])) > 5',
    );
  });

  it("are held to numbers of lines that prove them, and to a line that they count", () => {
    const logging = (fires: number, line?: string): Signals =>
      built(({ logs, logAlert }) => ({
        logAlerts: [
          logAlert("FailedPaymentsLogged", {
            ...TEXTS,
            severity: "info",
            when: logs.containing("failed payment").over(minutes(5)).above(5),
            ...(line !== undefined && { line }),
            fires: [fires],
            silent: [5],
          }),
        ],
      }));
    expect(checkSignals("test", [logging(6)])).toEqual([]);
    expect(checkSignals("test", [logging(4)])).toMatchObject([{ value: "fires with 4 lines" }]);
    expect(() => logging(6, "paid")).toThrow(
      'service("payments").logAlerts.FailedPaymentsLogged.line: "paid" does not contain "failed payment"',
    );
  });
});

it("judges its objectives over as long as the Prometheus of its site keeps samples", () => {
  const pack = service("payments", { ...PLACE, http: "fastapi" }, everything);
  const [slo] = pack({ ...SITE, metricsKept: days(7) }, undefined).slos;
  expect(slo?.period.toDays()).toBe(7);
});

it("is told what is wrong with it as the guide shows", () => {
  const [first] = refused(({ m, rate, alert }) => ({
    alerts: [
      alert("PaymentsWaiting", {
        ...TEXTS,
        severity: "info",
        when: rate(m.payments_waiting()).over(minutes(5)).above(0.1),
        fires: [0.2],
        silent: [0.05],
      }),
    ],
  }));
  expect(readFileSync(join(ROOT, "docs", "guide", "signals.md"), "utf8")).toContain(first);
});

function refused(build: (tools: Tools) => ServiceSignals): string[] {
  return checkSignals("dev.eks-eu1", [built(build)]).map(describeProblem);
}

/** Limits, traffic and levels at the ends of what may be said. */
const ends = built(({ m, alert, rate, share, highest, lowest }) => {
  const said = { ...TEXTS, severity: "warning" } as const;
  const paid = m.payments_processed_total();
  const failed = m.payments_processed_total({ status: "failure" });
  const some = { ...said, fires: [0.01], silent: [0] } as const;
  return {
    alerts: [
      alert("AnyPayment", { ...some, for: minutes(0), when: rate(paid).over(minutes(5)).above(0) }),
      alert("AnyFailure", { ...some, when: share(failed, paid).over(minutes(5)).above(0) }),
      alert("ManyFailures", {
        ...said,
        when: share(failed, paid, { enough: 50_000 }).over(minutes(2)).above(0.1),
        fires: [0.11],
        silent: [0.09],
      }),
      alert("FewFailures", {
        ...said,
        when: share(failed, paid, { enough: 50_000 }).over(minutes(5)).above(0.1),
        fires: [0.11],
        silent: [0.09],
      }),
      alert("Overdrawn", { ...said, when: lowest(m.payments_waiting()).below(-5), fires: [-6], silent: [-5, 3] }),
      alert("Positive", { ...said, when: highest(m.payments_waiting()).above(-5), fires: [-4, 3], silent: [-6] }),
    ],
  };
}, {}).rules;

describeWith("promtool", "promtool", () => {
  it("agrees with every case of a service", () => {
    expect(testedRules([...own, ...ends])).toBe("");
  });
});
