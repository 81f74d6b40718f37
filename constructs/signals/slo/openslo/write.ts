import { countsTime, type EventIndicator, type Indicator, type TimeIndicator } from "../indicator";
import { clean } from "../numbers";
import { momentValue } from "../rates";
import { identityOf } from "../series";
import type { Slo } from "../slo";
import {
  MINIMUM_TRAFFIC,
  OPENSLO_VERSION,
  type OpenSloDocument,
  type OpenSloIndicator,
  type OpenSloMetric,
  type OpenSloObjective,
  SLICE,
} from "./document";
import { writeShorthand } from "./shorthand";

/**
 * An objective as a document of OpenSLO v1, ready for a writer of YAML or JSON. Queries are selectors of counters and
 * LogQL without ranges, as OpenSLO's counters are. The windows of the alerts are not part of it.
 * @throws BelvedereError for a period that is not in whole minutes
 */
export function writeOpenSlo(slo: Slo): OpenSloDocument {
  const { service, team, labels, title, period, indicator, minimumTraffic } = slo;
  return {
    apiVersion: OPENSLO_VERSION,
    kind: "SLO",
    metadata: {
      name: identityOf({ ...slo, labels: {} }),
      labels: { ...labels, team },
      ...(minimumTraffic > 0 && { annotations: { [MINIMUM_TRAFFIC]: `${minimumTraffic}` } }),
    },
    spec: {
      description: title,
      service,
      indicator: { metadata: { name: slo.name }, spec: writeIndicator(indicator) },
      timeWindow: [
        { duration: writeShorthand(period, `writeOpenSlo("${service}", "${slo.name}").period`), isRolling: true },
      ],
      budgetingMethod: countsTime(indicator) ? "Timeslices" : "Occurrences",
      objectives: [writeObjective(slo)],
    },
  };
}

function writeObjective({ title, objective, indicator }: Slo): OpenSloObjective {
  const common = { displayName: title, target: clean(objective / 100) };
  return countsTime(indicator) ? { ...common, ...boundOf(indicator), ...SLICE } : common;
}

function boundOf(indicator: TimeIndicator): Pick<OpenSloObjective, "op" | "value"> {
  return indicator.kind === "slices" ? indicator.bound : { op: "gte", value: indicator.atLeast };
}

function writeIndicator(indicator: Indicator): OpenSloIndicator {
  if (countsTime(indicator)) return { thresholdMetric: metric("Prometheus", momentValue(indicator)) };
  return { ratioMetric: { counter: true, ...writeEvents(indicator) } };
}

function writeEvents(
  indicator: EventIndicator,
): Pick<Extract<OpenSloIndicator, { ratioMetric: unknown }>["ratioMetric"], "good" | "bad" | "total"> {
  const source = indicator.kind === "lines" ? "Loki" : "Prometheus";
  const total = metric(source, indicator.total);
  return "bad" in indicator
    ? { bad: metric(source, indicator.bad), total }
    : { good: metric(source, indicator.good), total };
}

function metric(type: string, query: string): OpenSloMetric {
  return { metricSource: { type, spec: { query } } };
}
