import { matchers, select } from "../../signals/metrics/selector";
import type { Histogram } from "../../signals/slo/histogram";
import { events } from "../../signals/slo/indicator";
import type { MeasuredService } from "../../signals/slo/measurements";
import type { HttpService } from "./props";
import { failing, identity } from "./queries";

/** What an objective of the service is about unless it says otherwise: its requests, and how long they take. */
export function measured(service: HttpService): MeasuredService {
  const { requests } = service.dialect;
  const own = identity(service);
  return {
    service: service.service,
    team: service.team,
    labels: { namespace: service.namespace },
    minimumTraffic: service.minimumTraffic,
    events: events({ bad: failing(service, own), total: select(requests, own) }),
    durations: durationsOf(service),
  };
}

/** The histogram of the whole service. */
export function durationsOf(service: HttpService): Histogram {
  const { durations, buckets } = service.dialect;
  return { name: durations, labels: matchers(identity(service)), buckets };
}
