import type { AlertmanagerProps } from "./alertmanager/props";
import type { GatewayProps, LogCollectorProps } from "./collector/props";
import type { LokiProps } from "./loki/props";
import type { PrometheusProps } from "./prometheus/props";
import type { ValuesOverride } from "./release";
import type { ThanosProps } from "./thanos/props";
import type { TempoProps } from "./tempo/props";

/** Sizes and chart values of the parts of the platform on a cluster; each has a default for everything. */
export interface PlatformComponents {
  readonly prometheus?: PrometheusProps;
  readonly alertmanager?: AlertmanagerProps;
  readonly thanos?: ThanosProps;
  readonly loki?: LokiProps;
  readonly tempo?: TempoProps;
  /** The agent on each node that reads log files. @default sized by profile */
  readonly logs?: LogCollectorProps;
  /** Where applications send OTLP, Jaeger and Zipkin. @default sized by profile */
  readonly gateway?: GatewayProps;
  /**
   * Chart values of releases that have no entry above, by the name of the release: `prometheus-operator-crds`,
   * `alloy-events`, the releases of the cluster such as `cluster-autoscaler`, and those of packs. Merged last.
   * @default none
   */
  readonly releases?: Readonly<Record<string, ValuesOverride>>;
}
