import { parseAllDocuments, stringify } from "yaml";
import { days, ms } from "../../../constructs/core/duration";
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
    expect(readOpenSlo(parsed(stringify(writeOpenSlo(slo))))).toEqual([slo]);
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

  it("may leave the team to the reader", () => {
    const nobody = DOCUMENTS.replace(", labels: { team: payments }", "");
    expect(readOpenSlo(parsed(nobody), { team: "shop" })[0]?.team).toBe("shop");
    expect(() => readOpenSlo(parsed(nobody))).toThrow("documents[0].metadata.labels.team: is missing");
  });

  it.each([
    ["another version", "openslo/v1\nkind: SLO", "openslo/v1alpha\nkind: SLO", '"openslo/v1alpha" is not supported'],
    ["a window of the calendar", "duration: 4w", "duration: 1M", "is a window of the calendar"],
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

  it("are refused, not misread, when they are no documents at all", () => {
    expect(() => readOpenSlo([null, 5, "text", []])).toThrow("documents[3].apiVersion: is not supported");
    expect(() => readOpenSlo([{ apiVersion: "openslo/v1", kind: "SLO" }])).toThrow(
      "documents[0].spec.service: is no text",
    );
  });
});
