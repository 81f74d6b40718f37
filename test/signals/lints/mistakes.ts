/** Queries with a mistake and what is said, and queries without. */
interface Examples {
  readonly wrong: readonly (readonly [expr: string, told: string])[];
  readonly right: readonly string[];
}

/** By lint: what it finds in expressions of alerts. */
export const IN_ALERTS: Readonly<Record<string, Examples>> = {
  "unknown-metric": {
    wrong: [
      [
        'count by (cluster) ({__name__=~"open_orderz|up"}) > 1',
        '__name__=~"open_orderz|up": nothing here exposes or records open_orderz',
      ],
      ['{__name__=~"zzz.*"} > 1', "no metric that is exposed or recorded here matches zzz.*"],
      ["sum by (cluster) (rate(order_total[5m])) > 1", "order_total: nothing here exposes or records order_total"],
      ["sum by (cluster) (rate(payments_total[5m])) > 1", "nothing here exposes or records payments_total"],
    ],
    right: [
      '{__name__=~"open_orders|warehouse_.*"} > 1',
      "shop:orders:rate5m > 1",
      "sum by (cluster) (rate(orders_total[5m])) > 1",
      'count by (cluster) ({job="a"}) > 1',
    ],
  },
  "unknown-label": {
    wrong: [
      ['open_orders{shelf!="x"} > 1', "open_orders has no label shelf, so nothing is left out"],
      ["sum by (cluster, shelv) (warehouse_items) > 1", "by (cluster, shelv): what is aggregated has no label shelv"],
      ["open_orders / on (cluster, job, nope) open_orders offset 1h > 1", "neither side has a label nope"],
      ["open_orders / ignoring (nope) open_orders offset 1h > 1", "neither side has a label nope"],
      [
        "open_orders / on (cluster, job, instance) group_left (shelf) open_orders offset 1h > 1",
        "the other side has no label shelf to take",
      ],
      ['sum by (cluster) (rate(orders_total{state="x"}[5m])) > 1', 'state="x": orders_total has no label state'],
      ['kube_pod_status_phase{fase=~"Pending|Failed"} > 0', "kube_pod_status_phase has no label fase"],
    ],
    right: [
      'warehouse_items{shelf!="x"} > 1',
      'up{job="kubelet", metrics_path="/metrics", node!="a"} == 0',
      "sum by (cluster, version) (up) == 0",
      "sum without (nope) (open_orders) > 1",
      "open_orders / on (cluster, job) group_left (shelf) warehouse_items > 1",
      'sum by (cluster) (rate(orders_total{status="x", namespace="shop"}[5m])) > 1',
      'sum by (cluster) (rate(orders_total{state=""}[5m])) > 1',
      'shop:orders:rate5m{anything="x"} > 1',
      'ALERTS{slo="availability", alertstate="firing"} > 0',
    ],
  },
  "rate-of-gauge": {
    wrong: [
      ["rate(open_orders[5m:1m]) > 1", "rate is for counters, and open_orders is a gauge"],
      ["increase((open_orders)[5m:1m]) > 1", "increase is for counters, and open_orders is a gauge"],
      ["rate(max_over_time(open_orders[5m])[10m:1m]) > 1", "rate is for counters, and open_orders is a gauge"],
      ["rate(sum by (cluster) (open_orders > 3)[10m:1m]) > 1", "rate is for counters, and open_orders is a gauge"],
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
      "rate((cache_bytes / open_orders)[10m:1m]) > 1",
      "rate(count_over_time(open_orders[5m])[10m:1m]) > 1",
      "sum by (cluster) (rate(order_duration_seconds_sum[5m])) > 1",
      "sum by (cluster) (rate(render_duration_seconds_count[5m])) > 1",
      "deriv(open_orders[5m]) > 1",
      "rate(shop:orders:rate5m[5m]) > 1",
    ],
  },
  "raw-counter": {
    wrong: [
      ["5 < sum by (cluster) (orders_total) - 3", "orders_total is a counter, and what is compared"],
      ["abs(clamp_max(orders_total, 9)) > 5", "orders_total is a counter, and what is compared"],
      ["avg_over_time(orders_total[5m]) > 5", "orders_total is a counter, and what is compared"],
      ["max_over_time(orders_total[5m:1m]) > 5", "orders_total is a counter, and what is compared"],
      ["delta(orders_total[5m]) > 5", "delta takes a restart for a fall, and orders_total is a counter"],
      ["deriv(orders_total[5m]) > 5", "deriv takes a restart for a fall, and orders_total is a counter"],
      ["orders_total > 0 and open_orders", "orders_total is a counter"],
      ["open_orders < 5 and orders_total > 3", "orders_total is a counter"],
      ["open_orders < 5 or orders_total > 0", "orders_total is a counter"],
      ["orders_total > 100", "orders_total: orders_total is a counter, and what is compared is all it ever counted"],
      [
        'sum by (cluster) (orders_total{status="x"}) / sum by (cluster) (orders_total) > 0.1',
        "orders_total is a counter",
      ],
    ],
    right: [
      "open_orders < 5 and on (cluster) orders_total > 0",
      "0 != orders_total and on (cluster) open_orders < 5",
      "max_over_time(rate(orders_total[5m])[10m:1m]) > 5",
      "delta(open_orders[5m]) > 5",
      "increase(orders_total[5m]) > 100",
      "orders_total - orders_total offset 5m > 10",
      "open_orders > 100",
      "count by (cluster) (orders_total) > 5",
    ],
  },
  "histogram-quantile": {
    wrong: [
      [
        "histogram_quantile(0.9, sum by (cluster, le) (order_duration_seconds_bucket)) > 1",
        "the quantile is of all that order_duration_seconds_bucket ever counted",
      ],
      ["histogram_quantile(0.9, sum by (cluster) (rate(order_duration_seconds_bucket[5m]))) > 1", "has no label le"],
      ["histogram_quantile(0.9, rate(order_duration_seconds_count[5m])) > 1", "it is not made of buckets"],
      ["histogram_quantile(0.9, render_duration_seconds) > 1", "render_duration_seconds is a summary"],
    ],
    right: [
      "histogram_quantile(0.9, order_duration_seconds_bucket - order_duration_seconds_bucket offset 5m) > 1",
      "histogram_quantile(0.9, sum by (cluster, le) (rate(order_duration_seconds_bucket[5m]))) > 1",
    ],
  },
  "labels-never-match": {
    wrong: [
      ["warehouse_items / open_orders > 5", "only one side of / has the label shelf"],
      ["open_orders > 5 and sum by (cluster) (up) > 0", "only one side of and has the label"],
      ["open_orders / on (cluster, shelf) warehouse_items > 5", "only one side of / has the label shelf"],
    ],
    right: [
      "warehouse_items / ignoring (shelf) group_left open_orders > 5",
      "open_orders > 5 and up == 0",
      "open_orders > 5 and process_open_fds > 9",
      "sum by (cluster, namespace) (warehouse_items) / sum by (cluster, namespace) (open_orders) > 5",
      "open_orders > 5 and on (cluster) sum by (cluster) (up) > 0",
      "shop:orders:rate5m / open_orders > 5",
      "warehouse_items > 0 or open_orders > 0",
    ],
  },
  "ratio-of-itself": {
    wrong: [
      [
        '100 * rate(orders_total{status="x"}[5m]) / rate(orders_total[5m]) > 3',
        "each series of orders_total is divided by itself",
      ],
      [
        'rate(orders_total{status="x"}[5m]) / ignoring () rate(orders_total[5m]) > 0.1',
        "each series of orders_total is divided by itself",
      ],
      [
        'increase(orders_total{status="x"}[5m]) / (increase(orders_total[5m]) > 0) > 0.1',
        "each series of orders_total is divided by itself",
      ],
      [
        'rate(orders_total{status="x"}[5m]) > 0.1 * rate(orders_total[5m])',
        "each series of orders_total is compared with itself",
      ],
      [
        'rate(orders_total{status="x"}[5m]) / rate(orders_total[5m]) > 0.1',
        "each series of orders_total is divided by itself",
      ],
    ],
    right: [
      "rate(orders_total[5m]) > 2 * rate(orders_total[1h])",
      "max_over_time(open_orders[5m]) / min_over_time(open_orders[5m]) > 2",
      'sum by (cluster) (rate(orders_total{status="x"}[5m])) / sum by (cluster) (rate(orders_total[5m])) > 0.1',
      "open_orders / open_orders offset 1h > 2",
    ],
  },
  "counter-born-at-one": {
    wrong: [
      ["0 < increase(refunds_total[5m])", "the first event of a series of refunds_total is missed"],
      ["round(increase(refunds_total[5m]) * 2) > 0", "the first event of a series of refunds_total is missed"],
      ["rate(refunds_total[5m]) > 0 and on (cluster) open_orders > 1", "the first event of a series of refunds_total"],
      ["rate(refunds_total[5m]) > 0", "the first event of a series of refunds_total is missed"],
      [
        "sum by (cluster) (increase(refunds_total[5m])) > 0",
        "increase(refunds_total[5m]): the first event of a series of refunds_total is missed",
      ],
    ],
    right: [
      "increase(refunds_total[5m]) / 5 > 1",
      "rate(refunds_total[5m]) > 0 and on (cluster) rate(refunds_total[5m]) / on (cluster) open_orders > 0.1",
      "rate(refunds_total[5m]) > 0.5",
      "sum by (cluster) (open_orders) / (sum by (cluster) (increase(refunds_total[5m])) > 0) > 3",
      "sum by (cluster) (increase(orders_total[5m])) > 0",
      "sum by (cluster) (increase(refunds_total[5m])) > 5",
      "sum by (cluster) (increase(refunds_total[5m]) or (refunds_total unless refunds_total offset 5m)) > 0",
    ],
  },
  "range-too-short": {
    wrong: [
      ["rate(orders_total[1m30s]) > 1", "[1m30s]: [1m30s] is too short"],
      ["max_over_time(rate(orders_total[5m])[1m:30s]) > 1", "[1m] is too short"],
      ["max_over_time(open_orders[1m]) > 1", "a lost scrape and a late one leave a single sample in it, or none"],
    ],
    right: ["rate(orders_total[2m]) > 1", 'open_orders{job="[1m]"} > 1'],
  },
  "for-exceeds-window": {
    wrong: [
      ["0 < increase(orders_total[2m])", "what happens once is forgotten after 2m"],
      ["round(increase(orders_total[2m]) / 2) > 0", "what happens once is forgotten after 2m"],
      ["rate(orders_total[2m]) > 0", "what happens once is forgotten after 2m"],
      ["count_over_time(open_orders[2m]) > 0", "what happens once is forgotten after 2m"],
      ["increase(orders_total[2m]) > 0 and changes(open_orders[2m]) > 0", "what happens once is forgotten after 2m"],
      ["open_orders > 3 or increase(orders_total[2m]) > 0", "what happens once is forgotten after 2m"],
      ["increase(orders_total[2m]) > 0 unless open_orders > 3", "what happens once is forgotten after 2m"],
      ["sum by (cluster) (increase(orders_total[2m])) > 0", "what happens once is forgotten after 2m"],
    ],
    right: [
      "min_over_time(open_orders[2m]) > 3",
      "max_over_time(open_orders[2m]) > 3",
      "min_over_time(open_orders[2m]) < 3",
      "count_over_time((open_orders > 3)[2m:30s]) >= 4",
      "rate(orders_total[2m]) == 0 and rate(orders_total[2m] offset 1d) > 0",
      "rate(orders_total[2m]) > 0 and on (cluster) open_orders > 3",
      "100 - max_over_time(open_orders[2m]) * 2 > 3",
      'sum by (cluster) (increase(orders_total{status="x"}[2m])) / (sum by (cluster) (increase(orders_total[2m])) > 0) < 1',
      "sum by (cluster) (increase(orders_total[3m])) > 0",
      "sum by (cluster) (rate(orders_total[2m])) > 1",
    ],
  },
  "cluster-lost": {
    wrong: [
      ["open_orders + on () open_orders offset 1h > 1", "+: on () matches series of different clusters"],
      ["open_orders / on () group_left open_orders offset 1h > 1", "/: on () matches series of different clusters"],
      [
        "open_orders / on (job) group_right () open_orders offset 1h > 1",
        "/: on (job) matches series of different clusters",
      ],
      [
        "open_orders / ignoring (cluster) open_orders offset 1h > 1",
        "/: ignoring (cluster) matches series of different clusters",
      ],
      ['label_replace(open_orders, "cluster", "x", "", "") > 1', "label_replace writes over the label cluster"],
      ["vector(1) > 0", "vector(1): vector gives no label cluster"],
      ["sum by (cluster) (open_orders) > 1 or vector(1) > 0", "vector(1): vector gives no label cluster"],
      ['absent(open_orders{cluster="a"} > 3)', "absent of a calculation gives no labels"],
      ["absent(open_orders)", "absent gives the labels that its selector asks for, and cluster is none"],
      ["time() > 3", "a number has no label cluster"],
      ["sum(up) > 0", "sum: sum(…) drops the label cluster"],
      ["max without (cluster) (up) > 0", "max without (cluster) drops the label cluster"],
    ],
    right: [
      'absent(open_orders{cluster="a"})',
      "open_orders * on () group_left vector(2) > 1",
      "time() - open_orders > 5",
      "vector(1) * on () group_right open_orders > 1",
      "sum by (cluster, job) (up) > 0",
      "sum without (instance) (up) > 0",
      "topk(1, up) > 0",
    ],
  },
  "regexp-as-text": {
    wrong: [
      ['rate(orders_total{status="5.."}[5m]) > 1', 'status="5..": = takes 5.. for plain text'],
      ['open_orders{job="a|b"} > 1', "= takes a|b for plain text"],
      ['open_orders{job!="a.*"} > 1', "!= takes a.* for plain text"],
    ],
    right: ['open_orders{job="a.b"} > 1', 'open_orders{job=~"a|b"} > 1'],
  },
  "alert-without-comparison": {
    wrong: [
      ["increase(orders_total[5m])", "nothing in the expression drops a series, so the alert fires always"],
      ["open_orders > bool 3", "nothing in the expression drops a series"],
      ["open_orders > 3 or cache_bytes", "nothing in the expression drops a series"],
    ],
    right: [
      'absent(open_orders{cluster="a"})',
      "open_orders unless on (cluster) up",
      'ALERTS{alertname="A"}',
      "round(open_orders > 3)",
    ],
  },
  "zero-denominator": {
    wrong: [
      ["cache_bytes / cache_limit_bytes > 0.9", "cache_limit_bytes is 0 where there is no limit"],
      ["(cache_bytes / cache_limit_bytes > 0.9) <= Inf", "cache_limit_bytes is 0 where there is no limit"],
      [
        "cache_bytes / cache_limit_bytes > 0.9 or cache_bytes / cache_limit_bytes < 0.1",
        "cache_limit_bytes is 0 where there is no limit",
      ],
      ["scrape_samples_scraped / scrape_sample_limit > 0.9", "scrape_sample_limit is 0 where there is no limit"],
      [
        "100 * cache_bytes / sum without (pod) (cache_limit_bytes) > 90",
        "cache_limit_bytes is 0 where there is no limit",
      ],
    ],
    right: [
      "cache_bytes / (cache_limit_bytes > 0) > 0.9",
      "(cache_bytes / cache_limit_bytes > 0.9) < Inf",
      "cache_bytes / cache_limit_bytes > 0.9 and cache_bytes / cache_limit_bytes != Inf",
      "open_orders / orders_limit > 0.9",
      "container_memory_working_set_bytes / on (cluster, namespace, pod, container) group_left () kube_pod_container_resource_limits > 0.9",
      "cache_bytes / cache_limit_bytes > 0.9 and cache_limit_bytes > 0",
      "cache_bytes / cache_limit_bytes < 0.1",
      "cache_bytes / open_orders > 5",
      "1 - cache_bytes / cache_limit_bytes > 0.1",
    ],
  },
  "several-chosen": {
    wrong: [["topk(3, open_orders) > 1", "topk: topk chooses other series at every evaluation"]],
    right: ["topk(1, open_orders) > 1", "quantile by (cluster) (0.9, open_orders) > 1"],
  },
};
