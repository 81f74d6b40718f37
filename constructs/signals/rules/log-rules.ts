import { compactJson } from "../../core/json";
import { alertAnnotations, alertLabels } from "./labels";
import type { LogAlert, LogRecord, LogRuleGroup } from "./log-rule";

/** One file of Loki's ruler. It is only found in the folder of its tenant. */
export interface LogRuleFile {
  readonly tenant: string;
  /** JSON, which the ruler reads as the YAML it is. */
  readonly content: string;
}

export interface LogRuleOptions {
  /** Tenant of the groups that name none. */
  readonly tenant: string;
  /** Base of the links to runbooks, without a slash at the end. */
  readonly runbookUrl: string;
}

/** The ruler's files for these groups: one per tenant, in the order of their names. */
export function renderLogRules(groups: readonly LogRuleGroup[], options: LogRuleOptions): LogRuleFile[] {
  const tenantOf = (group: LogRuleGroup): string => group.tenant ?? options.tenant;
  return [...new Set(groups.map(tenantOf))].sort().map((tenant) => ({
    tenant,
    content: compactJson({
      groups: groups.filter((group) => tenantOf(group) === tenant).map((group) => renderGroup(group, options)),
    }),
  }));
}

function renderGroup({ name, interval, records = [], rules }: LogRuleGroup, { runbookUrl }: LogRuleOptions): object {
  const alerts = rules.map((rule) => renderLogAlert(rule, runbookUrl));
  return { name, interval: interval.toGo(), rules: [...records.map(renderLogRecord), ...alerts] };
}

function renderLogRecord({ record, expr, labels }: LogRecord): object {
  return { record, expr, labels };
}

function renderLogAlert(rule: LogAlert, runbookUrl: string): object {
  return {
    alert: rule.alert,
    expr: rule.expr,
    for: rule.for.toGo(),
    labels: alertLabels(rule),
    annotations: alertAnnotations(rule, runbookUrl),
  };
}
