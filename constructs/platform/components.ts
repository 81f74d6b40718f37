import type { AlertmanagerProps } from "./alertmanager/props";
import type { GatewayProps, LogCollectorProps } from "./collector/props";
import type { LokiProps } from "./loki/props";
import type { PrometheusProps } from "./prometheus/props";
import type { TempoProps } from "./tempo/props";

/** Sizes and chart values of the parts of the platform on a cluster; each has a default for everything. */
export interface PlatformComponents {
  readonly prometheus?: PrometheusProps;
  readonly alertmanager?: AlertmanagerProps;
  readonly loki?: LokiProps;
  readonly tempo?: TempoProps;
  /** The agent on each node that reads log files. */
  readonly logs?: LogCollectorProps;
  /** Where applications send OTLP, Jaeger and Zipkin. */
  readonly gateway?: GatewayProps;
}
