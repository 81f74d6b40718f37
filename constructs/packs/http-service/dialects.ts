/** How a library names what it measures of HTTP requests. Names are those of Prometheus' text format. */
export interface HttpDialect {
  /** Counter of finished requests. */
  readonly requests: string;
  /** Histogram of durations in seconds that alerts look at, without `_bucket`. */
  readonly durations: string;
  /** Upper bounds of its buckets in seconds; a limit between two of them cannot be watched. */
  readonly buckets: readonly number[];
  /** Histogram of durations in seconds that tells routes apart, without `_bucket`. */
  readonly routeDurations: string;
  /** Labels of the library on {@link routeDurations}. */
  readonly routeDurationLabels: readonly string[];
  /** Label with the route template, such as `/products/{id}`. */
  readonly route: string;
  readonly method: string;
  /** Label with the status of the response. */
  readonly status: string;
  /** `true` where statuses come as classes, `5xx` instead of `503`. */
  readonly statusClasses: boolean;
  /** Program and version where the names were read. */
  readonly source: string;
}

const PROM_CLIENT: HttpDialect = {
  requests: "http_requests_total",
  durations: "http_request_duration_seconds",
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
  routeDurations: "http_request_duration_seconds",
  routeDurationLabels: ["method", "route", "status_code"],
  route: "route",
  method: "method",
  status: "status_code",
  statusClasses: false,
  source: "prom-client 15, default buckets of lib/histogram.js; the other names are the usual ones of its users",
};

const FASTAPI: HttpDialect = {
  requests: "http_requests_total",
  // http_request_duration_seconds ends at one second by default: no alert on it can say how slow is slow.
  durations: "http_request_duration_highr_seconds",
  buckets: [0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5, 7.5, 10, 30, 60],
  routeDurations: "http_request_duration_seconds",
  routeDurationLabels: ["method", "handler"],
  route: "handler",
  method: "method",
  status: "status",
  statusClasses: true,
  source: "prometheus-fastapi-instrumentator 8.0.2, src/prometheus_fastapi_instrumentator/metrics.py, default()",
};

const OPENTELEMETRY: HttpDialect = {
  // There is no counter of its own: a histogram counts what it measures.
  requests: "http_server_request_duration_seconds_count",
  durations: "http_server_request_duration_seconds",
  buckets: [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10],
  routeDurations: "http_server_request_duration_seconds",
  routeDurationLabels: ["http_request_method", "http_route", "http_response_status_code"],
  route: "http_route",
  method: "http_request_method",
  status: "http_response_status_code",
  statusClasses: false,
  source: "OpenTelemetry semantic conventions, docs/http/http-metrics.md, metric http.server.request.duration",
};

/**
 * `prom-client`: Node.js with counters of one's own. `fastapi`: prometheus-fastapi-instrumentator. `opentelemetry`: an
 * OpenTelemetry SDK with its Prometheus exporter.
 */
export const HTTP_DIALECTS = {
  "prom-client": PROM_CLIENT,
  fastapi: FASTAPI,
  opentelemetry: OPENTELEMETRY,
} as const satisfies Record<string, HttpDialect>;

export type HttpDialectName = keyof typeof HTTP_DIALECTS;

/** What the label {@link HttpDialect.status} holds for a status, `503` or `5xx`. */
export function statusValue({ statusClasses }: HttpDialect, status: number): string {
  return statusClasses ? `${Math.floor(status / 100)}xx` : String(status);
}
