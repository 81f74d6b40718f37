import { days, hours, minutes, ms, seconds } from "../../../constructs/core/duration";
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
import { SPAN_SERIES, spanMetrics } from "../../../constructs/signals/slo/span-metrics";
import { type Slo, slos } from "../../../constructs/signals/slo/slo";
import { SPAN_METRICS } from "../../../constructs/platform/collector/span-metrics";
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
    ["a number that is none", availability(NaN), "is no objective"],
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
    ["no query", timeSlices(99, { of: " ", atMost: 1 }), "value: is empty"],
    ["no lines", availability(99, { of: lines({ bad: "", total: "{}" }) }), "bad: is empty"],
  ])("such as %s are refused", (_what, objective, expected) => {
    expect(problems([objective])).toContain(expected);
  });

  it.each([
    ["never outlast the short one", { long: minutes(5), short: minutes(5) }, "is no longer than the short window"],
    ["are shorter than a rate can be", { short: seconds(30) }, "is too short for a rate"],
    ["fire although the budget would last", { budgetPercent: 0.1 }, "fires although the budget would last"],
    ["can never fire", { budgetPercent: 100 }, "can never fire: each needs more than all events to be bad"],
  ])("are those whose windows %s", (_what, change, expected) => {
    const window = { severity: "critical", long: hours(1), short: minutes(5), budgetPercent: 2, ...change } as const;
    expect(problems([availability(99, { windows: [window] })])).toContain(expected);
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
  });
});

describe("a period", () => {
  it("is no longer than samples are kept", () => {
    expect(checkPeriods("dev.slos", [only()], days(30))).toEqual([]);
    expect(checkPeriods("dev.slos", [only()], days(15))).toEqual([
      expect.objectContaining({ at: "dev.slos.availability.period", value: "30d" }),
    ]);
  });
});
