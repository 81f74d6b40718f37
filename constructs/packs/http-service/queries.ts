import { catalogue, gauge } from "../../signals/metrics/catalogue";
import {
  type LabelCondition,
  type LabelConditions,
  matches,
  type Select,
  select,
  selectors,
} from "../../signals/metrics/selector";
import { bucketBound } from "../../signals/slo/histogram";
import type { HttpService } from "./props";

/** Names of the recorded series: one scheme for all dialects, so that one query covers a fleet of them. */
export const RECORDS = {
  requests: "service:http_requests:rate5m",
  errors: "service:http_request_errors:rate5m",
  errorRatio: "service:http_request_errors:ratio_rate5m",
  durations: "service_le:http_request_duration_seconds_bucket:rate5m",
} as const;

/** What is recorded of every service. */
export const RECORDED = catalogue(
  "recording rules of httpService",
  {
    [RECORDS.requests]: gauge("Finished requests per second."),
    [RECORDS.errors]: gauge("Requests per second answered with 500 to 599."),
    [RECORDS.errorRatio]: gauge("Share of failing requests.", [], "ratio"),
    [RECORDS.durations]: gauge("Requests per second that took at most `le` seconds.", ["le"]),
  },
  ["namespace", "service"],
);

/** What the recorded series keep of the labels. */
export const IDENTITY = "cluster, namespace, service";

/** Conditions that only series of the service meet: `namespace="shop", service="catalog"`. */
export function identity({ namespace, service }: HttpService): LabelConditions<never> {
  return { namespace, service };
}

/** Requests of the service that are answered with 500 to 599, in the words of its dialect. */
export function failing({ dialect }: HttpService, own: LabelConditions<never>): string {
  return select(dialect.requests, { ...own, [dialect.status]: matches("5..") });
}

/** Selectors of the recorded series of one service. */
export interface RecordedSeries extends Record<"requests" | "errors" | "errorRatio", Select<never>> {
  readonly durations: Select<"le">;
}

/** @param where more conditions, which stand first */
export function recorded(service: HttpService, where: LabelConditions<never> = {}): RecordedSeries {
  const series = selectors(RECORDED, { ...where, ...identity(service) });
  return {
    requests: series[RECORDS.requests],
    errors: series[RECORDS.errors],
    errorRatio: series[RECORDS.errorRatio],
    durations: series[RECORDS.durations],
  };
}

/** The bucket of the requests that were answered in time. */
export function inTime({ latency }: HttpService): LabelCondition {
  return bucketBound(latency.under.milliseconds / 1000);
}
