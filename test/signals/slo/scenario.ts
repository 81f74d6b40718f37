import { minutes, seconds } from "../../../constructs/core/duration";
import { promtoolRules } from "../../../constructs/signals/rules/promtool";
import { events } from "../../../constructs/signals/slo/indicator";
import { availability, type Objective } from "../../../constructs/signals/slo/objective";
import { sloRules } from "../../../constructs/signals/slo/rules";
import { type Slo, slos } from "../../../constructs/signals/slo/slo";
import { promtool } from "../promtool";

export const SITE = { cluster: "c" };

export const REQUESTS = events({
  bad: 'requests_total{service="orders", code=~"5.."}',
  total: 'requests_total{service="orders"}',
});

/** The only objective of a service, 99.9 % of its requests unless a test says otherwise. */
export function only(objective: Objective = availability(99.9), more: Partial<Parameters<typeof slos>[0]> = {}): Slo {
  const [slo] = slos({ service: "orders", team: "shop", events: REQUESTS, ...more }, [objective]);
  if (!slo) throw new Error("one objective gives one SLO");
  return slo;
}

/** A counter of requests, for one code of status. */
export function requests(code: number, cluster = "c"): string {
  return `requests_total{cluster="${cluster}", service="orders", code="${code}"}`;
}

/** What must be so at a minute: PromQL, and its values by the labels that it leaves. */
export interface Expected {
  readonly at: number;
  readonly expr: string;
  readonly values: Readonly<Record<string, number>>;
}

/** The windows for which alerts fire, as `SloBudgetBurnsFast 1h`. */
export const FIRING = 'count by (fires) (label_join(ALERTS{alertstate="firing"}, "fires", " ", "alertname", "window"))';

/** A value of the objective, without the labels that every test would repeat. */
export function value(record: string): string {
  return `round(sum by (cluster) (${record}{service="orders"}), 0.0001)`;
}

/**
 * Complaints of promtool about a course of events: one sample a minute, looked at several times.
 * @param slo an objective, or several that differ in their names
 * @param every how often the rules are evaluated; for a course of days seldom, or it takes long
 */
export function played(
  slo: Slo | readonly Slo[],
  series: Readonly<Record<string, string>>,
  expected: readonly Expected[],
  every = seconds(30),
): string {
  const tests = {
    rule_files: ["rules.json"],
    evaluation_interval: every.toPrometheus(),
    tests: [
      {
        interval: "1m",
        input_series: Object.entries(series).map(([name, values]) => ({ series: name, values })),
        promql_expr_test: expected.map(({ at, expr, values }) => ({
          expr,
          eval_time: minutes(at).toPrometheus(),
          exp_samples: Object.entries(values).map(([labels, each]) => ({ labels, value: each })),
        })),
      },
    ],
  };
  return promtool(["test", "rules", "tests.json"], {
    "rules.json": promtoolRules([slo].flat().map((each) => sloRules(each, SITE))),
    "tests.json": tests,
  });
}

/** What {@link FIRING} must give. */
export function firing(at: number, ...alerts: readonly string[]): Expected {
  return { at, expr: FIRING, values: Object.fromEntries(alerts.map((alert) => [`{fires="${alert}"}`, 1])) };
}
