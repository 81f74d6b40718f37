import { failIfAny } from "../core/errors";
import type { Dashboard } from "../signals/dashboards/dashboard";
import type { Metric } from "../signals/metric";
import type { RuleGroup } from "../signals/rules/rule";
import { checkSlos } from "../signals/slo/check";
import { sloDashboard } from "../signals/slo/dashboard";
import { sloLogRules } from "../signals/slo/log-rules";
import { fitted } from "../signals/slo/period";
import { sloMetrics } from "../signals/slo/metrics";
import { sloRules } from "../signals/slo/rules";
import type { Slo } from "../signals/slo/slo";
import { slothMetrics, type SlothOptions, slothRules } from "../signals/slo/sloth";
import type { Signals, Site } from "./pack";
import { runbooksOf } from "./runbooks";

/** Whose rules they are: ours, or those that sloth writes, without a dashboard, for what was made for sloth. */
export type SloStyle = { readonly compatibility?: undefined } | ({ readonly compatibility: "sloth" } & SlothOptions);

/**
 * Adds to a pack what its objectives need: rules that record and alert, what Loki counts for them, dashboards, and where
 * the runbooks lie. An objective without a period of its own is judged over 30 days, or over as long as the Prometheus of
 * the site keeps samples.
 *
 * ```ts
 * const promised = slos({ service: "orders", team: "shop", ...spanMetrics("orders") }, [availability(99.9)]);
 * const orders: Pack = (site) => withSlos(signals("orders", { slos: promised }), site);
 * ```
 * @throws BelvedereError with everything that is wrong with the objectives
 */
export function withSlos(pack: Signals, site: Site, style: SloStyle = {}): Signals {
  failIfAny(checkSlos(`${pack.pack}.slos`, pack.slos));
  const slos = pack.slos.map((slo) => (site.metricsKept ? fitted(slo, site.metricsKept) : slo));
  const { rules, dashboards, metrics } =
    style.compatibility === "sloth" ? asSloth(slos, site, style) : ours(slos, site);
  return {
    ...pack,
    slos,
    rules: [...pack.rules, ...rules],
    logRules: [...pack.logRules, ...sloLogRules(slos)],
    dashboards: [...pack.dashboards, ...dashboards],
    metrics: [...pack.metrics, ...metrics],
    runbooks: [...pack.runbooks, ...runbooksOf({ rules, logRules: [] })],
  };
}

interface Generated {
  readonly rules: readonly RuleGroup[];
  readonly dashboards: readonly Dashboard[];
  readonly metrics: readonly Metric[];
}

function ours(slos: readonly Slo[], site: Site): Generated {
  return {
    rules: slos.map((slo) => sloRules(slo, site)),
    dashboards: slos.map(sloDashboard),
    metrics: sloMetrics(slos),
  };
}

function asSloth(slos: readonly Slo[], site: Site, options: SlothOptions): Generated {
  const rules = slos.flatMap((slo) => slothRules(slo, site, options));
  return { rules, dashboards: [], metrics: slothMetrics(rules) };
}
