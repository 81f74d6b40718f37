import { checkLabelNames } from "../signals/rules/check-templates";
import type { Problem } from "../core/errors";
import { checkLogRuleExpression } from "../signals/rules/check-expression";
import type { LogRuleGroup } from "../signals/rules/log-rule";
import type { RuleGroup } from "../signals/rules/rule";
import { sloGroupName } from "../signals/slo/rules";
import type { Slo } from "../signals/slo/slo";
import { SLOTH_INFO, slothGroupNames } from "../signals/slo/sloth";
import type { Signals } from "./pack";

/**
 * The rules of each objective by themselves, after all others: objectives share the names of their alerts, which must
 * be unique otherwise.
 */
export function rulesByObjective({ rules, slos }: Signals): RuleGroup[][] {
  const others = rules.filter(({ name }) => !slos.some((slo) => groupNames(slo).includes(name)));
  return [others, ...slos.map((slo) => rulesOf(slo, rules))];
}

/** The rules of an objective, without the one series whose name is sloth's own and no name of ours. */
function rulesOf(slo: Slo, groups: readonly RuleGroup[]): RuleGroup[] {
  const own = groups.filter(({ name }) => groupNames(slo).includes(name));
  return own.map(({ rules, ...group }) => ({
    ...group,
    rules: rules.filter((rule) => rule.kind === "alerting" || rule.record !== SLOTH_INFO),
  }));
}

function groupNames(slo: Slo): string[] {
  return [sloGroupName(slo), ...slothGroupNames(slo)];
}

/** An objective without its rules is a wish. */
export function checkEvaluation(at: string, { slos, rules }: Signals): Problem[] {
  return slos
    .filter((slo) => rulesOf(slo, rules).length === 0)
    .map(({ name }) => ({
      at,
      value: name,
      problem: "is an objective without rules",
      fix: "Return withSlos(signals, site) from the pack, which adds them",
    }));
}

/** Groups that only count lines have no alert to look at. */
export function logAlertGroups({ logRules }: Signals): LogRuleGroup[] {
  return logRules.filter(({ rules, records = [] }) => rules.length > 0 || records.length === 0);
}

/** The LogQL behind objectives about lines. */
export function checkLogRecords(at: string, { logRules }: Signals): Problem[] {
  return logRules.flatMap(({ name, records = [] }) =>
    records.flatMap(({ record, expr, labels }) => [
      ...checkLogRuleExpression(`${at}.${name}.${record}.expr`, expr),
      ...checkLabelNames(`${at}.${name}.${record}.labels`, labels),
    ]),
  );
}
