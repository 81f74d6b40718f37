import { failIfAny } from "../core/errors";
import type { Dashboard } from "../signals/dashboards/dashboard";
import type { Metric } from "../signals/metric";
import type { RuleGroup } from "../signals/rules/rule";
import { checkSlos } from "../signals/slo/check";
import { sloDashboard } from "../signals/slo/dashboard";
import { sloLogRules } from "../signals/slo/log-rules";
import { sloMetrics } from "../signals/slo/metrics";
import { sloRules } from "../signals/slo/rules";
import type { Slo } from "../signals/slo/slo";
import { slothMetrics, slothRules } from "../signals/slo/sloth";
import type { Signals, Site } from "./pack";
import { runbooksOf } from "./runbooks";

export interface SloStyle {
  /** Rules as sloth writes them, without a dashboard: for those that were made for sloth. @default none */
  readonly compatibility?: "sloth";
}

/**
 * Adds to a pack what its objectives need: rules that record and alert, what Loki counts for them, dashboards, and where
 * the runbooks lie.
 *
 * ```ts
 * const promised = slos({ service: "orders", team: "shop", ...spanMetrics("orders") }, [availability(99.9)]);
 * const orders: Pack = (site) => withSlos(signals("orders", { slos: promised }), site);
 * ```
 * @throws BelvedereError with everything that is wrong with the objectives
 */
export function withSlos(pack: Signals, site: Site, { compatibility }: SloStyle = {}): Signals {
  failIfAny(checkSlos(`${pack.pack}.slos`, pack.slos));
  const { rules, dashboards, metrics } = compatibility === "sloth" ? asSloth(pack.slos, site) : ours(pack.slos, site);
  return {
    ...pack,
    rules: [...pack.rules, ...rules],
    logRules: [...pack.logRules, ...sloLogRules(pack.slos)],
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

function asSloth(slos: readonly Slo[], site: Site): Generated {
  const rules = slos.flatMap((slo) => slothRules(slo, site));
  return { rules, dashboards: [], metrics: slothMetrics(rules) };
}
