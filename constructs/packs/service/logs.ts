import { type Duration, minutes } from "../../core/duration";
import { failIfAny, type Problem } from "../../core/errors";
import { POD_LABELS } from "../../signals/identity";
import type { LogAlert } from "../../signals/rules/log-rule";
import { countLines, firesOn, silentOn } from "../../signals/rules/log-rule-builders";
import type { Severity } from "../../signals/severity";

/** More lines of a text than a limit. */
export interface LineCondition {
  readonly expr: string;
  readonly limit: number;
  readonly text: string;
  /** Labels of the stream. */
  readonly of: Readonly<Record<string, string>>;
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
  readonly selector?: Readonly<Record<string, string>>;
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
        }),
      }),
    }),
  };
}

/** An alert on log lines, with the numbers of lines that prove it. */
export interface ServiceLogAlertProps {
  readonly severity: Severity;
  /** Made by `logs`. */
  readonly when: LineCondition;
  /** How long it must hold. @default not at all: lines stay in the window for as long as it is */
  readonly for?: Duration;
  readonly summary: string;
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

/** @throws BelvedereError when the line is none that the alert counts */
export function serviceLogAlert(alert: string, props: ServiceLogAlertProps, { service, team }: LineOwner): LogAlert {
  const { when, line = when.text, severity, summary, description } = props;
  failIfAny(checkLine(`${service}.${alert}.line`, when, line));
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

function checkLine(at: string, { text }: LineCondition, value: string): Problem[] {
  if (value.includes(text)) return [];
  return [{ at, value, problem: `does not contain ${JSON.stringify(text)}`, fix: "Write one that does" }];
}
