import { attempt, failIfAny, type Problem } from "../../core/errors";
import { isPlainMap } from "../../core/merge";
import { type Descriptions, metricsOf } from "../../signals/metrics/catalogue";
import { type Selectors, selectors } from "../../signals/metrics/selector";
import { group } from "../../signals/rules/builders";
import type { LogAlert } from "../../signals/rules/log-rule";
import { logGroup } from "../../signals/rules/log-rule-builders";
import { slos } from "../../signals/slo/slo";
import { httpService, type HttpServiceProps } from "../http-service";
import { checkPlaced, resolvePlaced } from "../http-service/check-placed";
import { type Pack, type Signals, signals, type Site } from "../pack";
import { runbooksOf } from "../runbooks";
import { withSlos } from "../slos";
import { type ServiceAlert, serviceAlert, type ServiceAlertProps } from "./alert";
import { serviceDashboard, withPanels } from "./dashboard";
import { serviceLogAlert, type ServiceLogAlertProps, type ServiceLogs, serviceLogs } from "./logs";
import { highest, lowest, rate, share } from "./measures";
import type { HttpAnswers, ServiceProps, ServiceSignals } from "./props";

export type { ServiceAlert, ServiceAlertProps } from "./alert";
export type { ServiceLogAlertProps, ServiceLogs } from "./logs";
export type { ServiceProps, ServiceSignals } from "./props";

/** What the signals of a service are made with. */
export interface ServiceTools<D extends Descriptions> {
  /** Selectors of what the service exposes, of its own series only. */
  readonly m: Selectors<D>;
  /** Its log lines. */
  readonly logs: ServiceLogs;
  /** An alert on a condition, by its name in CamelCase; it has a panel on the service's dashboard. */
  readonly alert: (name: string, props: ServiceAlertProps) => ServiceAlert;
  /** An alert on log lines. */
  readonly logAlert: (name: string, props: ServiceLogAlertProps) => LogAlert;
  /** Events among others, 0 to 1. */
  readonly share: typeof share;
  /** Events per second. */
  readonly rate: typeof rate;
  /** The highest value among the instances. */
  readonly highest: typeof highest;
  /** The lowest one. */
  readonly lowest: typeof lowest;
}

/**
 * Observes one service: what all HTTP services have, if it is one, and what is its own.
 *
 * ```ts
 * service("payments", { namespace: "shop", team: "payments", port: "http", http: "fastapi" }, ({ logs, logAlert }) => ({
 *   slos: [availability(99.9)],
 *   logAlerts: [logAlert("PaymentsFailing", { when: logs.containing("failed payment").over(minutes(5)).above(5), … })],
 * }));
 * ```
 * @param name of the pack; also the service's name unless `service` says otherwise
 * @param build is called for each cluster that the service is placed on
 * @throws BelvedereError with everything that is wrong with the props; the pack throws one with everything that is wrong
 * with its signals
 */
export function service<const D extends Descriptions = Record<never, never>>(
  name: string,
  props: ServiceProps<D>,
  build: (tools: ServiceTools<D>) => ServiceSignals,
): Pack {
  // Placed nowhere yet: the props alone are looked at.
  if (props.http) httpService(name, httpProps(props, props.http));
  else failIfAny(checkPlaced(`service("${name}")`, resolvePlaced(name, props)));
  return (site) => {
    const problems: Problem[] = [];
    const built = attempt(() => build(toolsOf(name, props, site, problems)));
    problems.push(...built.problems, ...(built.problems.length > 0 ? [] : checkBuilt(name, built.value)));
    const own = isPlainMap(built.value) ? built.value : {};
    const based = attempt(() => basis(name, props, own, site));
    failIfAny([...problems, ...based.problems]);
    return withOwn(required(based.value), props, own);
  };
}

/** Without types a function may return anything. */
function checkBuilt(name: string, value: unknown): Problem[] {
  if (isPlainMap(value)) return [];
  const fix = "Return an object with slos, alerts, logAlerts, rules, panels or exceptions: () => ({ alerts: [] })";
  return [{ at: `service("${name}")`, value, problem: "is built by a function that returns no signals", fix }];
}

/** For what an attempt without problems has given. */
function required<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("a service without problems has no signals");
  return value;
}

/** @param problems takes what is wrong with the alerts, so that all of it is told at once */
function toolsOf<D extends Descriptions>(
  name: string,
  props: ServiceProps<D>,
  site: Site,
  problems: Problem[],
): ServiceTools<D> {
  const { namespace, team, selector, metrics } = props;
  const exposed: Descriptions = metrics?.metrics ?? {};
  const owner = { service: name, team, cluster: site.cluster };
  return {
    m: selectors({ metrics: exposed }, { namespace, service: props.service ?? name }) as Selectors<D>,
    logs: serviceLogs({ name, namespace, selector }),
    alert: (alert, said) => serviceAlert(alert, said, owner, problems),
    logAlert: (alert, said) => serviceLogAlert(alert, said, owner, problems),
    share,
    rate,
    highest,
    lowest,
  };
}

/** What the service has by being one: its monitor, its objectives, and everything that HTTP brings along. */
function basis<D extends Descriptions>(name: string, props: ServiceProps<D>, own: ServiceSignals, site: Site): Signals {
  const objectives = own.slos ?? [];
  if (props.http) return httpService(name, { ...httpProps(props, props.http), slos: objectives })(site, undefined);
  const { namespace, team, service, port, path, selector, monitor: kind } = resolvePlaced(name, props);
  return withSlos(
    signals(name, {
      monitors: [{ kind, name: service, namespace, selector, port, path }],
      slos: slos({ service, team, labels: { namespace } }, objectives),
    }),
    site,
  );
}

function httpProps<D extends Descriptions>(
  props: ServiceProps<D>,
  http: NonNullable<typeof props.http>,
): HttpServiceProps {
  const { namespace, team, port, service, monitor, selector, path } = props;
  const answers: HttpAnswers = typeof http === "object" && "dialect" in http ? http : { dialect: http };
  return { namespace, team, port, service, monitor, selector, path, ...answers };
}

function withOwn<D extends Descriptions>(basis: Signals, props: ServiceProps<D>, own: ServiceSignals): Signals {
  const { alerts = [], logAlerts = [], exceptions = [], panels = [] } = own;
  const name = basis.pack;
  const all = [...(own.rules ?? []), ...alerts.map(({ rule }) => rule)];
  const rules = all.length === 0 ? [] : [group(name, ...all)];
  const logRules = logAlerts.length === 0 ? [] : [logGroup(name, ...logAlerts)];
  return {
    ...basis,
    rules: [...basis.rules, ...rules],
    logRules: [...basis.logRules, ...logRules],
    dashboards: dashboardsOf(basis, props, [...alerts.map(({ panel }) => panel), ...panels]),
    metrics: [...basis.metrics, ...(props.metrics ? metricsOf(props.metrics) : [])],
    exceptions: [...basis.exceptions, ...exceptions],
    runbooks: [...basis.runbooks, ...runbooksOf({ rules, logRules })],
  };
}

/** The first dashboard of an HTTP service is its own; those of objectives come after it. */
function dashboardsOf<D extends Descriptions>(
  { pack, dashboards }: Signals,
  { http, namespace, team }: ServiceProps<D>,
  panels: NonNullable<ServiceSignals["panels"]>,
): Signals["dashboards"] {
  const [first, ...others] = dashboards;
  if (http && first) return [withPanels(first, panels), ...others];
  return panels.length === 0
    ? dashboards
    : [withPanels(serviceDashboard(pack, namespace, team), panels), ...dashboards];
}
