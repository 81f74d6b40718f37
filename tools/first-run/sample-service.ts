import { httpService } from "../../constructs/packs/http-service";
import { HTTP_DIALECTS } from "../../constructs/packs/http-service/dialects";
import type { Signals, Site } from "../../constructs/packs/pack";

const { requests, durations, buckets, route, method, status } = HTTP_DIALECTS["prom-client"];

/** Namespace in which the run pretends that its services are. */
const NAMESPACE = "first-run";

/** What happens between two scrapes. A rate over five minutes of one second needs that many to count as traffic. */
const PER_SCRAPE = 200;

/** What is wrong with a service, with the alert that tells it. Each fault has a service of its own, so that none mutes another. */
export const FAULTS = {
  failing: { alert: "HttpErrorRatioHigh", severity: "critical", code: "503", seconds: 0.004 },
  slow: { alert: "HttpLatencyHigh", severity: "warning", code: "200", seconds: 2 },
} as const;

export type Fault = keyof typeof FAULTS;

/** A service of a team, that will have a fault. */
export interface Sample {
  readonly team: string;
  readonly fault: Fault;
}

/** `sample-payments-slow` */
export function sampleName({ team, fault }: Sample): string {
  return `sample-${team}-${fault}`;
}

/** The pack that observes a sample service. */
export function samplePack(sample: Sample, site: Site): Signals {
  const props = { namespace: NAMESPACE, team: sample.team, port: "http", dialect: "prom-client" } as const;
  return httpService(sampleName(sample), props)(site, undefined);
}

/** The labels with which a cluster's Prometheus scrapes it: those of its monitor, and those of the cluster. */
export function scrapedLabels(sample: Sample, { cluster, environment }: Site): Readonly<Record<string, string>> {
  const service = sampleName(sample);
  const pod = `${service}-0`;
  return { cluster, environment, namespace: NAMESPACE, service, job: service, pod, container: "app", endpoint: "http" };
}

/** A service that answers well until it is told to have its fault. */
export class SampleService {
  private sound = 0;
  private faulty = 0;
  private broken = false;

  constructor(private readonly fault: Fault) {}

  break(): void {
    this.broken = true;
  }

  /** What it exposes at the next scrape, in Prometheus' text format. */
  scrape(): string {
    if (this.broken) this.faulty += PER_SCRAPE;
    else this.sound += PER_SCRAPE;
    const { code, seconds } = FAULTS[this.fault];
    const sound = { code: "200", count: this.sound, seconds: 0.004, route: "/" };
    // Born with the first fault, like the series of a real client.
    return exposition(this.broken ? [sound, { code, count: this.faulty, seconds, route: "/faulty" }] : [sound]);
  }
}

/** Requests with one answer. */
interface Answered {
  readonly route: string;
  readonly code: string;
  readonly count: number;
  readonly seconds: number;
}

/** The counter and the histogram of a prom-client. */
function exposition(answered: readonly Answered[]): string {
  const labels = (each: Answered): string => `${method}="GET",${route}="${each.route}",${status}="${each.code}"`;
  return [
    `# TYPE ${requests} counter`,
    ...answered.map((each) => `${requests}{${labels(each)}} ${each.count}`),
    `# TYPE ${durations} histogram`,
    ...answered.flatMap((each) => [
      ...buckets.map((le) => `${durations}_bucket{${labels(each)},le="${le}"} ${each.seconds <= le ? each.count : 0}`),
      `${durations}_bucket{${labels(each)},le="+Inf"} ${each.count}`,
      `${durations}_sum{${labels(each)}} ${each.count * each.seconds}`,
      `${durations}_count{${labels(each)}} ${each.count}`,
    ]),
    "",
  ].join("\n");
}
