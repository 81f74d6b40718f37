import { storedLabels } from "../../signals/identity";
import type { Metric } from "../../signals/metric";
import { metricsOf } from "../../signals/metrics/catalogue";
import type { HttpService } from "./props";
import { RECORDED } from "./queries";

/** What the service exposes and what the pack records from it. */
export function httpMetrics(service: HttpService): Metric[] {
  return [...exposed(service), ...metricsOf(RECORDED)];
}

function exposed({ dialect }: HttpService): Metric[] {
  const { requests, durations, routeDurations, routeDurationLabels, method, route, status, source } = dialect;
  const seconds = { kind: "histogram", unit: "seconds", source } as const;
  return [
    // A counter that is part of a histogram is not an entry of its own.
    ...(requests.startsWith(routeDurations)
      ? []
      : [metric(requests, [method, route, status], { kind: "counter", source, help: "Finished requests." })]),
    metric(routeDurations, routeDurationLabels, { ...seconds, help: "Duration of requests by route." }),
    ...(durations === routeDurations
      ? []
      : [metric(durations, [], { ...seconds, help: "Duration of requests of the whole service, in many buckets." })]),
  ];
}

function metric(name: string, labels: readonly string[], rest: Omit<Metric, "name" | "labels">): Metric {
  return { name, labels: storedLabels(labels), ...rest };
}
