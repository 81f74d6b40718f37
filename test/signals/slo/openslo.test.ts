import { parseAllDocuments, stringify } from "yaml";
import { days, hours, minutes, ms } from "../../../constructs/core/duration";
import { lines } from "../../../constructs/signals/slo/indicator";
import { availability, latency, throughput, timeSlices } from "../../../constructs/signals/slo/objective";
import { readOpenSlo } from "../../../constructs/signals/slo/openslo/read";
import { writeOpenSlo } from "../../../constructs/signals/slo/openslo/write";
import { type Slo, slos } from "../../../constructs/signals/slo/slo";
import { spanMetrics } from "../../../constructs/signals/slo/span-metrics";

function parsed(text: string): unknown[] {
  return parseAllDocuments(text).map((document) => document.toJS() as unknown);
}

const OWN: readonly Slo[] = slos(
  { service: "orders", team: "shop", labels: { namespace: "eu" }, minimumTraffic: 0.5, ...spanMetrics("orders") },
  [
    availability(99.9),
    latency(99, { under: ms(250), period: days(28) }),
    availability(97, { name: "payments", of: lines({ bad: '{app="p"} |= "failed"', total: '{app="p"}' }) }),
    timeSlices(99.5, { of: "min by (cluster) (probe_success)", atLeast: 1 }),
  ],
);

describe("an objective", () => {
  it.each(OWN.map((slo) => [slo.name, slo] as const))("about %s survives the way to OpenSLO and back", (_name, slo) => {
    // A document states the period, so that it is somebody's choice from then on.
    expect(readOpenSlo(parsed(stringify(writeOpenSlo(slo))))).toEqual([{ ...slo, adapts: undefined }]);
  });

  it("survives whatever its numbers are, because a period is written in one unit", () => {
    const labels: readonly Slo["labels"][] = [{}, { namespace: "eu", tier: "2" }];
    const tried = [95, 96.6, 99.95, 99.9995].flatMap((percent) =>
      [73, 168, 204, 24 * 28, 24 * 365, 24 * 364 + 1].flatMap((period) =>
        labels.flatMap((each) =>
          slos({ service: "a", team: "b", labels: each, minimumTraffic: percent / 7, ...spanMetrics("a") }, [
            availability(percent, { period: hours(period), name: "a-b" }),
            latency(percent, { under: ms(250), period: hours(period) }),
            timeSlices(percent, { of: "max by (cluster) (depth)", below: -percent, period: hours(period) }),
          ]),
        ),
      ),
    );
    expect(tried.map((slo) => readOpenSlo([writeOpenSlo(slo)])[0])).toEqual(tried);
  });

  it.each([
    [hours(204), "204h"],
    [days(365), "365d"],
    [days(28), "4w"],
    [minutes(6001), "6001m"],
  ])("over %s is written over %s", (period, written) => {
    const [slo] = slos({ service: "a", team: "b", ...spanMetrics("a") }, [availability(99, { period })]);
    expect(writeOpenSlo(slo!).spec.timeWindow).toEqual([{ duration: written, isRolling: true }]);
  });

  it("over a time with seconds cannot be written", () => {
    const [slo] = slos({ service: "a", team: "b", ...spanMetrics("a") }, [
      availability(99, { period: days(30).plus(ms(1)) }),
    ]);
    expect(() => writeOpenSlo(slo!)).toThrow('writeOpenSlo("a", "availability").period: "30d1ms" cannot be said in');
  });

  it("is written as the specification has it", () => {
    expect(writeOpenSlo(OWN[0]!)).toEqual({
      apiVersion: "openslo/v1",
      kind: "SLO",
      metadata: {
        name: "orders-availability",
        labels: { namespace: "eu", team: "shop" },
        annotations: { "belvedere/minimum-traffic": "0.5" },
      },
      spec: {
        description: "99.9 % of the events are good",
        service: "orders",
        indicator: {
          metadata: { name: "availability" },
          spec: {
            ratioMetric: {
              counter: true,
              bad: {
                metricSource: {
                  type: "Prometheus",
                  spec: {
                    query:
                      'traces_spanmetrics_calls_total{service="orders", span_kind="SPAN_KIND_SERVER", status_code="STATUS_CODE_ERROR"}',
                  },
                },
              },
              total: {
                metricSource: {
                  type: "Prometheus",
                  spec: { query: 'traces_spanmetrics_calls_total{service="orders", span_kind="SPAN_KIND_SERVER"}' },
                },
              },
            },
          },
        },
        timeWindow: [{ duration: "30d", isRolling: true }],
        budgetingMethod: "Occurrences",
        objectives: [{ displayName: "99.9 % of the events are good", target: 0.999 }],
      },
    });
  });

  it("about a throughput comes back as what it is computed from", () => {
    const [busy] = slos({ service: "a", team: "b" }, [throughput(95, { atLeast: 100, of: "jobs_total" })]);
    expect(readOpenSlo([writeOpenSlo(busy!)])[0]?.indicator).toEqual({
      kind: "slices",
      value: "sum by (cluster) (rate(jobs_total[5m]))",
      bound: { op: "gte", value: 100 },
    });
  });
});

const SLO = `
apiVersion: openslo/v1
kind: SLO
metadata: { name: checkout-success, labels: { team: payments } }
spec:
  service: checkout
  indicatorRef: success
  timeWindow: [{ duration: 4w, isRolling: true }]
  budgetingMethod: Occurrences
  objectives:
    - { displayName: Most payments go through, target: 0.995 }
    - { targetPercent: 99.9 }
`;

const INDICATOR = `
apiVersion: openslo/v1
kind: SLI
metadata: { name: success }
spec:
  ratioMetric:
    counter: true
    good: { metricSource: { metricSourceRef: metrics, spec: { query: 'sum(rate(paid_total{ok="true"}[{{.window}}]))' } } }
    total: { metricSource: { metricSourceRef: metrics, spec: { query: sum(paid_total) } } }
`;

const SOURCE = `
apiVersion: openslo/v1
kind: DataSource
metadata: { name: metrics }
spec: { type: Prometheus, connectionDetails: {} }
`;

const THRESHOLD = `
apiVersion: openslo/v1
kind: SLO
metadata: { name: answers, labels: { team: payments } }
spec:
  service: checkout
  indicator:
    spec: { thresholdMetric: { metricSource: { type: Prometheus, spec: { query: sum by (cluster) (up) } } } }
  timeWindow: [{ duration: 4w, isRolling: true }]
  budgetingMethod: Timeslices
  objectives: [{ target: 0.99, op: gte, value: 3, timeSliceTarget: 1, timeSliceWindow: 1m }]
`;

const LINES = `
apiVersion: openslo/v1
kind: SLO
metadata: { name: bookings, labels: { team: payments } }
spec:
  service: checkout
  indicator:
    spec:
      ratioMetric:
        counter: true
        bad: { metricSource: { type: TYPE, spec: { query: BAD } } }
        total: { metricSource: { type: Loki, spec: { query: '{app="p"}' } } }
  timeWindow: [{ duration: 4w, isRolling: true }]
  budgetingMethod: Occurrences
  objectives: [{ target: 0.99 }]
`;

const DOCUMENTS = `${SLO}---${INDICATOR}---${SOURCE}`;

describe("documents of others", () => {
  it("may refer to each other, hold several objectives, and sum what is a rate here anyway", () => {
    const read = readOpenSlo(parsed(DOCUMENTS));
    expect(read.map(({ name, objective, title, team }) => [name, objective, title, team])).toEqual([
      ["success", 99.5, "Most payments go through", "payments"],
      ["success-2", 99.9, "The promise is kept", "payments"],
    ]);
    expect(read[0]?.period.toDays()).toBe(28);
    expect(read[0]?.indicator).toEqual({ kind: "events", good: 'paid_total{ok="true"}', total: "paid_total" });
  });

  it("may count time slices in which enough events are good", () => {
    const slices = SLO.replace("Occurrences", "Timeslices").replace(
      /objectives:[^]*/,
      "objectives: [{ target: 0.99, timeSliceTarget: 0.95, timeSliceWindow: 5 }]",
    );
    const [read] = readOpenSlo(parsed(`${slices}\n---${INDICATOR}---${SOURCE}`));
    const total = "sum by (cluster) (rate(paid_total[5m]))";
    expect(read?.indicator).toEqual({
      kind: "slices",
      value: `(sum by (cluster) (rate(paid_total{ok="true"}[5m])) or 0 * ${total}) / (${total} > 0)`,
      bound: { op: "gte", value: 0.95 },
    });
  });

  it("may hold a value against a threshold at every moment", () => {
    expect(readOpenSlo(parsed(THRESHOLD))[0]?.indicator).toEqual({
      kind: "slices",
      value: "sum by (cluster) (up)",
      bound: { op: "gte", value: 3 },
    });
  });

  it.each([
    ["events that a value has none of", "Timeslices", "Occurrences", "counts events, and a thresholdMetric has none"],
    ["a part of a slice", "timeSliceTarget: 1", "timeSliceTarget: 0.5", "0.5 judges a part of a slice by a value"],
    ["no part of a slice", "timeSliceTarget: 1,", "", "timeSliceTarget: judges a part of a slice"],
    ["long slices", "timeSliceWindow: 1m", "timeSliceWindow: 1h", '"1h" is not how often a value is judged'],
    ["a query that is none", "sum by (cluster) (up)", "sum(up", "query: "],
    ["another language", "type: Prometheus", "type: Loki", "is held against a threshold, but is no PromQL"],
    ["a ratio beside it", "thresholdMetric:", "ratioMetric: {}, thresholdMetric:", "stands beside a thresholdMetric"],
  ])("that hold values against a threshold are refused with %s", (_what, right, wrong, expected) => {
    expect(() => readOpenSlo(parsed(THRESHOLD.replace(right, wrong)))).toThrow(expected);
  });

  it.each([
    ["slices shorter than a rate", "timeSliceTarget: 0.9, timeSliceWindow: 1m", '"1m" is too short for a rate'],
    ["slices of no length", "timeSliceTarget: 0.9, timeSliceWindow: 0", "timeSliceWindow: 0 is no duration of OpenSLO"],
    ["slices of which more than all is good", "timeSliceTarget: 95, timeSliceWindow: 5", "95 is no share of a slice"],
  ])("about ratios are refused with %s", (_what, slice, expected) => {
    const slices = SLO.replace("Occurrences", "Timeslices").replace(
      /objectives:[^]*/,
      `objectives: [{ target: 0.99, ${slice} }]`,
    );
    expect(() => readOpenSlo(parsed(`${slices}\n---${INDICATOR}---${SOURCE}`))).toThrow(expected);
  });

  it("about lines of a log are read when both sides are of it, and are queries", () => {
    const read = (bad: string, type = "Loki"): Slo[] =>
      readOpenSlo(parsed(LINES.replace("BAD", bad).replace("TYPE", type)));
    expect(read(`'{app="p"} |= "bad"'`)[0]?.indicator).toEqual({
      kind: "lines",
      bad: '{app="p"} |= "bad"',
      total: '{app="p"}',
    });
    expect(() => read("'{app='")).toThrow("is no query");
    expect(() => read("a_total", "Prometheus")).toThrow("is no LogQL, as the query of all events is");
  });

  it("may leave the team to the reader", () => {
    const nobody = DOCUMENTS.replace(", labels: { team: payments }", "");
    expect(readOpenSlo(parsed(nobody), { team: "shop" })[0]?.team).toBe("shop");
    expect(() => readOpenSlo(parsed(nobody))).toThrow("documents[0].metadata.labels.team: is missing");
  });

  it.each([
    ["another version", "openslo/v1\nkind: SLO", "openslo/v1alpha\nkind: SLO", '"openslo/v1alpha" is not supported'],
    ["a window of the calendar", "duration: 4w", "duration: 1M", "is a window of the calendar"],
    ["a window that begins anew", "isRolling: true", "isRolling: false", "is a window of the calendar"],
    ["a calendar", "isRolling: true", "calendar: { timeZone: UTC }", "is a window of the calendar"],
    ["two windows", "[{ duration: 4w,", "[{ duration: 1w }, { duration: 4w,", "is not one window"],
    ["a duration of two units", "duration: 4w", "duration: 8d12h", '"8d12h" is no duration of OpenSLO'],
    ["two indicators", "indicatorRef: success", "indicatorRef: success\n  indicator: { spec: {} }", "stands beside an"],
    ["two targets", "target: 0.995", "target: 0.995, targetPercent: 99", "stands beside a target"],
    ["parts of a composite", "target: 0.995", "target: 0.995, indicatorRef: success", "makes it a composite objective"],
    ["weights", "target: 0.995", "target: 0.995, compositeWeight: 2", "makes it a composite objective"],
    [
      "labels that are lists",
      "team: payments",
      "team: payments, tier: [a, b]",
      'metadata.labels.tier: ["a","b"] is no text',
    ],
    ["kinds that nobody knows", "kind: SLI", "kind: Sli", '"Sli" is not supported'],
    ["what may be gauges", "counter: true", "rawType: success", "counter: makes it a ratio of gauges"],
    ["a mean of ratios", "Occurrences", "RatioTimeslices", '"RatioTimeslices" is not supported'],
    ["gauges", "counter: true", "counter: false", "makes it a ratio of gauges"],
    ["another source", "type: Prometheus", "type: Datadog", "is a source that nothing here reads"],
    [
      "a reference to nothing",
      "indicatorRef: success",
      "indicatorRef: other",
      "names no indicator among these documents",
    ],
    [
      "more than a selector",
      "sum(paid_total)",
      "sum(a_total) + sum(b_total)",
      "holds more than a selector of counters",
    ],
    ["no target", "target: 0.995", "op: lt", "target: is no number"],
    ["an objective of all", "target: 0.995", "target: 1", "objective: 100 is no objective"],
    ["good and bad at once", "    total:", "    bad: { metricSource: {} }\n    total:", "is no ratio of events"],
  ])("are refused with %s", (_what, right, wrong, expected) => {
    expect(() => readOpenSlo(parsed(DOCUMENTS.replace(right, wrong)))).toThrow(expected);
  });

  it("are refused when a name could mean two of them", () => {
    expect(() => readOpenSlo(parsed(`${DOCUMENTS}---${SOURCE}`))).toThrow(
      'documents[3].metadata.name: "metrics" is the name of two documents of this kind',
    );
  });

  it("are refused, not misread, when they are no documents at all", () => {
    expect(() => readOpenSlo([null, 5, "text", []])).toThrow("documents[3].apiVersion: is not supported");
    expect(() => readOpenSlo([{ apiVersion: "openslo/v1", kind: "SLO" }])).toThrow(
      "documents[0].spec.service: is no text",
    );
  });
});
