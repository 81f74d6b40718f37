import { days } from "../../../core/duration";
import { series } from "../../../signals/rules/builders";
import type { Labels, Replacement } from "./replacement";

/** Units of what there is in the cases: of bytes and inodes. */
const WHOLE = 1000;

const CLAIM = { namespace: "shop", persistentvolumeclaim: "data-0" };

const VOLUME = { job: "kubelet", metrics_path: "/metrics", ...CLAIM };

/** Series of the kubelet about a volume: what is free, what there is, what is used. */
const METRICS = {
  space: [
    "kubelet_volume_stats_available_bytes",
    "kubelet_volume_stats_capacity_bytes",
    "kubelet_volume_stats_used_bytes",
  ],
  inodes: ["kubelet_volume_stats_inodes_free", "kubelet_volume_stats_inodes", "kubelet_volume_stats_inodes_used"],
} as const;

const ACCESS_MODE = "kube_persistentvolumeclaim_access_mode";
const CLAIM_LABELS = "kube_persistentvolumeclaim_labels";

/** Claims of which nothing is to be told: those that nobody can write, and those with a label that says so. */
const READ_ONLY = { access_mode: "ReadOnlyMany" };
const EXCLUDED = { label_excluded_from_alerts: "true" };

/** A volume that is almost full; a warning also asks that it is predicted to be full within four days. */
export function volume(kind: keyof typeof METRICS): Replacement {
  const [free, all, used] = METRICS[kind];
  const of = (metric: string): string => `${metric}{job="kubelet", metrics_path="/metrics"}`;
  const unless = (metric: string, labels: Labels): string =>
    ` unless on (cluster, namespace, persistentvolumeclaim) ${series(metric, labels)} == 1`;
  return {
    runbook: "kubernetes",
    summary: `The volume of {{ $labels.persistentvolumeclaim }} has {{ $value | humanizePercentage }} of its ${kind} left in {{ $labels.cluster }}`,
    description: (limit) =>
      `A volume in namespace {{ $labels.namespace }} has less than ${limit} of its ${kind} left. Once it has none, nothing can be written to it.`,
    measured: `${of(free)} / ${of(all)}`,
    forecast: { of: of(free), within: { warning: days(4) } },
    also: ` and ${of(used)} > 0${unless(ACCESS_MODE, READ_ONLY)}${unless(CLAIM_LABELS, EXCLUDED)}`,
    labels: VOLUME,
    series: ({ cluster, gauge, constant }) => ({
      [series(free, { cluster, ...VOLUME })]: gauge(WHOLE),
      [series(all, { cluster, ...VOLUME })]: constant(WHOLE),
      [series(used, { cluster, ...VOLUME })]: constant(WHOLE / 2),
      // What most claims look like.
      [series(ACCESS_MODE, { cluster, ...CLAIM, access_mode: "ReadWriteOnce" })]: constant(1),
      [series(CLAIM_LABELS, { cluster, ...CLAIM, label_app: "catalog" })]: constant(1),
    }),
    spares: {
      "where nobody can write": ({ cluster, constant }) => ({
        [series(ACCESS_MODE, { cluster, ...CLAIM, ...READ_ONLY })]: constant(1),
      }),
      "where a label of the claim asks for it": ({ cluster, constant }) => ({
        [series(CLAIM_LABELS, { cluster, ...CLAIM, ...EXCLUDED })]: constant(1),
      }),
      "where nothing is used": ({ cluster, constant }) => ({
        [series(used, { cluster, ...VOLUME })]: constant(0),
      }),
    },
  };
}
