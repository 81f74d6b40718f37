import { SLO_ALERTS } from "../slo/alerts";
import type { InhibitRuleConfig } from "./config";
import { anyOf, equal } from "./matcher";

/** While one alert fires, others say nothing new. */
export interface Inhibition {
  /** Name of the alert that explains the others. */
  readonly while: string;
  /** Names of the alerts that are muted. */
  readonly mute: readonly string[];
  /** Labels that must be equal for both to be about the same thing; each alert must have them. */
  readonly same: readonly string[];
}

/**
 * Two alerts are about the same thing when these labels are equal, and a label that both lack is equal, too. Upstream
 * compares only the namespace and the name: a full disk on one node would then mute the warning about another node's,
 * as the alerts of all nodes carry the namespace of node-exporter, and one service without a namespace would mute all
 * others. A label more can only make a rule mute less.
 */
const SAME_THING = [
  "alertname",
  "cluster",
  "namespace",
  "service",
  "instance",
  "device",
  "persistentvolumeclaim",
  "slo",
  "sloth_id",
] as const;

/** Which alerts are never worth a message while another one fires. */
export const INHIBIT_RULES: readonly InhibitRuleConfig[] = [
  {
    source_matchers: [equal("severity", "critical")],
    target_matchers: [anyOf("severity", ["warning", "info"])],
    equal: SAME_THING,
  },
  {
    source_matchers: [equal("severity", "warning")],
    target_matchers: [equal("severity", "info")],
    equal: SAME_THING,
  },
  // Fires while a namespace has nothing worse than information (kube-prometheus, "InfoInhibitor").
  {
    source_matchers: [equal("alertname", "InfoInhibitor")],
    target_matchers: [equal("severity", "info")],
    equal: ["cluster", "namespace"],
  },
  // A budget that goes fast goes steadily, too.
  {
    source_matchers: [equal("alertname", SLO_ALERTS.fast)],
    target_matchers: [equal("alertname", SLO_ALERTS.slow)],
    equal: ["cluster", "namespace", "service", "slo"],
  },
];

export function renderInhibition({ while: source, mute, same }: Inhibition): InhibitRuleConfig {
  return {
    source_matchers: [equal("alertname", source)],
    target_matchers: [mute.length === 1 ? equal("alertname", mute[0] ?? "") : anyOf("alertname", mute)],
    equal: same,
  };
}
