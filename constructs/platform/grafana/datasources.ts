import type { Datasource } from "../../signals/datasource";
import type { Addresses } from "../addresses";
import { SPAN_METRICS } from "../collector/span-metrics";
import { DEFAULT_TENANT } from "../context";

/** Stable identities of the data sources of the hub; dashboards and links refer to them. */
export const DATASOURCES = {
  prometheus: "prometheus",
  alertmanager: "alertmanager",
  loki: "loki",
  tempo: "tempo",
} as const;

const TENANT = { "X-Scope-OrgID": DEFAULT_TENANT };

/**
 * The data sources of one cluster, tied to each other both ways: exemplar to trace, log line to trace, trace to logs
 * and to metrics. `$$` is a dollar sign in Grafana's provisioning files, where `$` begins a variable.
 */
export function clusterDatasources(addresses: Addresses): Datasource[] {
  return [metrics(addresses), alerts(addresses), logs(addresses), traces(addresses)];
}

/** Thanos, so that graphs reach back as far as the object store and show each series of several replicas once. */
function metrics({ metrics }: Addresses): Datasource {
  return {
    uid: DATASOURCES.prometheus,
    name: "Prometheus",
    type: "prometheus",
    url: metrics,
    isDefault: true,
    jsonData: {
      httpMethod: "POST",
      prometheusType: "Thanos",
      timeInterval: "30s",
      // Applications and the collector write trace_id; some client libraries, and Tempo's own generator, traceID.
      exemplarTraceIdDestinations: ["trace_id", "traceID"].map((name) => ({
        name,
        datasourceUid: DATASOURCES.tempo,
        urlDisplayLabel: "Open trace",
      })),
    },
  };
}

function alerts({ alertmanager }: Addresses): Datasource {
  return {
    uid: DATASOURCES.alertmanager,
    name: "Alertmanager",
    type: "alertmanager",
    url: alertmanager,
    jsonData: { implementation: "prometheus" },
  };
}

function logs({ loki }: Addresses): Datasource {
  const link = { datasourceUid: DATASOURCES.tempo, url: "$${__value.raw}", urlDisplayLabel: "Open trace" };
  return {
    uid: DATASOURCES.loki,
    name: "Loki",
    type: "loki",
    url: loki,
    headers: TENANT,
    jsonData: {
      maxLines: 1000,
      derivedFields: [
        { name: "trace_id", matcherType: "label", matcherRegex: "trace_id", ...link },
        { name: "trace id in the line", matcherRegex: '"?trace_?[iI][dD]"?[:=]\\s*"?(\\w+)', ...link },
      ],
    },
  };
}

function traces({ tempo }: Addresses): Datasource {
  return {
    uid: DATASOURCES.tempo,
    name: "Tempo",
    type: "tempo",
    url: tempo,
    headers: TENANT,
    jsonData: {
      tracesToLogsV2: traceToLogs(),
      tracesToMetrics: traceToMetrics(),
      serviceMap: { datasourceUid: DATASOURCES.prometheus },
      nodeGraph: { enabled: true },
    },
  };
}

/** Log lines carry service_name and namespace as labels, and trace_id beside the line. */
function traceToLogs(): NonNullable<Datasource["jsonData"]> {
  return {
    datasourceUid: DATASOURCES.loki,
    spanStartTimeShift: "-5m",
    spanEndTimeShift: "5m",
    tags: [
      { key: "service.name", value: "service_name" },
      { key: "k8s.namespace.name", value: "namespace" },
    ],
    filterByTraceID: false,
    filterBySpanID: false,
    customQuery: true,
    query: '{$${__tags}} | trace_id = "$${__trace.traceId}"',
  };
}

function traceToMetrics(): NonNullable<Datasource["jsonData"]> {
  const { calls, latencyBucket, serviceLabel } = SPAN_METRICS;
  return {
    datasourceUid: DATASOURCES.prometheus,
    spanStartTimeShift: "-15m",
    spanEndTimeShift: "15m",
    tags: [{ key: "service.name", value: serviceLabel }],
    queries: [
      { name: "Request rate", query: `sum(rate(${calls}{$$__tags}[5m]))` },
      {
        name: "95th percentile",
        query: `histogram_quantile(0.95, sum by (le) (rate(${latencyBucket}{$$__tags}[5m])))`,
      },
    ],
  };
}
