import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { CHARTS } from "../../core/charts";
import { NAMESPACES } from "../../core/names";
import { RELEASES } from "../addresses";
import { ChartRelease } from "../release";
import type { ResolvedGrafana } from "./props";
import { grafanaValues } from "./values";

/** Grafana, without a state of its own: data sources and dashboards come from code. */
export class Grafana extends Construct {
  readonly release: ChartRelease;

  constructor(scope: Construct, id: string, grafana: ResolvedGrafana, dependsOn: readonly ITerraformDependable[] = []) {
    super(scope, id);
    this.release = new ChartRelease(this, "chart", {
      chart: CHARTS.grafana,
      releaseName: RELEASES.grafana,
      namespace: NAMESPACES.platform,
      values: grafanaValues(grafana),
      overrides: grafana.values,
      dependsOn,
    });
  }
}
