import { minutes, seconds } from "../../../constructs/core/duration";
import { fires, group } from "../../../constructs/signals/rules/builders";
import { promtoolTests } from "../../../constructs/signals/rules/promtool";
import { describeWith } from "../../support/programs";
import { checkedRules, testedRules } from "../promtool";
import { exampleAlert } from "./examples";

describe("the unit tests of alerts", () => {
  it("are one for every case, named as a sentence", () => {
    const { tests } = promtoolTests([group("g", exampleAlert())], "rules.json");
    expect(tests.map(({ name }) => name)).toEqual([
      "InstanceDown fires when it is down",
      "InstanceDown stays silent while it is up",
    ]);
  });

  it("expect the labels that the alert adds to those of a case", () => {
    const { tests } = promtoolTests([group("g", exampleAlert({ labels: { action: "rollback" } }))], "rules.json");
    expect(tests[0]?.alert_rule_test[0]?.exp_alerts).toEqual([
      { exp_labels: { cluster: "c", job: "a", action: "rollback", severity: "critical", team: "storefront" } },
    ]);
    expect(tests[1]?.alert_rule_test[0]?.exp_alerts).toEqual([]);
  });

  it("pick out their own alerts by label where several rules share a name", () => {
    const [first, second] = ["a", "b"].map((slo) => group(slo, exampleAlert({ labels: { slo } })));
    if (!first || !second) throw new Error("there are two groups");
    const { tests } = promtoolTests([first, second], "rules.json");
    const own = 'alertname="InstanceDown", alertstate="firing", slo="b", severity="critical", team="storefront"';
    expect(tests[2]).toMatchObject({
      alert_rule_test: [],
      promql_expr_test: [
        { expr: `ALERTS{${own}}`, exp_samples: [{ labels: `ALERTS{cluster="c", job="a", ${own}}`, value: 1 }] },
      ],
    });
  });

  it("sample every minute unless a case says otherwise", () => {
    const [first, second] = exampleAlert().cases;
    if (!first || !second) throw new Error("the example has two cases");
    const cases = [first, { ...second, interval: seconds(15) }];
    const { tests } = promtoolTests([group("g", exampleAlert({ cases }))], "rules.json");
    expect(tests.map(({ interval }) => interval)).toEqual(["1m", "15s"]);
  });
});

describeWith("promtool", "promtool", () => {
  const groups = [group("g", exampleAlert())];

  it("accepts the example", () => {
    expect(testedRules(groups)).toBe("");
  });

  it("reports a case that is not so, with its name", () => {
    const wrong = fires("while it is up", { 'up{cluster="c", job="a"}': "1x20" }, minutes(7), {
      cluster: "c",
      job: "a",
    });
    expect(testedRules([group("g", exampleAlert({ cases: [wrong] }))])).toContain("InstanceDown fires while it is up");
  });

  it("agrees with the cases of rules that share a name", () => {
    const sharing = ["a", "b"].map((slo) => group(slo, exampleAlert({ labels: { slo } })));
    expect(testedRules(sharing)).toBe("");
  });

  it("reports duplicates", () => {
    const rule = { record: "job:up:sum", expr: "sum by (cluster, job) (up)" };
    expect(checkedRules({ groups: [{ name: "g", rules: [rule, rule] }] })).toContain("duplicate");
  });
});
