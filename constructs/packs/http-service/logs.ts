import { minutes } from "../../core/duration";
import type { LogPipeline } from "../../signals/pipelines/pipeline";
import type { LogRuleGroup } from "../../signals/rules/log-rule";
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
  const lines = (matchers: string): string =>
    `sum by (cluster, namespace, app) (count_over_time({${stream(service)}${matchers}}[5m]))`;
  return [
    {
      name: `${service.name}-logs`,
      interval: minutes(1),
      rules: [
        {
          alert: "ErrorLogShareHigh",
          expr: `${lines(`, ${ERROR_LEVELS}`)} / (${lines("")} > ${ENOUGH_LINES}) > ${ERROR_SHARE}`,
          for: minutes(5),
          severity: "warning",
          team: service.team,
          summary: `{{ $value | humanizePercentage }} of the log lines of ${service.name} are errors in {{ $labels.cluster }}`,
          description: `More than ${percent(ERROR_SHARE)} of the lines of ${service.namespace}/${service.name} have an error level for five minutes. Something fails over and over, be it seen by users or not.`,
        },
      ],
    },
  ];
}
