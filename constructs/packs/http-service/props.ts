import { type Duration, ms } from "../../core/duration";
import { failIfAny, type Problem } from "../../core/errors";
import { checkBucket } from "../../signals/slo/histogram";
import type { Objective } from "../../signals/slo/objective";
import { checkObjectives } from "../../signals/slo/slo";
import { checkPlaced, resolvePlaced } from "./check-placed";
import { HTTP_DIALECTS, type HttpDialect, type HttpDialectName } from "./dialects";
import { durationsOf, measured } from "./measured";

/** An HTTP service on Kubernetes and what is expected of it. */
export interface HttpServiceProps {
  /** Namespace it runs in. */
  readonly namespace: string;
  /** Who is told when it fails. */
  readonly team: string;
  /** Name of the port that serves the metrics. */
  readonly port: string;
  /** How its library names HTTP metrics; an object for one that is not known here. */
  readonly dialect: HttpDialectName | HttpDialect;
  /** Name of its Kubernetes Service, which becomes the label `service`. @default the name of the pack */
  readonly service?: string;
  /** `pod` for pods without a Service. @default "service" */
  readonly monitor?: "service" | "pod";
  /** Labels of the Service, or of the pods. @default `app.kubernetes.io/name` with the name of the pack */
  readonly selector?: Readonly<Record<string, string>>;
  /** @default "/metrics" */
  readonly path?: string;
  /** Share of failing requests, status 500 to 599, above which people are woken. @default 0.05 */
  readonly errorRatio?: number;
  /** How many requests must be answered in time. @default 95 % within 500 ms */
  readonly latency?: HttpLatency;
  /**
   * What is promised to its users, about its own requests and durations unless an objective names others:
   * `[availability(99.9), latency(99, { under: ms(500) })]`. @default none
   */
  readonly slos?: readonly Objective[];
  /** Requests per second below which ratios say nothing, so that one failure at night wakes nobody. @default 0.05 */
  readonly minimumTraffic?: number;
  /** Field of its JSON log lines with the level. @default "level" */
  readonly levelField?: string;
  /** Field of its JSON log lines with the trace id. @default "trace_id" */
  readonly traceField?: string;
}

export interface HttpLatency {
  /** Bound of an existing bucket of the dialect's histogram. */
  readonly under: Duration;
  /** Share of the requests that must stay under it, between 0 and 1. */
  readonly share: number;
}

/** The same with every question answered. */
export interface HttpService extends Required<Omit<HttpServiceProps, "dialect">> {
  readonly name: string;
  readonly dialect: HttpDialect;
}

/** @throws BelvedereError with everything that is wrong with the props */
export function resolveHttpService(name: string, props: HttpServiceProps): HttpService {
  const service: HttpService = {
    ...resolvePlaced(name, props),
    dialect: typeof props.dialect === "string" ? HTTP_DIALECTS[props.dialect] : props.dialect,
    errorRatio: props.errorRatio ?? 0.05,
    latency: props.latency ?? { under: ms(500), share: 0.95 },
    slos: props.slos ?? [],
    // 15 requests in the five minutes that rates look back over.
    minimumTraffic: props.minimumTraffic ?? 0.05,
    levelField: props.levelField ?? "level",
    traceField: props.traceField ?? "trace_id",
  };
  failIfAny(checkHttpService(service));
  return service;
}

function checkHttpService(service: HttpService): Problem[] {
  const at = `httpService("${service.name}")`;
  const { errorRatio, latency, minimumTraffic } = service;
  return [
    ...checkPlaced(at, service),
    ...checkShare(`${at}.errorRatio`, errorRatio),
    ...checkShare(`${at}.latency.share`, latency.share),
    ...checkBucket(`${at}.latency.under`, durationsOf(service), latency.under),
    ...checkObjectives(`${at}.slos`, measured(service), service.slos),
    ...(minimumTraffic >= 0
      ? []
      : [{ at: `${at}.minimumTraffic`, value: minimumTraffic, problem: "is negative", fix: "Use 0 for any traffic" }]),
  ];
}

function checkShare(at: string, value: number): Problem[] {
  if (value > 0 && value < 1) return [];
  return [{ at, value, problem: "is no share", fix: "Use a number between 0 and 1, for example 0.05 for 5 %" }];
}
