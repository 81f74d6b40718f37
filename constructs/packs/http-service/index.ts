import { type Pack, type Signals, signals, type Site } from "../pack";
import { withAlertThresholds } from "../../signals/dashboards/alert-thresholds";
import { slos } from "../../signals/slo/slo";
import { runbooksOf } from "../runbooks";
import { withSlos } from "../slos";
import { httpDashboard } from "./dashboard";
import { httpLogRules, httpPipeline } from "./logs";
import { measured } from "./measured";
import { httpMetrics } from "./metrics";
import { type HttpService, type HttpServiceProps, resolveHttpService } from "./props";
import { httpRules } from "./rules";

export { HTTP_DIALECTS, type HttpDialect, type HttpDialectName } from "./dialects";
export type { HttpLatency, HttpServiceProps } from "./props";

/**
 * Observes one HTTP service: scrapes it, records its rate, errors and durations, alerts on them and on its logs, and
 * shows them on a dashboard.
 *
 * ```ts
 * httpService("catalog", { namespace: "shop", team: "storefront", port: "http", dialect: "fastapi" });
 * ```
 * @param name of the pack; also the service's name unless `service` says otherwise, and its `service.name` in traces
 * @throws BelvedereError with everything that is wrong with the props
 */
export function httpService(name: string, props: HttpServiceProps): Pack {
  const service = resolveHttpService(name, props);
  return (site) => observe(service, site);
}

function observe(service: HttpService, site: Site): Signals {
  const rules = httpRules(service, site);
  const logRules = httpLogRules(service);
  const own = signals(service.name, {
    monitors: [
      {
        kind: service.monitor,
        // A PodMonitor passes its name on as the label `service`.
        name: service.service,
        namespace: service.namespace,
        selector: service.selector,
        port: service.port,
        path: service.path,
      },
    ],
    rules,
    logRules,
    pipelines: [httpPipeline(service)],
    dashboards: [withAlertThresholds(httpDashboard(service), rules)],
    slos: slos(measured(service), service.slos),
    metrics: httpMetrics(service),
    runbooks: runbooksOf({ rules, logRules }),
  });
  return withSlos(own, site);
}
