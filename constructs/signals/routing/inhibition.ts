import type { InhibitRuleConfig } from "./config";

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
] as const;

/** Which alerts are not worth a message while another one fires. */
export const INHIBIT_RULES: readonly InhibitRuleConfig[] = [
  {
    source_matchers: ['severity="critical"'],
    target_matchers: ['severity=~"warning|info"'],
    equal: SAME_THING,
  },
  {
    source_matchers: ['severity="warning"'],
    target_matchers: ['severity="info"'],
    equal: SAME_THING,
  },
  // Fires while a namespace has nothing worse than information (kube-prometheus, "InfoInhibitor").
  {
    source_matchers: ['alertname="InfoInhibitor"'],
    target_matchers: ['severity="info"'],
    equal: ["cluster", "namespace"],
  },
];
