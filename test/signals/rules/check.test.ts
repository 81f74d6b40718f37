import { minutes, seconds } from "../../../constructs/core/duration";
import { describeProblem } from "../../../constructs/core/errors";
import { group, record } from "../../../constructs/signals/rules/builders";
import { checkLogRules, checkRules } from "../../../constructs/signals/rules/check";
import type { LogAlert } from "../../../constructs/signals/rules/log-rule";
import type { AlertingRule, Rule, RuleGroup } from "../../../constructs/signals/rules/rule";
import { exampleAlert } from "./examples";

function problemsOf(...groups: readonly RuleGroup[]): string[] {
  return checkRules("shop.rules", groups).map(({ at, value, problem }) => `${at}: ${value as string} ${problem}`);
}

/** Problems of a rule beyond those of the example, which has none. */
function problemsIn(rule: Rule | Partial<AlertingRule>): string {
  const whole = "kind" in rule && rule.kind === "recording" ? rule : exampleAlert(rule);
  return problemsOf(group("g", whole)).join("\n");
}

describe("rules", () => {
  it("without a fault have no problems", () => {
    expect(problemsOf(group("g", record("job:up:sum", "sum by (cluster, job) (up)"), exampleAlert()))).toEqual([]);
  });

  it.each([
    ["a name in small letters", { alert: "instanceDown" }, "is no alert name"],
    ["a name with a dash", { alert: "Instance-Down" }, "is no alert name"],
    ["an empty summary", { summary: " " }, "shop.rules.g.InstanceDown.summary: undefined is empty"],
    ["an empty description", { description: "" }, "description: undefined is empty"],
    ["no team", { team: "" }, "team: undefined is empty"],
    ["no cases", { cases: [] }, "has no case in which the alert fires"],
    ["firing cases only", { cases: exampleAlert().cases.slice(0, 1) }, "has no case in which the alert stays silent"],
    ["silent cases only", { cases: exampleAlert().cases.slice(1) }, "has no case in which the alert fires"],
    ["an expression that Prometheus refuses", { expr: "rate(up) > 0" }, "rate takes a range vector here"],
    ["a text with a label it never has", { summary: "{{ $labels.pod }}" }, "{{ $labels.pod }} stands in its texts"],
    ["the same by another name", { description: "{{ .Labels.pod }} is down" }, "{{ $labels.pod }} stands in its texts"],
  ])("with %s are refused", (_what, changes, expected) => {
    expect(problemsIn(changes)).toContain(expected);
  });

  it("may speak of their severity and their own labels", () => {
    expect(problemsIn({ labels: { action: "none" }, summary: "{{ $labels.severity }} {{ $labels.action }}" })).toBe("");
  });

  it.each(["requests", "requests:rate5m", "a:b:c:d", "level::rate", "level:metric-name:rate"])(
    "are not recorded as %s",
    (name) => {
      expect(problemsIn(record(name, "up"))).toContain("is not of the form level:metric:operation");
    },
  );

  it("of one name are told once, wherever they are", () => {
    const problems = problemsOf(group("a", exampleAlert()), group("b", exampleAlert(), exampleAlert()));
    expect(problems).toEqual(["shop.rules: InstanceDown is the name of more than one alert"]);
  });

  it("may record one name with different labels, but not with the same", () => {
    const rules = (...values: readonly string[]): Rule[] => values.map((a) => record("job:up:sum", "up", { a }));
    expect(problemsOf(group("g", ...rules("1", "2")))).toEqual([]);
    expect(problemsOf(group("g", ...rules("1", "1")))).toEqual([
      'shop.rules: job:up:sum{a="1"} is the name of more than one recording rule',
    ]);
  });

  it("come in groups with a name of their own and something in them", () => {
    expect(problemsOf(group("g"), group("g", exampleAlert()), group("", record("a:b:c", "up")))).toEqual([
      "shop.rules[2].name: undefined is empty",
      "shop.rules: g is the name of more than one rule group",
      "shop.rules.g: undefined has no rules",
    ]);
  });

  it("are reported with the way out", () => {
    const [problem] = checkRules("shop.rules", [group("g", exampleAlert({ alert: "instanceDown" }))]);
    expect(problem && describeProblem(problem)).toBe(
      'shop.rules.g.instanceDown: "instanceDown" is no alert name. Write it in CamelCase, as in HttpErrorRatioHigh.',
    );
  });
});

describe("alerts on logs", () => {
  const good: LogAlert = {
    alert: "PaymentsFailInLogs",
    expr: 'sum by (cluster, app) (count_over_time({app="a"} |= "failed" [1m])) > 5',
    for: minutes(0),
    severity: "critical",
    team: "payments",
    summary: "Payments fail",
    description: "Users cannot pay.",
  };
  const problemsOfAlert = (changes: Partial<LogAlert>): string =>
    checkLogRules("logs", [{ name: "g", interval: minutes(1), rules: [{ ...good, ...changes }] }])
      .map(({ at, problem }) => `${at} ${problem}`)
      .join("\n");

  it("have no problems when there are none; their ranges do not depend on scrapes", () => {
    expect(problemsOfAlert({})).toBe("");
  });

  it.each([
    ["their name", { alert: "payments_fail" }, "is no alert name"],
    ["their texts", { description: "" }, "logs.g.PaymentsFailInLogs.description is empty"],
    ["the cluster", { expr: 'sum by (app) (rate({app="a"}[5m])) > 5' }, "drops the label cluster"],
  ])("are checked for %s", (_what, changes, expected) => {
    expect(problemsOfAlert(changes)).toContain(expected);
  });

  const WAITING = "lines written at once are forgotten after";
  const lines = '{app="a"} |= "failed"';

  it.each([
    ["a count", `sum by (cluster, app) (count_over_time(${lines} [5m])) > 5`, 5],
    ["a count seen too late", `sum by (cluster, app) (count_over_time(${lines} [5m])) > 5`, 4.5],
    ["a limit on the left", `5 < sum by (cluster, app) (count_over_time(${lines} [5m]))`, 5],
    ["counts that are added", `2 * (bytes_over_time(${lines} [5m]) + count_over_time(${lines} [1h])) >= 5`, 30],
    ["one of two conditions", `count_over_time(${lines} [5m]) > 5 and rate({app="a"}[5m]) > 1`, 30],
    ["any line at all", `rate(${lines} [5m]) > 0`, 30],
  ])("cannot wait until the lines are forgotten: %s", (_what, expr, wait) => {
    expect(problemsOfAlert({ expr, for: seconds(wait * 60) }).split(WAITING)).toHaveLength(2);
  });

  it.each([
    ["less than the window", `count_over_time(${lines} [5m]) > 5`, 4],
    ["for a speed", `rate(${lines} [5m]) > 0.5`, 30],
    ["for a share", `count_over_time(${lines} [5m]) / (count_over_time({app="a"}[5m]) > 50) > 0.1`, 30],
    ["for too few lines", `count_over_time(${lines} [5m]) < 5`, 30],
    ["with nothing else going on", `rate(${lines} [5m]) > 1 unless count_over_time({app="b"}[5m]) > 5`, 30],
  ])("may wait %s", (_what, expr, wait) => {
    expect(problemsOfAlert({ expr, for: minutes(wait) })).toBe("");
  });
});
