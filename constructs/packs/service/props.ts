import type { LintException } from "../../signals/lints/exception";
import type { Catalogue, Descriptions } from "../../signals/metrics/catalogue";
import type { Panel } from "../../signals/dashboards/dashboard";
import type { LogAlert } from "../../signals/rules/log-rule";
import type { Rule } from "../../signals/rules/rule";
import type { Objective } from "../../signals/slo/objective";
import type { HttpServiceProps } from "../http-service";
import type { ServiceAlert } from "./alert";

/** What is always known of a service, whatever it does. */
type Placed = Pick<HttpServiceProps, "namespace" | "team" | "port" | "service" | "monitor" | "selector" | "path">;

/** How it names its HTTP metrics, and what is expected of its answers. */
export type HttpAnswers = Omit<HttpServiceProps, keyof Placed | "slos">;

/** A service on Kubernetes, and what it exposes. */
export interface ServiceProps<D extends Descriptions> extends Placed {
  /** How it names its HTTP metrics: `"fastapi"`, or an object with limits of its own. @default it answers no HTTP */
  readonly http?: HttpAnswers["dialect"] | HttpAnswers;
  /** What it exposes beside that; becomes `m`. @default nothing */
  readonly metrics?: Catalogue<D>;
}

/** What is promised, alerted on and shown beside what comes with `http`. */
export interface ServiceSignals {
  /** About its HTTP requests and durations unless an objective names others. @default none */
  readonly slos?: readonly Objective[];
  /** Made by `alert`; each has a panel on the service's dashboard. @default none */
  readonly alerts?: readonly ServiceAlert[];
  /** Made by `logAlert`. @default none */
  readonly logAlerts?: readonly LogAlert[];
  /** Rules in PromQL of one's own, made by `record` and by `alert` of the library; evaluated before the alerts. @default none */
  readonly rules?: readonly Rule[];
  /** Further panels of the dashboard. @default none */
  readonly panels?: readonly Panel[];
  /** Findings of lints that are no mistakes. @default none */
  readonly exceptions?: readonly LintException[];
}
