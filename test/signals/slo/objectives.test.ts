import { readFileSync } from "node:fs";
import { join } from "node:path";
import { days, hours, minutes, ms, seconds } from "../../../constructs/core/duration";
import { describeProblem } from "../../../constructs/core/errors";
import { checkPeriods, checkSlos } from "../../../constructs/signals/slo/check";
import { events, lines } from "../../../constructs/signals/slo/indicator";
import type { MeasuredService } from "../../../constructs/signals/slo/measurements";
import {
  availability,
  latency,
  type Objective,
  throughput,
  timeSlices,
} from "../../../constructs/signals/slo/objective";
import { fitted } from "../../../constructs/signals/slo/period";
import { SPAN_SERIES, spanMetrics } from "../../../constructs/signals/slo/span-metrics";
import { type Slo, slos } from "../../../constructs/signals/slo/slo";
import { SPAN_METRICS } from "../../../constructs/platform/collector/span-metrics";
import { ROOT } from "../../support/sources";
import { only } from "./scenario";

const SERVICE: MeasuredService = { service: "orders", team: "shop", ...spanMetrics("orders") };

function problems(objectives: readonly Objective[], service: Partial<MeasuredService> = {}): string {
  try {
    slos({ ...SERVICE, ...service }, objectives);
  } catch (error) {
    return (error as Error).message;
  }
  return "";
}

describe("the objectives of a service", () => {
  const [available, fast, busy, healthy] = slos(SERVICE, [
    availability(99.9),
    latency(99, { under: ms(250) }),
    throughput(95, { atLeast: 100 }),
    timeSlices(99.5, { of: "min by (cluster) (probe_success)", atLeast: 1 }),
  ]);

  it("are whole sentences, about what the service measures", () => {
    expect([available, fast, busy, healthy].map((slo) => `${slo?.name}: ${slo?.title}`)).toEqual([
      "availability: 99.9 % of the events are good",
      "latency: 99 % of the events take at most 250ms",
      "throughput: At least 100 events per second in 95 % of the time",
      "time-slices: The value is at least 1 in 99.5 % of the time",
    ]);
  });

  it("take its events and durations", () => {
    const spans = 'service="orders", span_kind="SPAN_KIND_SERVER"';
    expect(available?.indicator).toEqual({
      kind: "events",
      bad: `traces_spanmetrics_calls_total{${spans}, status_code="STATUS_CODE_ERROR"}`,
      total: `traces_spanmetrics_calls_total{${spans}}`,
    });
    expect(fast?.indicator).toEqual({
      kind: "events",
      good: `traces_spanmetrics_latency_bucket{${spans}, le="0.25"}`,
      total: `traces_spanmetrics_latency_bucket{${spans}, le="+Inf"}`,
    });
    expect(busy?.indicator).toEqual({
      kind: "throughput",
      total: `traces_spanmetrics_calls_total{${spans}}`,
      atLeast: 100,
    });
    expect(healthy?.indicator).toEqual({
      kind: "slices",
      value: "min by (cluster) (probe_success)",
      bound: { op: "gte", value: 1 },
    });
  });

  it("can be about something else, and be called otherwise", () => {
    const failed = lines({ bad: '{app="pay"} |= "failed"', total: '{app="pay"}' });
    const [slo] = slos(SERVICE, [availability(99, { name: "payments", of: failed, period: days(7), title: "Paid" })]);
    expect(slo).toMatchObject({ name: "payments", indicator: failed, title: "Paid" });
    expect(slo?.period.equals(days(7))).toBe(true);
  });

  it("look back 30 days with the windows of the workbook, and over a week with those of sloth", () => {
    const shares = (slo: Slo): number[] => slo.windows.map(({ budgetPercent }) => budgetPercent);
    expect(available?.period.toDays()).toBe(30);
    expect(shares(only(availability(99)))).toEqual([2, 5, 10, 10]);
    expect(shares(only(availability(99, { period: days(28) })))).toEqual([2, 5, 10, 10]);
    expect(shares(only(availability(99, { period: days(7) })))).toEqual([8, 12.5, 20, 42]);
    // Half the share of twice the time is the same burn rate.
    expect(shares(only(availability(99, { period: days(14) })))).toEqual([4, 6.25, 10, 21]);
  });
});

describe("span metrics", () => {
  it("are the series that the platform's collectors write", () => {
    expect(SPAN_SERIES.calls).toBe(SPAN_METRICS.calls);
    expect(`${SPAN_SERIES.durations}_bucket`).toBe(SPAN_METRICS.latencyBucket);
  });

  it("can be those of one operation in one namespace", () => {
    const { events: calls } = spanMetrics("orders", { span: "POST /orders", namespace: "shop", kind: "CONSUMER" });
    expect(calls.total).toBe(
      'traces_spanmetrics_calls_total{namespace="shop", service="orders", span_name="POST /orders", span_kind="SPAN_KIND_CONSUMER"}',
    );
  });
});

describe("objectives that cannot be right", () => {
  const total = "jobs_total";
  it.each<readonly [string, Objective, string]>([
    ["all of the events", availability(100), "objective: 100 is no objective"],
    ["none", availability(0), "objective: 0 is no objective"],
    ["a number that is none", availability(NaN), "objective: NaN is no objective"],
    [
      "a limit between two buckets",
      latency(99, { under: ms(300) }),
      '"300ms" is not the bound of a bucket of traces_spa',
    ],
    ["a name that breaks selectors", availability(99, { name: 'a"b' }), "is no name"],
    ["windows longer than the period", availability(99, { period: days(2) }), "is no shorter than the period, 2d"],
    [
      "bad events that are all events",
      availability(99, { of: events({ bad: total, total }) }),
      "counts everything that",
    ],
    ["a range in a selector", availability(99, { of: events({ bad: "a[5m]", total }) }), "is no selector of counters"],
    ["an aggregation", availability(99, { of: events({ good: "sum(a)", total }) }), "is no selector of counters"],
    ["a throughput of nothing", throughput(99, { atLeast: 0 }), "atLeast: 0 is always reached"],
    [
      "bad events that are no part of all",
      availability(99, { of: events({ bad: 'a_total{code="500"}', total: 'a_total{code="200"}' }) }),
      "counts everything that total counts, or nothing at all",
    ],
    [
      "a regular expression that only others know",
      availability(99, { of: events({ bad: 'a_total{code=~"(?!2).*"}', total }) }),
      'bad: "(?!2).*" is no regular expression of Prometheus',
    ],
    ["a throughput that never ends", throughput(99, { atLeast: Infinity }), "atLeast: Infinity is never reached"],
    ["no query", timeSlices(99, { of: " ", atMost: 1 }), "value: is empty"],
    ["a bound that is no number", timeSlices(99, { of: "up", atMost: NaN }), "is no number that a value could pass"],
    ["a title that Prometheus would read", availability(99, { title: "{{ broken" }), "would be read as a template"],
    ["a title that says nothing", availability(99, { title: " " }), "title: is empty"],
    ["no lines", availability(99, { of: lines({ bad: "", total: "{}" }) }), "bad: is empty"],
  ])("such as %s are refused", (_what, objective, expected) => {
    expect(problems([objective])).toContain(expected);
  });

  it.each([
    ["never outlast the short one", { long: minutes(5), short: minutes(5) }, "is no longer than the short window"],
    ["are shorter than a rate can be", { short: seconds(30) }, "is too short for a rate"],
    ["fire although the budget would last", { budgetPercent: 0.1 }, "fires although the budget would last"],
    ["can never fire", { budgetPercent: 100 }, "can never fire: each needs more than all events to be bad"],
    ["have no share of the budget", { budgetPercent: NaN }, "fires although the budget would last"],
    ["tell nobody", { severity: "info" as "warning" }, 'severity: "info" makes no alert about a budget'],
  ])("are those whose windows %s", (_what, change, expected) => {
    const window = { severity: "critical", long: hours(1), short: minutes(5), budgetPercent: 2, ...change } as const;
    expect(problems([availability(99, { windows: [window] })])).toContain(expected);
  });

  it("are those with two windows of one length, which an alert could not tell apart, unless their severities do", () => {
    const window = { severity: "critical", long: hours(1), short: minutes(5), budgetPercent: 2 } as const;
    const twice = [window, { ...window, budgetPercent: 3 }];
    expect(problems([availability(99, { windows: twice })])).toContain('windows: "critical 1h" is there twice');
    expect(problems([availability(99, { windows: [window, { ...window, severity: "warning" }] })])).toBe("");
  });

  it.each([Infinity, NaN, -1])("have a floor of traffic of %d", (minimumTraffic) => {
    expect(problems([availability(99)], { minimumTraffic })).toContain("is no number of events per second");
  });

  it("hold a value against two bounds, or none", () => {
    const held = (bounds: object): (() => unknown) => {
      return () => timeSlices(99, { of: "up", ...(bounds as { atMost: number }) });
    };
    expect(held({ atMost: 1, below: 2 })).toThrow('"atMost, below" is not one bound for the value');
    expect(held({})).toThrow("is not one bound for the value");
    expect(held({ atMost: undefined, below: 2 })).not.toThrow();
    // @ts-expect-error: the compiler knows as well
    expect(() => timeSlices(99, { of: "up", atLeast: 1, above: 2 })).toThrow();
  });

  it("are those that nobody measures", () => {
    const nothing = { events: undefined, durations: undefined };
    const text = problems([availability(99), latency(99, { under: ms(250) }), throughput(9, { atLeast: 1 })], nothing);
    expect(text.split("\n")).toEqual([
      'slos("orders").availability: cannot be measured: the service does not say which events are bad. Add of: events({ bad, total }).',
      'slos("orders").latency: cannot be measured: the service does not say how long its events take. Add of: { name: <a histogram> }.',
      'slos("orders").throughput: cannot be measured: the service does not say a counter of its events. Add of: <selector of a counter>.',
    ]);
  });

  it("are told all at once", () => {
    const text = problems([availability(100), latency(101, { under: ms(300) })], { service: "Orders", team: "" });
    expect(text.split("\n")).toHaveLength(4);
  });

  it("are two of one name, but not in two namespaces", () => {
    expect(problems([availability(99), availability(99.9)])).toContain("are the labels of more than one objective");
    const inBoth = ["shop", "billing"].map((namespace) => only(availability(99), { labels: { namespace } }));
    expect(checkSlos("test", inBoth)).toEqual([]);
  });

  it("carry no label that they have anyway", () => {
    expect(problems([availability(99)], { labels: { slo: "x" } })).toContain(
      "is a label that every objective has anyway",
    );
    expect(problems([availability(99)], { labels: { 'a"': "x" } })).toContain("is no label with a plain value");
    expect(problems([availability(99)], { labels: { a: "{{ x" } })).toContain("is no label with a plain value");
    expect(problems([availability(99)], { team: "{{ x" })).toContain("would be read as a template in an alert");
  });
});

describe("a period", () => {
  const chosen = only(availability(99, { period: days(30) }));
  const shares = ({ windows }: Slo): number[] => windows.map(({ budgetPercent }) => budgetPercent);

  it("that nobody chose is as long as samples are kept, in whole days, and never longer than 30", () => {
    expect(fitted(only(), days(90)).period.toDays()).toBe(30);
    expect(fitted(only(), hours(180)).period.toDays()).toBe(7);
    expect(shares(fitted(only(), days(7)))).toEqual([8, 12.5, 20, 42]);
    expect(checkSlos("dev.slos", [fitted(only(), days(7))])).toEqual([]);
  });

  it("stays as it is where it or the windows were chosen, or where too little is kept for the windows", () => {
    const windows = only().windows;
    for (const slo of [chosen, only(availability(99, { windows }))]) expect(fitted(slo, days(7))).toBe(slo);
    expect(fitted(only(), days(3)).period.toDays()).toBe(30);
  });

  it("is no longer than samples are kept", () => {
    expect(checkPeriods("dev.slos", [chosen], days(30))).toEqual([]);
    expect(checkPeriods("dev.slos", [chosen], days(15))).toEqual([
      {
        at: "dev.slos.availability.period",
        value: "30d",
        problem:
          "is longer than the Prometheus of this cluster keeps samples, 15d: the budget would forget what is older",
        fix: "Keep metrics.local for longer in the retention of the environment, or say a period of at most 15d, or none to follow the retention",
      },
    ]);
    const [shown] = checkPeriods("production.eks-eu1.payments.slos", [chosen], days(15)).map(describeProblem);
    expect(readFileSync(join(ROOT, "docs", "guide", "slos.md"), "utf8")).toContain(shown);
    // The windows of the objective would not fit either.
    expect(checkPeriods("dev.slos", [chosen], days(2))[0]?.fix).not.toContain("or say");
  });
});
