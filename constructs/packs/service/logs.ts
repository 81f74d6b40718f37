import { type Duration, minutes } from "../../core/duration";
import type { Problem } from "../../core/errors";
import { POD_LABELS } from "../../signals/identity";
import type { Labels } from "../../signals/rules/builders";
import type { LogAlert } from "../../signals/rules/log-rule";
import { countLines, firesOn, silentOn } from "../../signals/rules/log-rule-builders";
import type { Severity } from "../../signals/severity";
import { checkLimit, type Fault, placed } from "./condition";

/** More lines of a text than a limit. */
export interface LineCondition {
  readonly expr: string;
  readonly limit: number;
  readonly text: string;
  /** Labels of the stream. */
  readonly of: Labels;
  /** Mistakes in it. */
  readonly faults: readonly Fault[];
}

/** The log lines of a service. */
export interface ServiceLogs {
  /** Those with a text in them: `logs.containing("failed payment").over(minutes(5)).above(5)`. */
  readonly containing: (text: string) => {
    readonly over: (window: Duration) => { readonly above: (limit: number) => LineCondition };
  };
}

/** What its streams are found by. */
export interface Streams {
  readonly name: string;
  readonly namespace: string;
  readonly selector?: Labels;
}

export function serviceLogs({ name, namespace, selector = {} }: Streams): ServiceLogs {
  // The collector takes the label from these labels of a pod, the first one that is there.
  const app = POD_LABELS.service.map((label) => selector[label]).find((value) => value !== undefined) ?? name;
  const stream = `{namespace="${namespace}", app="${app}"}`;
  return {
    containing: (text) => ({
      over: (window) => ({
        above: (limit) => ({
          expr: `${countLines(`${stream} |= ${JSON.stringify(text)}`, { over: window })} > ${limit}`,
          limit,
          text,
          of: { namespace, app },
          faults: [...checkText(text), ...checkLines(limit)],
        }),
      }),
    }),
  };
}

/** An alert on log lines, with the numbers of lines that prove it. */
export interface ServiceLogAlertProps {
  /** `critical` pages a person, `warning` makes a ticket, `info` only inhibits and informs. */
  readonly severity: Severity;
  /** Made by `logs`. */
  readonly when: LineCondition;
  /** How long it must hold. @default not at all: lines stay in the window for as long as it is */
  readonly for?: Duration;
  /** One line; may use `{{ $value }}` and `{{ $labels.cluster }}`. */
  readonly summary: string;
  /** What it means and what a user of the service notices. */
  readonly description: string;
  /** A line as the service writes it, which passes the pipelines in the cases. @default the text alone */
  readonly line?: string;
  /** Numbers of such lines with which it fires. */
  readonly fires: readonly [number, ...number[]];
  /** Numbers of such lines with which it stays silent. */
  readonly silent: readonly [number, ...number[]];
}

/** Whose alert it is. */
export interface LineOwner {
  /** Name of the service. */
  readonly service: string;
  readonly team: string;
}

/** @param problems takes mistakes in the condition, and a line that is none that the alert counts */
export function serviceLogAlert(
  alert: string,
  props: ServiceLogAlertProps,
  { service, team }: LineOwner,
  problems: Problem[],
): LogAlert {
  const { when, line = when.text, severity, summary, description } = props;
  const at = `service("${service}").logAlerts.${alert}`;
  problems.push(...placed(`${at}.when`, when.faults), ...checkLine(`${at}.line`, when, line));
  return {
    alert,
    expr: when.expr,
    for: props.for ?? minutes(0),
    severity,
    team,
    summary,
    description,
    cases: [
      ...props.fires.map((times) => firesOn(`with ${times} lines`, [[line, times]], when.of)),
      ...props.silent.map((times) => silentOn(`with ${times} lines`, [[line, times]])),
    ],
  };
}

function checkText(value: string): Fault[] {
  if (value !== "") return [];
  return [{ value, problem: "is in every line", fix: "Write a text that only the lines in question have" }];
}

function checkLines(value: number): Fault[] {
  const faults = checkLimit(value);
  if (faults.length > 0 || value >= 0) return faults;
  return [{ value, problem: "is no number of lines that can be exceeded", fix: "Write 0 or more" }];
}

function checkLine(at: string, { text }: LineCondition, value: string): Problem[] {
  if (value.includes(text)) return [];
  return [{ at, value, problem: `does not contain ${JSON.stringify(text)}`, fix: "Write one that does" }];
}
