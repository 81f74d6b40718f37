import { KUBELET } from "../../../signals/metrics/kubelet";
import { select, selectors } from "../../../signals/metrics/selector";
import { type Labels, series } from "../../../signals/rules/builders";
import { type Replacement, WHOLE } from "./replacement";

const CLAIM = { namespace: "shop", persistentvolumeclaim: "data-0" };

/** The endpoint that tells of volumes. */
const OF_KUBELET = { job: "kubelet", metrics_path: "/metrics" };

const VOLUME = { ...OF_KUBELET, ...CLAIM };

const kubelet = selectors(KUBELET);

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

/** A volume that is almost full; a warning also asks that it is predicted to be full soon. */
export function volume(kind: keyof typeof METRICS): Replacement {
  const [free, all, used] = METRICS[kind];
  const of = (metric: (typeof METRICS)[typeof kind][number]): string => kubelet[metric](OF_KUBELET);
  const unless = (metric: string, labels: Labels): string =>
    ` unless on (cluster, namespace, persistentvolumeclaim) ${select(metric, labels)} == 1`;
  return {
    runbook: "kubernetes",
    summary: `The volume of {{ $labels.persistentvolumeclaim }} has {{ $value | humanizePercentage }} of its ${kind} left in {{ $labels.cluster }}`,
    description: (limit) =>
      `A volume in namespace {{ $labels.namespace }} has less than ${limit} of its ${kind} left. Once it has none, nothing can be written to it.`,
    measured: `${of(free)} / ${of(all)}`,
    forecast: of(free),
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
