import { ms, seconds } from "../../../constructs/core/duration";
import { HTTP_DIALECTS, httpService, type HttpDialectName } from "../../../constructs/packs/http-service";
import { metricsOf } from "../../../constructs/signals/metrics/catalogue";
import { SCRAPES } from "../../../constructs/signals/metrics/prometheus";
import { SITE, httpPack } from "../shipped";
import { unknownSeries } from "../series";

const PROPS = { namespace: "shop", team: "storefront", port: "http", dialect: "fastapi" } as const;
const DIALECTS = Object.keys(HTTP_DIALECTS) as HttpDialectName[];

describe("an HTTP service", () => {
  const pack = httpPack("fastapi");

  it("is scraped through its Service, found by the usual label", () => {
    expect(pack.monitors).toEqual([
      {
        kind: "service",
        name: "catalog",
        namespace: "shop",
        selector: { "app.kubernetes.io/name": "catalog" },
        port: "http",
        path: "/metrics",
      },
    ]);
  });

  it("brings these alerts, each with its team", () => {
    const alerts = [
      ...pack.rules.flatMap(({ rules }) => rules.filter((rule) => rule.kind === "alerting")),
      ...pack.logRules.flatMap(({ rules }) => rules),
    ];
    expect(alerts.map(({ alert, severity, team }) => `${alert} ${severity} ${team}`)).toEqual([
      "HttpErrorRatioHigh critical storefront",
      "HttpLatencyHigh warning storefront",
      "HttpServiceAbsent critical storefront",
      "ErrorLogShareHigh warning storefront",
    ]);
  });

  it("can be called otherwise in Kubernetes than its pack, and queries follow", () => {
    const { monitors, rules } = httpPack("fastapi", { service: "catalog-api", selector: { app: "catalog" } });
    expect(monitors[0]).toMatchObject({ name: "catalog-api", selector: { app: "catalog" } });
    for (const { expr } of rules.flatMap((group) => group.rules)) expect(expr).not.toContain('service="catalog"');
  });

  it("looks the same on every cluster but for the alert on its absence", () => {
    const other = httpService("catalog", PROPS)({ ...SITE, cluster: "dev-gke-eu1" }, undefined);
    const differing = (kind: "expr" | "alert"): string[] =>
      other.rules.flatMap((group, g) =>
        group.rules.flatMap((rule, r) => {
          const same = rule.expr === pack.rules[g]?.rules[r]?.expr;
          return same || !("alert" in rule) ? [] : [rule[kind]];
        }),
      );
    expect(differing("alert")).toEqual(["HttpServiceAbsent"]);
    expect(differing("expr")[0]).toContain('absent(up{cluster="dev-gke-eu1", namespace="shop", service="catalog"})');
    expect(other.dashboards).toEqual(pack.dashboards);
  });

  it("parses its log lines: the level becomes a label, ids never do", () => {
    expect(httpPack("fastapi", { levelField: "severity", traceField: "traceId" }).pipelines).toEqual([
      {
        name: "catalog",
        selector: '{namespace="shop", app="catalog"}',
        stages: [
          { kind: "json", fields: { level: "severity", trace_id: "traceId", span_id: "span_id" } },
          { kind: "labels", fields: ["level"] },
          { kind: "structured-metadata", fields: ["trace_id", "span_id"] },
        ],
      },
    ]);
  });

  it("drops no lines, so that the share of error lines is one of all", () => {
    expect(pack.pipelines.flatMap(({ stages }) => stages.map(({ kind }) => kind))).not.toContain("drop");
  });

  it("shortens the uid of its dashboard to what Grafana takes", () => {
    const long = httpService("a-very-long-name-of-a-service-indeed", PROPS)(SITE, undefined);
    expect(long.dashboards[0]?.uid).toMatch(/^http-shop-a-very-[-a-z0-9]+$/);
    expect(long.dashboards[0]?.uid.length).toBeLessThanOrEqual(40);
  });
});

describe.each(DIALECTS)("the dialect %s", (dialect) => {
  it("reads no series that the catalogue does not know", () => {
    const { metrics } = httpPack(dialect);
    // `up` belongs to every target.
    expect(unknownSeries({ ...httpPack(dialect), metrics: [...metrics, ...metricsOf(SCRAPES)] })).toEqual([]);
  });

  it("records under the names of all dialects", () => {
    const records = httpPack(dialect).rules.flatMap(({ rules }) =>
      rules.flatMap((rule) => ("record" in rule ? [rule.record] : [])),
    );
    expect(records).toEqual([
      "service:http_requests:rate5m",
      "service:http_request_errors:rate5m",
      "service:http_request_errors:ratio_rate5m",
      "service_le:http_request_duration_seconds_bucket:rate5m",
    ]);
  });
});

describe("the metrics of the dialects", () => {
  const catalogue = (dialect: HttpDialectName): string[] =>
    httpPack(dialect)
      .metrics.filter(({ name }) => !name.includes(":"))
      .map(({ name, kind, labels }) => `${kind} ${name} ${labels.slice(6).join(",")}`);

  it("carry what the scrape adds, then the library's own labels", () => {
    expect(httpPack("fastapi").metrics[0]?.labels.slice(0, 6)).toEqual([
      "namespace",
      "service",
      "pod",
      "container",
      "endpoint",
      "version",
    ]);
    expect(catalogue("fastapi")).toEqual([
      "counter http_requests_total method,handler,status",
      "histogram http_request_duration_seconds method,handler",
      "histogram http_request_duration_highr_seconds ",
    ]);
    expect(catalogue("prom-client")).toEqual([
      "counter http_requests_total method,route,status_code",
      "histogram http_request_duration_seconds method,route,status_code",
    ]);
  });

  it("do not list a counter that is part of a histogram", () => {
    expect(catalogue("opentelemetry")).toEqual([
      "histogram http_server_request_duration_seconds http_request_method,http_route,http_response_status_code",
    ]);
  });
});

describe("props that cannot be right", () => {
  const problems = (props: object, name = "catalog"): string => {
    try {
      httpService(name, { ...PROPS, ...props });
    } catch (error) {
      return (error as Error).message;
    }
    return "";
  };

  it.each([
    [
      "a limit between two buckets",
      { latency: { under: ms(300), share: 0.9 } },
      '"300ms" is not the bound of a bucket of http_request_duration_highr_seconds',
    ],
    ["a percentage for a share", { errorRatio: 5 }, "errorRatio: 5 is no share"],
    ["a share of zero", { errorRatio: 0 }, "errorRatio: 0 is no share"],
    ["a promise of all requests", { latency: { under: ms(500), share: 1 } }, "latency.share: 1 is no share"],
    ["a namespace that breaks selectors", { namespace: 'shop"' }, "is no Kubernetes name"],
    ["negative traffic", { minimumTraffic: -1 }, "minimumTraffic: -1 is negative"],
  ])("such as %s are refused", (_what, props, expected) => {
    expect(problems(props)).toContain(expected);
  });

  it("are told all at once, with a way out", () => {
    const text = problems({ errorRatio: 5, latency: { under: seconds(20), share: 0.9 } }, "Catalog");
    expect(text.split("\n")).toHaveLength(4);
    expect(text).toContain('httpService("Catalog").latency.under');
    expect(text).toContain("Use one of them: 0.01, 0.025");
  });

  it("are not those with the bound of a bucket in whole seconds", () => {
    expect(problems({ latency: { under: seconds(2), share: 0.9 } })).toBe("");
  });
});
