import { posix } from "node:path";
import { CHARTS } from "../../../constructs/core/charts";
import { RELEASES } from "../../../constructs/platform/addresses";

/** A Helm release that holds more than what its chart can make again. */
export interface StatefulRelease {
  readonly what: string;
  /** What goes with it. */
  readonly holds: string;
  /** Charts, by the last part of their path. */
  readonly charts: readonly string[];
  /** Names of releases, for charts under another name. */
  readonly releases: readonly string[];
}

/**
 * Known by the chart or by the name of the release, whichever matches. Grafana is not here: all it shows comes from
 * code, and its database, where it has one, is outside its release.
 */
export const STATEFUL_RELEASES: readonly StatefulRelease[] = [
  {
    what: "release of custom resource definitions",
    holds: "every custom resource of these kinds, in all namespaces",
    charts: [CHARTS.operatorCrds.chart],
    releases: [RELEASES.crds],
  },
  {
    what: "release of Prometheus",
    holds: "the metrics and silences on its volumes",
    charts: [CHARTS.prometheus.chart, "prometheus"],
    releases: [RELEASES.prometheus],
  },
  {
    what: "release of Loki",
    holds: "the logs on its volumes that are not in the object store yet",
    charts: [CHARTS.loki.chart],
    releases: [RELEASES.loki],
  },
  {
    what: "release of Tempo",
    holds: "the traces on its volumes that are not in the object store yet",
    charts: [CHARTS.tempo.chart, CHARTS.tempoDistributed.chart],
    releases: [RELEASES.tempo],
  },
  {
    what: "release of Thanos",
    holds: "the blocks on its volumes that are not in the object store yet",
    charts: ["thanos"],
    releases: ["thanos"],
  },
];

/** Charts that are named after what they bring, such as `argo-crds` or `karpenter-crd`. */
const CRD_CHART = /(^|-)crds?$/;

/** What kind of stateful release it is; undefined where its chart can make it again. */
export function statefulRelease(chart: string, name: string): StatefulRelease | undefined {
  const base = posix.basename(chart);
  const [crds] = STATEFUL_RELEASES;
  return (
    STATEFUL_RELEASES.find(({ charts, releases }) => charts.includes(base) || releases.includes(name)) ??
    (CRD_CHART.test(base) ? crds : undefined)
  );
}
