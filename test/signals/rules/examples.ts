import { minutes } from "../../../constructs/core/duration";
import { alert, fires, silent } from "../../../constructs/signals/rules/builders";
import type { AlertingRule } from "../../../constructs/signals/rules/rule";

/** An alert with nothing wrong in it, changed where a test says so. */
export function exampleAlert(changes: Partial<AlertingRule> = {}): AlertingRule {
  return alert({
    alert: "InstanceDown",
    expr: 'sum by (cluster, job) (up{job="a"}) == 0',
    for: minutes(5),
    severity: "critical",
    team: "storefront",
    summary: "{{ $labels.job }} is down",
    description: "Nothing answers.",
    cases: [
      fires("when it is down", { 'up{cluster="c", job="a"}': "0x20" }, minutes(7), { cluster: "c", job: "a" }),
      silent("while it is up", { 'up{cluster="c", job="a"}': "1x20" }, minutes(7)),
    ],
    ...changes,
  });
}
