import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { CHARTS } from "../../core/charts";
import { NAMESPACES } from "../../core/names";
import { RELEASES } from "../addresses";
import { ChartRelease } from "../release";
import type { ResolvedLoki } from "./props";
import { lokiValues } from "./values";

/** Loki: keeps log lines, answers LogQL, and raises alerts on them. One process, or its parts when replicas span zones. */
export class Loki extends Construct {
  readonly release: ChartRelease;

  constructor(scope: Construct, id: string, loki: ResolvedLoki, dependsOn: readonly ITerraformDependable[]) {
    super(scope, id);
    this.release = new ChartRelease(this, "chart", {
      chart: CHARTS.loki,
      releaseName: RELEASES.loki,
      namespace: NAMESPACES.platform,
      values: lokiValues(loki),
      overrides: loki.values,
      dependsOn,
    });
  }
}
