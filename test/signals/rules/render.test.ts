import { minutes } from "../../../constructs/core/duration";
import { group, record } from "../../../constructs/signals/rules/builders";
import { renderRules } from "../../../constructs/signals/rules/render";
import type { AlertingRule } from "../../../constructs/signals/rules/rule";
import { exampleAlert } from "./examples";

const RUNBOOKS = "https://runbooks.example.com";

function rendered(changes: Partial<AlertingRule> = {}): object | undefined {
  return renderRules([group("g", exampleAlert(changes))], RUNBOOKS).groups[0]?.rules[0];
}

describe("a rule for Prometheus", () => {
  it("carries severity and team as labels, its texts and its runbook as annotations", () => {
    expect(rendered()).toEqual({
      alert: "InstanceDown",
      expr: 'sum by (cluster, job) (up{job="a"}) == 0',
      for: "5m",
      labels: { severity: "critical", team: "storefront" },
      annotations: {
        summary: "{{ $labels.job }} is down",
        description: "Nothing answers.",
        runbook_url: "https://runbooks.example.com/InstanceDown",
      },
    });
  });

  it("keeps labels of its own, but severity and team cannot be overridden by them", () => {
    expect(rendered({ labels: { action: "rollback", team: "others" } })).toMatchObject({
      labels: { action: "rollback", severity: "critical", team: "storefront" },
    });
  });

  it("says how long it keeps firing only when it does", () => {
    expect(rendered({ keepFiringFor: minutes(10) })).toHaveProperty("keep_firing_for", "10m");
    expect(rendered()).not.toHaveProperty("keep_firing_for");
  });

  it("leaves out a length of zero, which Prometheus assumes", () => {
    expect(rendered({ for: minutes(0), keepFiringFor: minutes(0) })).not.toHaveProperty("for");
  });
});

describe("a group for Prometheus", () => {
  it("keeps the order of its rules, for later ones read what earlier ones record", () => {
    const rules = [record("job:up:sum", "sum by (cluster, job) (up)"), exampleAlert()];
    const names = renderRules([group("g", ...rules)], RUNBOOKS).groups[0]?.rules.map(
      (rule) => rule.record ?? rule.alert,
    );
    expect(names).toEqual(["job:up:sum", "InstanceDown"]);
  });

  it("has an interval only when one is asked for", () => {
    const plain = group("g", exampleAlert());
    const { groups } = renderRules([plain, { ...plain, name: "slow", interval: minutes(2) }], RUNBOOKS);
    expect(groups.map(({ interval }) => interval)).toEqual([undefined, "2m"]);
  });

  it("renders a recording rule with its labels", () => {
    const rule = record("job:up:sum", "sum by (cluster, job) (up)", { source: "test" });
    expect(renderRules([group("g", rule)], RUNBOOKS).groups[0]?.rules).toEqual([
      { record: "job:up:sum", expr: "sum by (cluster, job) (up)", labels: { source: "test" } },
    ]);
  });
});
