import { type Duration, minutes } from "../../core/duration";
import type { Problem } from "../../core/errors";
import type { Panel } from "../../signals/dashboards/dashboard";
import * as rules from "../../signals/rules/builders";
import type { AlertingRule } from "../../signals/rules/rule";
import type { Severity } from "../../signals/severity";
import { type Condition, holds, placed } from "./condition";
import { casesOf } from "./cases";
import { panelOf } from "./dashboard";

/** An alert of a service, with the values that prove it. */
export interface ServiceAlertProps {
  /** `critical` pages a person, `warning` makes a ticket, `info` only inhibits and informs. */
  readonly severity: Severity;
  /** Made by `share`, `rate`, `highest` or `lowest`. */
  readonly when: Condition;
  /** How long it must hold. @default 5 minutes */
  readonly for?: Duration;
  /** One line; may use `{{ $value | humanizePercentage }}` and `{{ $labels.cluster }}`. */
  readonly summary: string;
  /** What it means and what a user of the service notices. */
  readonly description: string;
  /** Values at which it fires. */
  readonly fires: readonly [number, ...number[]];
  /** Values at which it stays silent. */
  readonly silent: readonly [number, ...number[]];
}

/** An alert and the panel that shows what it is about. */
export interface ServiceAlert {
  readonly rule: AlertingRule;
  readonly panel: Panel;
}

/** Whose alert it is, and where. */
export interface Owner {
  /** Name of the service. */
  readonly service: string;
  readonly team: string;
  readonly cluster: string;
}

/** @param problems takes mistakes in the condition, and values that stand on the wrong side of the limit */
export function serviceAlert(
  name: string,
  props: ServiceAlertProps,
  { service, team, cluster }: Owner,
  problems: Problem[],
): ServiceAlert {
  const { when, severity, summary, description, for: lasts = minutes(5) } = props;
  const wrong = checkAlert(`service("${service}").alerts.${name}`, props);
  problems.push(...wrong);
  const range = when.window?.toPrometheus() ?? "";
  const rule = rules.alert({
    alert: name,
    expr: `${when.value({ range, select: (selector) => selector })} ${when.operator} ${when.limit}`,
    for: lasts,
    severity,
    team,
    summary,
    description,
    cases: wrong.length > 0 ? [] : casesOf(props, lasts, cluster),
  });
  return { rule, panel: panelOf(rule, when) };
}

/** Values are held against a condition that can be. */
function checkAlert(at: string, props: ServiceAlertProps): Problem[] {
  const { faults } = props.when;
  return faults.length > 0 ? placed(`${at}.when`, faults) : checkValues(at, props);
}

/** promtool would find these, too, but only in a test. */
function checkValues(at: string, { when, fires, silent }: ServiceAlertProps): Problem[] {
  const limit = `${when.operator} ${when.limit}`;
  const wrong = (side: "fires" | "silent", values: readonly number[], problem: string, fix: string): Problem[] =>
    values
      .filter((value) => holds(when, value) !== (side === "fires"))
      .map((value) => ({ at: `${at}.${side}`, value, problem, fix }));
  const impossible = [...fires, ...silent].filter(
    (value) => !Number.isFinite(value) || value < when.least || value > when.most,
  );
  return [
    ...wrong("fires", fires, `is a value at which it stays silent: it fires ${limit}`, "Name one beyond the limit"),
    ...wrong("silent", silent, `is a value at which it fires: ${limit}`, "Name one within the limit"),
    ...impossible.map((value) => ({
      at,
      value,
      problem: "is no value that there can be",
      fix: possible(when),
    })),
  ];
}

function possible({ least, most }: Condition): string {
  if (most === 1) return "Use a share between 0 and 1";
  return least === 0 ? "Use 0 or more" : "Use a number";
}
