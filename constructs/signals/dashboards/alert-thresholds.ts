import type { Binary, PromqlExpression } from "../promql/ast";
import { parsePromql } from "../promql/parse";
import type { AlertingRule, RuleGroup } from "../rules/rule";
import type { Dashboard, MeasuredPanel, Panel, Thresholds } from "./dashboard";
import { sameSeries } from "./same-series";
import { inOrder } from "./thresholds";

/**
 * The dashboard with the values drawn at which alerts on the same series fire: a line moves with its alert. Panels that
 * say their thresholds keep them.
 * @param groups rules of the pack that the dashboard belongs to
 */
export function withAlertThresholds(dashboard: Dashboard, groups: readonly RuleGroup[]): Dashboard {
  const limits = groups.flatMap(({ rules }) => rules.flatMap(limitOf));
  const rows = dashboard.rows.map((row) => ({ ...row, panels: row.panels.map((panel) => drawn(panel, limits)) }));
  return { ...dashboard, rows };
}

/** What an alert compares with what. */
interface Limit {
  readonly level: "warning" | "critical";
  readonly series: PromqlExpression;
  readonly value: number;
  readonly bad: NonNullable<Thresholds["bad"]>;
}

const SIDES: Readonly<Record<string, Limit["bad"]>> = { ">": "above", ">=": "above", "<": "below", "<=": "below" };

function limitOf(rule: RuleGroup["rules"][number]): Limit[] {
  if (rule.kind !== "alerting" || rule.severity === "info") return [];
  const comparison = comparisonOf(rule);
  const bad = comparison && SIDES[comparison.operator];
  if (!bad || comparison.right.kind !== "number" || comparison.right.value === undefined) return [];
  return [{ level: rule.severity, series: comparison.left, value: comparison.right.value, bad }];
}

/** The comparison an alert is about; what stands behind `and` or `unless` only says when it matters. */
function comparisonOf({ expr }: AlertingRule): Binary | undefined {
  let { expression } = parsePromql(expr);
  while (expression?.kind === "binary" && (expression.operator === "and" || expression.operator === "unless")) {
    expression = expression.left;
  }
  return expression?.kind === "binary" ? expression : undefined;
}

function drawn(panel: Panel, limits: readonly Limit[]): Panel {
  if ((panel.kind !== "timeseries" && panel.kind !== "stat") || panel.thresholds) return panel;
  const thresholds = thresholdsOf(panel, limits);
  return thresholds ? { ...panel, thresholds } : panel;
}

/** Undefined where no alert is about the panel, and where alerts differ in which side is bad. */
function thresholdsOf({ queries }: MeasuredPanel, limits: readonly Limit[]): Thresholds | undefined {
  const shown = queries.flatMap(({ expr }) => parsePromql(expr, { variables: {} }).expression ?? []);
  const about = limits.filter(({ series }) => shown.some((expression) => sameSeries(expression, series)));
  const [first] = about;
  if (!first || about.some(({ bad }) => bad !== first.bad)) return undefined;
  const value = (level: Limit["level"]): number | undefined => {
    const values = about.filter((limit) => limit.level === level).map((limit) => limit.value);
    // Of several the one that fires first.
    return values.length === 0 ? undefined : first.bad === "above" ? Math.min(...values) : Math.max(...values);
  };
  const [warning, critical] = [value("warning"), value("critical")];
  const both = {
    ...(warning !== undefined && { warning }),
    ...(critical !== undefined && { critical }),
    bad: first.bad,
  };
  if (inOrder(both) || critical === undefined) return both;
  // An alert that pages at once, beside a ticket about what lasts: all beyond it is red.
  return { critical, bad: first.bad };
}
