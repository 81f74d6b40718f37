import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { minutes } from "../../../constructs/core/duration";
import { LINTS } from "../../../constructs/signals/lints/all";
import { ROOT } from "../../support/sources";
import { lintAlert, lintPanel, lintRecord } from "./examples";

/** Lints by code: queries with the mistake and what is said, and queries without. */
interface Examples {
  readonly wrong: readonly (readonly [expr: string, told: string])[];
  readonly right: readonly string[];
}

const IN_ALERTS: Readonly<Record<string, Examples>> = {
  "unknown-metric": {
    wrong: [
      ["sum by (cluster) (rate(order_total[5m])) > 1", "order_total: nothing here exposes or records order_total"],
      ["sum by (cluster) (rate(payments_total[5m])) > 1", "nothing here exposes or records payments_total"],
    ],
    right: [
      "shop:orders:rate5m > 1",
      "sum by (cluster) (rate(orders_total[5m])) > 1",
      'count by (cluster) ({job="a"}) > 1',
    ],
  },
  "unknown-label": {
    wrong: [
      ['sum by (cluster) (rate(orders_total{state="x"}[5m])) > 1', 'state="x": orders_total has no label state'],
      ['kube_pod_status_phase{fase=~"Pending|Failed"} > 0', "kube_pod_status_phase has no label fase"],
    ],
    right: [
      'sum by (cluster) (rate(orders_total{status="x", namespace="shop"}[5m])) > 1',
      'sum by (cluster) (rate(orders_total{state=""}[5m])) > 1',
      'shop:orders:rate5m{anything="x"} > 1',
      'ALERTS{slo="availability", alertstate="firing"} > 0',
    ],
  },
  "rate-of-gauge": {
    wrong: [
      [
        "sum by (cluster) (rate(open_orders[5m])) > 1",
        "rate(open_orders[5m]): rate is for counters, and open_orders is a gauge",
      ],
      [
        "increase(render_duration_seconds[5m]) > 1",
        "increase is for counters, and render_duration_seconds is a summary",
      ],
    ],
    right: [
      "sum by (cluster) (rate(order_duration_seconds_sum[5m])) > 1",
      "sum by (cluster) (rate(render_duration_seconds_count[5m])) > 1",
      "deriv(open_orders[5m]) > 1",
      "rate(shop:orders:rate5m[5m]) > 1",
    ],
  },
  "raw-counter": {
    wrong: [
      ["orders_total > 100", "orders_total: orders_total is a counter, and what is compared is all it ever counted"],
      [
        'sum by (cluster) (orders_total{status="x"}) / sum by (cluster) (orders_total) > 0.1',
        "orders_total is a counter",
      ],
    ],
    right: [
      "increase(orders_total[5m]) > 100",
      "orders_total - orders_total offset 5m > 10",
      "open_orders > 100",
      "count by (cluster) (orders_total) > 5",
    ],
  },
  "histogram-quantile": {
    wrong: [
      ["histogram_quantile(0.9, sum by (cluster) (rate(order_duration_seconds_bucket[5m]))) > 1", "has no label le"],
      ["histogram_quantile(0.9, rate(order_duration_seconds_count[5m])) > 1", "it is not made of buckets"],
      ["histogram_quantile(0.9, render_duration_seconds) > 1", "render_duration_seconds is a summary"],
    ],
    right: ["histogram_quantile(0.9, sum by (cluster, le) (rate(order_duration_seconds_bucket[5m]))) > 1"],
  },
  "labels-never-match": {
    wrong: [
      ["warehouse_items / open_orders > 5", "only one side of / has the label shelf"],
      ["open_orders > 5 and sum by (cluster) (up) > 0", "only one side of and has the label"],
      ["open_orders / on (cluster, shelf) warehouse_items > 5", "only one side of / has the label shelf"],
    ],
    right: [
      "warehouse_items / ignoring (shelf) group_left open_orders > 5",
      "sum by (cluster, namespace) (warehouse_items) / sum by (cluster, namespace) (open_orders) > 5",
      "open_orders > 5 and on (cluster) sum by (cluster) (up) > 0",
      "shop:orders:rate5m / open_orders > 5",
      "warehouse_items > 0 or open_orders > 0",
    ],
  },
  "ratio-of-itself": {
    wrong: [
      [
        'rate(orders_total{status="x"}[5m]) / rate(orders_total[5m]) > 0.1',
        "each series of orders_total is divided by itself",
      ],
    ],
    right: [
      'sum by (cluster) (rate(orders_total{status="x"}[5m])) / sum by (cluster) (rate(orders_total[5m])) > 0.1',
      "open_orders / open_orders offset 1h > 2",
    ],
  },
  "counter-born-at-one": {
    wrong: [
      [
        "sum by (cluster) (increase(refunds_total[5m])) > 0",
        "increase(refunds_total[5m]): the first event of a series of refunds_total is missed",
      ],
    ],
    right: [
      "sum by (cluster) (increase(orders_total[5m])) > 0",
      "sum by (cluster) (increase(refunds_total[5m])) > 5",
      "sum by (cluster) (increase(refunds_total[5m]) or (refunds_total unless refunds_total offset 5m)) > 0",
    ],
  },
  "range-too-short": {
    wrong: [
      ["rate(orders_total[1m30s]) > 1", "[1m30s]: [1m30s] is too short"],
      ["max_over_time(rate(orders_total[5m])[1m:30s]) > 1", "[1m] is too short"],
    ],
    right: ["rate(orders_total[2m]) > 1", 'open_orders{job="[1m]"} > 1'],
  },
  "for-exceeds-window": {
    wrong: [["sum by (cluster) (increase(orders_total[2m])) > 0", "what happens once is forgotten after 2m"]],
    right: ["sum by (cluster) (increase(orders_total[3m])) > 0", "sum by (cluster) (rate(orders_total[2m])) > 1"],
  },
  "cluster-lost": {
    wrong: [
      ["sum(up) > 0", "sum: sum(…) drops the label cluster"],
      ["max without (cluster) (up) > 0", "max without (cluster) drops the label cluster"],
    ],
    right: ["sum by (cluster, job) (up) > 0", "sum without (instance) (up) > 0", "topk(3, up) > 0"],
  },
};

describe.each(Object.entries(IN_ALERTS))("the lint %s", (code, { wrong, right }) => {
  it.each(wrong)("finds the mistake in %s", (expr, expected) => {
    const found = lintAlert(expr).filter((each) => each.startsWith(code));
    expect(found[0]).toContain(expected);
  });

  it.each(right)("has nothing to say about %s", (expr) => {
    expect(lintAlert(expr)).toEqual([]);
  });
});

describe("the texts of an alert", () => {
  it("may only speak of labels that its expression leaves", () => {
    const expr = "sum by (cluster, job) (up) == 0";
    expect(lintAlert(expr, { summary: "{{ $labels.pod }} is down" })).toEqual([
      `text-without-label at ${expr}: its texts speak of {{ $labels.pod }}, and the expression leaves no label pod`,
    ]);
    expect(lintAlert(expr, { summary: "{{ $labels.job }}, {{ $labels.severity }}" })).toEqual([]);
  });

  it("may not speak of labels that the metric never had", () => {
    expect(lintAlert("up == 0", { description: "On shelf {{ $labels.shelf }}" })).toHaveLength(1);
    expect(lintAlert("warehouse_items == 0", { description: "On shelf {{ $labels.shelf }}" })).toEqual([]);
  });
});

describe("how long an alert waits", () => {
  it("is compared with its window, one evaluation included", () => {
    const expr = "sum by (cluster) (increase(orders_total[5m])) > 0";
    expect(lintAlert(expr, { for: minutes(5) })).toHaveLength(1);
    expect(lintAlert(expr, { for: minutes(4) })).toEqual([]);
  });
});

describe("what is no alert", () => {
  it("may record what it likes of counters, and lose the cluster on the hub", () => {
    expect(lintRecord("sum by (cluster) (orders_total) > 0")).toEqual([]);
    expect(lintRecord("sum(up)", "hub")).toEqual([]);
    expect(lintRecord("sum(up)")).toHaveLength(1);
  });

  it("may use Grafana's variables and look across clusters in panels", () => {
    expect(lintPanel('sum(rate(orders_total{namespace=~"$namespace"}[$__rate_interval]))')).toEqual([]);
    expect(lintPanel("sum(rate($metric[1m]))")).toEqual([]);
    expect(lintPanel("rate(open_orders[$__rate_interval])")).toHaveLength(1);
  });
});

describe("every lint", () => {
  const codes = LINTS.map(({ code }) => code);

  it("has its examples here", () => {
    expect([...Object.keys(IN_ALERTS), "text-without-label"].sort()).toEqual([...codes].sort());
  });

  it.each(LINTS)("$code lies in a file of its name and has a page that gives its reason", ({ code, reason }) => {
    expect(readdirSync(join(ROOT, "constructs", "signals", "lints"))).toContain(`${code}.ts`);
    const page = readFileSync(join(ROOT, "docs", "checks", `${code}.md`), "utf8");
    expect(page.startsWith(`# ${code}\n\n${reason}\n`)).toBe(true);
    expect([...page.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading)).toEqual(["Wrong", "Right"]);
  });

  it("has the only pages about queries", () => {
    const folder = join(ROOT, "docs", "checks");
    const pages = readdirSync(folder).filter((file) => readFileSync(join(folder, file), "utf8").includes("```promql"));
    expect(pages.sort()).toEqual(codes.map((code) => `${code}.md`).sort());
  });
});
