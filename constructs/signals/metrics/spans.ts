import { catalogue, counter, histogram } from "./catalogue";

/** Not from a scrape: the collector writes them, and only the labels it gives them are there. */
const WRITTEN = ["collector"] as const;
const SPAN = ["namespace", "service", "span_name", "span_kind", "status_code"] as const;
const CALL = ["client", "server", "connection_type", "failed"] as const;

/** A series of a span appears with the first such span. */
const FIRST_SEEN = { bornAtOne: true } as const;

/** What the collector makes of spans before any are sampled away, under the names of Tempo's own generator. */
export const SPAN_METRICS = catalogue(
  "Alloy 1.18.1, otelcol.connector.spanmetrics and otelcol.connector.servicegraph",
  {
    traces_spanmetrics_calls_total: counter("Spans.", SPAN, FIRST_SEEN),
    traces_spanmetrics_latency: histogram("Duration of spans.", SPAN),
    traces_service_graph_request_total: counter("Calls of one service by another.", CALL, FIRST_SEEN),
    traces_service_graph_request_failed_total: counter("Calls that failed.", CALL, FIRST_SEEN),
    traces_service_graph_request_server_seconds: histogram("Duration as the server saw it.", CALL),
    traces_service_graph_request_client_seconds: histogram("Duration as the client saw it.", CALL),
  },
  WRITTEN,
);
