import type { HttpService } from "./props";

/** Names of the recorded series: one scheme for all dialects, so that one query covers a fleet of them. */
export const RECORDS = {
  requests: "service:http_requests:rate5m",
  errors: "service:http_request_errors:rate5m",
  errorRatio: "service:http_request_errors:ratio_rate5m",
  durations: "service_le:http_request_duration_seconds_bucket:rate5m",
} as const;

/** What the recorded series keep of the labels. */
export const IDENTITY = "cluster, namespace, service";

/** `namespace="shop", service="catalog"` */
export function identity({ namespace, service }: HttpService): string {
  return `namespace="${namespace}", service="${service}"`;
}

/** A recorded series of this service. */
export function recorded(name: keyof typeof RECORDS, service: HttpService, more = ""): string {
  return `${RECORDS[name]}{${identity(service)}${more}}`;
}
