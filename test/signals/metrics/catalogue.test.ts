import { catalogue, counter, histogram, metricsOf, summary } from "../../../constructs/signals/metrics/catalogue";
import { INSTALLED_METRICS, m } from "../../../constructs/signals/metrics/installed";
import { matchers, matches, not, notMatches, select, selectors } from "../../../constructs/signals/metrics/selector";
import { THANOS_REQUESTS } from "../../../constructs/signals/metrics/thanos";
import { checkPromql } from "../../../constructs/signals/promql/check";

const SHOP = catalogue("shop 2.1", {
  http_requests_total: counter("Requests.", ["status", "route"]),
  http_request_duration_seconds: histogram("Duration.", ["route"]),
  render_duration_seconds: summary("Duration of pages."),
});
const shop = selectors(SHOP);

describe("a selector", () => {
  it("is text of PromQL", () => {
    expect(shop.http_requests_total()).toBe("http_requests_total");
    expect(shop.http_requests_total({ status: "500", namespace: "shop" })).toBe(
      'http_requests_total{status="500", namespace="shop"}',
    );
  });

  it("compares in all four ways", () => {
    expect(shop.http_requests_total({ status: matches("5.."), route: notMatches("/health.*"), job: not("a") })).toBe(
      'http_requests_total{status=~"5..", route!~"/health.*", job!="a"}',
    );
  });

  it("escapes values", () => {
    const text = shop.http_requests_total({ route: 'a"b\\c\n' });
    expect(text).toBe('http_requests_total{route="a\\"b\\\\c\\n"}');
    expect(checkPromql(text)).toEqual([]);
  });

  it("of a histogram and of a summary is one of their series", () => {
    expect(shop.http_request_duration_seconds.bucket({ le: "0.5" })).toBe(
      'http_request_duration_seconds_bucket{le="0.5"}',
    );
    expect(shop.http_request_duration_seconds.count()).toBe("http_request_duration_seconds_count");
    expect(shop.render_duration_seconds({ quantile: "0.99" })).toBe('render_duration_seconds{quantile="0.99"}');
    expect(shop.render_duration_seconds.sum()).toBe("render_duration_seconds_sum");
  });

  it("does not compile with a name or label that is not there", () => {
    // @ts-expect-error there is no such metric
    const absent: unknown = shop.http_request_total;
    expect(absent).toBeUndefined();
    // @ts-expect-error there is no such label
    expect(() => shop.http_requests_total({ state: "500" })).toThrow("is no label of this metric");
    // @ts-expect-error only buckets have it
    expect(() => shop.http_request_duration_seconds.count({ le: "1" })).toThrow("is no label of this metric");
  });

  it("has the conditions that always hold in front, and each may be replaced", () => {
    const picked = selectors(SHOP, { cluster: matches("$cluster"), namespace: "shop" });
    expect(picked.http_requests_total({ status: "500" })).toBe(
      'http_requests_total{cluster=~"$cluster", namespace="shop", status="500"}',
    );
    expect(picked.http_request_duration_seconds.sum({ namespace: "another" })).toBe(
      'http_request_duration_seconds_sum{cluster=~"$cluster", namespace="another"}',
    );
    // @ts-expect-error what always holds is asked of every metric, and not all of them have a status
    expect(() => selectors(SHOP, { status: "500" }).render_duration_seconds()).toThrow("is no label of this metric");
  });

  it("takes a name that is a variable, and may have none", () => {
    const status = "code";
    expect(select("requests_total", { [status]: matches("5.."), job: undefined })).toBe('requests_total{code=~"5.."}');
    expect(select("requests_total")).toBe("requests_total");
    expect(matchers({ namespace: "shop", severity: not("info") })).toBe('namespace="shop", severity!="info"');
  });

  it("reaches what every cluster has", () => {
    expect(m.kube_pod_status_phase({ phase: "Pending" })).toBe('kube_pod_status_phase{phase="Pending"}');
    expect(m.apiserver_request_duration_seconds.bucket({ verb: "GET" })).toContain(
      "apiserver_request_duration_seconds_bucket",
    );
  });
});

describe("the catalogue of what every cluster has", () => {
  it("has each metric once, with its source", () => {
    const names = INSTALLED_METRICS.map(({ name }) => name);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    expect(INSTALLED_METRICS.filter(({ source, help }) => source === "" || help === "")).toEqual([]);
  });

  it("names labels that are labels, none twice", () => {
    for (const { labels } of INSTALLED_METRICS) {
      expect(labels.filter((label) => !/^[a-z_][a-z0-9_]*$/.test(label))).toEqual([]);
      expect(new Set(labels).size).toBe(labels.length);
    }
  });

  it("knows each part of Thanos", () => {
    expect(m.thanos_sidecar_prometheus_up()).toBe("thanos_sidecar_prometheus_up");
    expect(m.thanos_bucket_store_blocks_loaded()).toBe("thanos_bucket_store_blocks_loaded");
    expect(m.thanos_compact_halted()).toBe("thanos_compact_halted");
    expect(m.thanos_objstore_bucket_operation_failures_total({ operation: "upload" })).toBe(
      'thanos_objstore_bucket_operation_failures_total{operation="upload"}',
    );
    expect(m.thanos_blocks_meta_synced({ state: "loaded" })).toBe('thanos_blocks_meta_synced{state="loaded"}');
    expect(m.thanos_store_nodes_grpc_connections({ store_type: "sidecar" })).toBe(
      'thanos_store_nodes_grpc_connections{store_type="sidecar"}',
    );
  });

  it("leaves names that applications use, too, to those who read them of Thanos", () => {
    const installed = INSTALLED_METRICS.map(({ name }) => name);
    const requests = Object.keys(THANOS_REQUESTS.metrics);
    expect(requests).toContain("http_requests_total");
    expect(installed.filter((name) => requests.includes(name))).toEqual([]);
  });

  it("has nothing that no cluster stores", () => {
    const installed = INSTALLED_METRICS.map(({ name }) => name);
    const droppedByTheChart = /^container_(spec_.*|cpu_cfs_throttled_seconds_total|memory_(swap|mapped_file))$/;
    const removedUpstream =
      /^(kubelet_node_config_error|thanos_sidecar_last_heartbeat_.*|thanos_query_store_apis_dns_.*)$/;
    const collectorIsOff = /^node_systemd_/;
    for (const absent of [droppedByTheChart, removedUpstream, collectorIsOff]) {
      expect(installed.filter((name) => absent.test(name))).toEqual([]);
    }
  });

  it("ends in _total only where something is counted", () => {
    const odd = INSTALLED_METRICS.filter(({ name, kind }) => name.endsWith("_total") && kind !== "counter");
    // Its authors chose the name.
    expect(odd.map(({ name }) => name)).toEqual(["loki_source_file_files_active_total"]);
  });
});

it("gives a series the labels of its target and its own", () => {
  expect(metricsOf(SHOP)[0]).toEqual({
    name: "http_requests_total",
    kind: "counter",
    labels: ["namespace", "service", "pod", "container", "endpoint", "status", "route"],
    help: "Requests.",
    source: "shop 2.1",
  });
});
