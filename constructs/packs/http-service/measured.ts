import type { Histogram } from "../../signals/slo/histogram";
import { events } from "../../signals/slo/indicator";
import type { MeasuredService } from "../../signals/slo/measurements";
import type { HttpService } from "./props";
import { identity } from "./queries";

/** What an objective of the service is about unless it says otherwise: its requests, and how long they take. */
export function measured(service: HttpService): MeasuredService {
  const { requests, status } = service.dialect;
  const own = identity(service);
  return {
    service: service.service,
    team: service.team,
    labels: { namespace: service.namespace },
    minimumTraffic: service.minimumTraffic,
    events: events({ bad: `${requests}{${own}, ${status}=~"5.."}`, total: `${requests}{${own}}` }),
    durations: durationsOf(service),
  };
}

/** The histogram of the whole service. */
export function durationsOf(service: HttpService): Histogram {
  const { durations, buckets } = service.dialect;
  return { name: durations, labels: identity(service), buckets };
}
