import { type Duration, minutes } from "../../core/duration";
import { failIfAny, type Problem } from "../../core/errors";
import type { Panel } from "../../signals/dashboards/dashboard";
import * as rules from "../../signals/rules/builders";
import type { AlertingRule } from "../../signals/rules/rule";
import type { Severity } from "../../signals/severity";
import { type Condition, holds } from "./condition";
import { casesOf } from "./cases";
import { panelOf } from "./dashboard";

/** An alert of a service, with the values that prove it. */
export interface ServiceAlertProps {
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

/** @throws BelvedereError with the values on the wrong side of the limit */
export function serviceAlert(name: string, props: ServiceAlertProps, { service, team, cluster }: Owner): ServiceAlert {
  const { when, severity, summary, description, for: lasts = minutes(5) } = props;
  failIfAny(checkValues(`${service}.${name}`, props));
  const range = when.window?.toPrometheus() ?? "";
  const rule = rules.alert({
    alert: name,
    expr: `${when.value({ range, select: (selector) => selector })} ${when.operator} ${when.limit}`,
    for: lasts,
    severity,
    team,
    summary,
    description,
    cases: casesOf(props, lasts, cluster),
  });
  return { rule, panel: panelOf(rule, when) };
}

/** promtool would find these, too, but only in a test. */
function checkValues(at: string, { when, fires, silent }: ServiceAlertProps): Problem[] {
  const limit = `${when.operator} ${when.limit}`;
  const wrong = (side: "fires" | "silent", values: readonly number[], problem: string, fix: string): Problem[] =>
    values
      .filter((value) => holds(when, value) !== (side === "fires"))
      .map((value) => ({ at: `${at}.${side}`, value, problem, fix }));
  const impossible = [...fires, ...silent].filter((value) => value < 0 || value > when.most);
  return [
    ...wrong("fires", fires, `is a value at which it stays silent: it fires ${limit}`, "Name one beyond the limit"),
    ...wrong("silent", silent, `is a value at which it fires: ${limit}`, "Name one within the limit"),
    ...impossible.map((value) => ({
      at,
      value,
      problem: "is no value that there can be",
      fix: when.most === 1 ? "Use a share between 0 and 1" : "Use 0 or more",
    })),
  ];
}
