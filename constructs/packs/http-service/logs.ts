import { minutes } from "../../core/duration";
import type { LogPipeline } from "../../signals/pipelines/pipeline";
import type { LogCase, LogRuleGroup } from "../../signals/rules/log-rule";
import { firesOn, logAlert, logGroup, shareOfLines, silentOn } from "../../signals/rules/log-rule-builders";
import { percent } from "../percent";
import type { HttpService } from "./props";

/** Levels that libraries give to errors, in lower or upper case. */
const ERROR_LEVELS = 'level=~"(?i)(error|err|fatal|critical|panic)"';

/** Lines in five minutes below which a share of them says nothing. */
const ENOUGH_LINES = 50;

/** Share of error lines above which somebody looks; a service at work logs mostly other things. */
const ERROR_SHARE = 0.2;

/** Stream selector of the service's lines: what the collector makes of the labels of its pods. */
export function stream(service: HttpService): string {
  return `namespace="${service.namespace}", app="${appOf(service)}"`;
}

/** The collector takes the label `app` from these labels of a pod, the first one that is there. */
function appOf({ selector, name }: HttpService): string {
  return selector["app.kubernetes.io/name"] ?? selector.app ?? name;
}

/** Lines are JSON: the level becomes a label, ids stay beside the line where a label would make a stream of each. */
export function httpPipeline(service: HttpService): LogPipeline {
  return {
    name: service.name,
    selector: `{${stream(service)}}`,
    stages: [
      { kind: "json", fields: { level: service.levelField, trace_id: service.traceField, span_id: "span_id" } },
      { kind: "labels", fields: ["level"] },
      { kind: "structured-metadata", fields: ["trace_id", "span_id"] },
    ],
  };
}

/** A share rather than a number of error lines, so that the alert survives growth; the pipeline drops none of them. */
export function httpLogRules(service: HttpService): LogRuleGroup[] {
  const { name, namespace, team } = service;
  const errors = `{${stream(service)}, ${ERROR_LEVELS}}`;
  return [
    logGroup(
      `${name}-logs`,
      logAlert({
        alert: "ErrorLogShareHigh",
        expr: `${shareOfLines(errors, { of: `{${stream(service)}}`, enough: ENOUGH_LINES })} > ${ERROR_SHARE}`,
        for: minutes(5),
        severity: "warning",
        team,
        summary: `{{ $value | humanizePercentage }} of the log lines of ${name} are errors in {{ $labels.cluster }}`,
        description: `More than ${percent(ERROR_SHARE)} of the lines of ${namespace}/${name} have an error level for five minutes. Something fails over and over, be it seen by users or not.`,
        cases: logCases(service),
      }),
    ),
  ];
}

function logCases(service: HttpService): LogCase[] {
  const line = (level: string): string => lineWith(service.levelField, level);
  const own = { namespace: service.namespace, app: appOf(service) };
  return [
    firesOn(
      "when a third of the lines are errors",
      [
        [line("ERROR"), 20],
        [line("info"), 40],
      ],
      own,
    ),
    silentOn("at a share of just a fifth", [
      [line("error"), 12],
      [line("info"), 48],
    ]),
    silentOn("while there are too few lines to tell", [[line("error"), ENOUGH_LINES]]),
  ];
}

/** A line of JSON with one field, of which the path may lead into objects. */
function lineWith(path: string, value: string): string {
  return JSON.stringify(path.split(".").reduceRight<unknown>((inner, key) => ({ [key]: inner }), value));
}
