import { storedLabels } from "../../signals/identity";
import type { Metric } from "../../signals/metric";
import type { HttpService } from "./props";
import { RECORDS } from "./queries";

/** What the service exposes and what the pack records from it. */
export function httpMetrics(service: HttpService): Metric[] {
  return [...exposed(service), ...recordedMetrics(service)];
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

function recordedMetrics({ name }: HttpService): Metric[] {
  const labels = ["namespace", "service"];
  const source = `recording rules of the pack "${name}"`;
  return [
    { name: RECORDS.requests, kind: "gauge", labels, source, help: "Finished requests per second." },
    { name: RECORDS.errors, kind: "gauge", labels, source, help: "Requests per second answered with 500 to 599." },
    { name: RECORDS.errorRatio, kind: "gauge", unit: "ratio", labels, source, help: "Share of failing requests." },
    {
      name: RECORDS.durations,
      kind: "gauge",
      labels: [...labels, "le"],
      source,
      help: "Requests per second that took at most `le` seconds.",
    },
  ];
}
