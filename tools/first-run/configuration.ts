import type { Signals, Site } from "../../constructs/packs/pack";
import { type PrometheusRules, renderRules } from "../../constructs/signals/rules/render";
import { HEARTBEAT_ALERT } from "../../constructs/signals/routing/route-tree";
import { RUN_INTERVAL } from "./compressed";
import { type Sample, sampleName, scrapedLabels } from "./sample-service";

/** A sample service that is scraped. */
export interface Target {
  readonly sample: Sample;
  /** `127.0.0.1:40001` */
  readonly address: string;
}

/** What Prometheus of the run reads; JSON is YAML. */
export interface PrometheusConfig {
  readonly global: { readonly scrape_interval: string; readonly evaluation_interval: string };
  readonly rule_files: readonly string[];
  readonly alerting: { readonly alertmanagers: readonly { readonly static_configs: readonly StaticConfig[] }[] };
  readonly scrape_configs: readonly { readonly job_name: string; readonly static_configs: readonly StaticConfig[] }[];
}

interface StaticConfig {
  readonly targets: readonly string[];
  readonly labels?: Readonly<Record<string, string>>;
}

/**
 * @param rulesFile path of the rules
 * @param alertmanager `host:port`
 */
export function prometheusConfig(
  site: Site,
  targets: readonly Target[],
  rulesFile: string,
  alertmanager: string,
): PrometheusConfig {
  const interval = RUN_INTERVAL.toPrometheus();
  return {
    global: { scrape_interval: interval, evaluation_interval: interval },
    rule_files: [rulesFile],
    alerting: { alertmanagers: [{ static_configs: [{ targets: [alertmanager] }] }] },
    scrape_configs: targets.map(({ sample, address }) => ({
      job_name: sampleName(sample),
      static_configs: [{ targets: [address], labels: scrapedLabels(sample, site) }],
    })),
  };
}

/** Everything that the Prometheus of a cluster evaluates of packs, in one file. Names of groups are unique per pack only. */
export function rulesOf(signals: readonly Signals[], runbookUrl: string): PrometheusRules {
  const rendered = signals.map(({ pack, rules }) => {
    const own = rules.filter(({ evaluator }) => evaluator === "leaf");
    return renderRules(own, runbookUrl).groups.map((each) => ({ ...each, name: `${pack}/${each.name}` }));
  });
  return { groups: rendered.flat() };
}

/** The chart of Prometheus brings the heartbeat along; here it comes from the run, as the chart writes it. */
export function heartbeatRules(site: Site, runbookUrl: string): PrometheusRules {
  const { cluster } = site;
  return {
    groups: [
      {
        name: "general.rules",
        rules: [
          {
            alert: HEARTBEAT_ALERT,
            expr: "vector(1)",
            labels: { severity: "none", team: "platform", cluster },
            annotations: { runbook_url: `${runbookUrl}/${HEARTBEAT_ALERT}` },
          },
        ],
      },
    ],
  };
}
