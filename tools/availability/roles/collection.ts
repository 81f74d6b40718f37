import type { Role } from "./role";

const BALANCING = "grafana/alloy, docs/sources/reference/components/otelcol/otelcol.exporter.loadbalancing.md";

/** How telemetry gets in, and where people look at it. */
export const COLLECTION: Readonly<Record<string, Role>> = {
  "otlp-gateway": {
    needs: { writes: "one" },
    meanwhile: "Applications send again to the other. What the one that is away had not passed on is lost.",
    alone: "Applications hold what they can and lose the rest; traces that were still judged are lost.",
    source: "grafana/alloy, docs/sources/set-up/deploy.md",
  },
  "otlp-sampler": {
    needs: { writes: "one" },
    meanwhile:
      "Traces that it was still judging are lost: those of the last half minute. New ones go to the other as soon as " +
      "the name of the samplers no longer lists it.",
    source: BALANCING,
  },
  "alloy-logs": {
    needs: { writes: "one" },
    meanwhile: "The other takes over its pods, and reads again what the API server still has of them.",
    alone: "Log lines come late. Those that the API server has thrown away meanwhile are lost.",
    source: "grafana/alloy, docs/sources/reference/components/loki/loki.source.kubernetes.md",
  },
  "alloy-events": {
    needs: {},
    meanwhile: "Kubernetes events come late; on another node those of the last hour are written again.",
    source: "grafana/alloy, docs/sources/reference/components/loki/loki.source.kubernetes_events.md",
  },
  grafana: {
    needs: { reads: "one" },
    meanwhile: "People may have to load a page again. Alerts do not need it.",
    alone: "No dashboards. Alerts do not need them.",
    source: "grafana/grafana, docs/sources/setup-grafana/set-up-for-high-availability.md",
  },
};
