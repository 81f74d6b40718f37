import type { Problem } from "../../../core/errors";
import type { Dashboard } from "../dashboard";
import { annotation } from "./annotation";
import { cluster } from "./cluster";
import { counter } from "./counter";
import { description } from "./description";
import { grid } from "./grid";
import { legend } from "./legend";
import { link } from "./link";
import type { Lint } from "./lint";
import { rateInterval } from "./rate-interval";
import { threshold } from "./threshold";
import { title } from "./title";
import { unit } from "./unit";
import { variableOrder } from "./variable-order";

/** The rules of the house about dashboards, beside what makes one valid. */
export const DASHBOARD_LINTS: readonly Lint[] = [
  annotation,
  cluster,
  counter,
  description,
  grid,
  legend,
  link,
  rateInterval,
  threshold,
  title,
  unit,
  variableOrder,
];

/**
 * What the rules have against a dashboard, each with the code of the rule.
 * @param at path of the dashboard, for the messages
 */
export function lintDashboard(at: string, dashboard: Dashboard): Problem[] {
  return DASHBOARD_LINTS.flatMap(({ code, check }) =>
    check(dashboard).map(({ where, value, problem, fix }) => ({
      at: where === undefined ? at : `${at}.${where}`,
      ...(value !== undefined && { value }),
      problem,
      fix: `${fix} [${code}]`,
    })),
  );
}
