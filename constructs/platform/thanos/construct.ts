import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { CHARTS } from "../../core/charts";
import { NAMESPACES } from "../../core/names";
import { RELEASES } from "../addresses";
import { ChartRelease } from "../release";
import type { ResolvedThanos } from "./props";
import { thanosValues } from "./values";

/**
 * Thanos: keeps metrics in an object store in three resolutions, and answers queries over these and what Prometheus
 * still has. The sidecar that uploads belongs to Prometheus.
 */
export class Thanos extends Construct {
  readonly release: ChartRelease;

  constructor(scope: Construct, id: string, thanos: ResolvedThanos, dependsOn: readonly ITerraformDependable[]) {
    super(scope, id);
    this.release = new ChartRelease(this, "chart", {
      chart: CHARTS.thanos,
      releaseName: RELEASES.thanos,
      namespace: NAMESPACES.platform,
      values: thanosValues(thanos),
      overrides: thanos.values,
      dependsOn,
    });
  }
}
