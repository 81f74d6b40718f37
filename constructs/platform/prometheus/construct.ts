import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { CHARTS } from "../../core/charts";
import { NAMESPACES } from "../../core/names";
import { RELEASES } from "../addresses";
import type { ResolvedAlertmanager } from "../alertmanager/props";
import { alertmanagerValues } from "../alertmanager/values";
import { ChartRelease } from "../release";
import type { ResolvedPrometheus } from "./props";
import { prometheusValues } from "./values";

export interface PrometheusConstructProps {
  readonly prometheus: ResolvedPrometheus;
  readonly alertmanager: ResolvedAlertmanager;
  /** At least the definitions of the operator's resources and the configuration of Alertmanager. */
  readonly dependsOn: readonly ITerraformDependable[];
}

/** Prometheus and its operator, Alertmanager, and the exporters of nodes and of the state of the cluster: one release. */
export class Prometheus extends Construct {
  readonly release: ChartRelease;

  constructor(scope: Construct, id: string, { prometheus, alertmanager, dependsOn }: PrometheusConstructProps) {
    super(scope, id);
    this.release = new ChartRelease(this, "chart", {
      chart: CHARTS.prometheus,
      releaseName: RELEASES.prometheus,
      namespace: NAMESPACES.platform,
      values: { ...prometheusValues(prometheus), ...alertmanagerValues(alertmanager) },
      overrides: prometheus.values,
      dependsOn,
    });
  }
}
