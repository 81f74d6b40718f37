import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { CHARTS } from "../../core/charts";
import { NAMESPACES } from "../../core/names";
import { RELEASES } from "../addresses";
import { ChartRelease, type ValuesOverride } from "../release";
import { OPERATOR_CRDS_VALUES } from "./values";

/** The custom resource definitions of the Prometheus operator. Every release and object with a monitor or a rule depends on it. */
export class OperatorCrds extends Construct {
  readonly release: ChartRelease;

  constructor(
    scope: Construct,
    id: string,
    dependsOn: readonly ITerraformDependable[],
    overrides: ValuesOverride = {},
  ) {
    super(scope, id);
    this.release = new ChartRelease(this, "chart", {
      chart: CHARTS.operatorCrds,
      releaseName: RELEASES.crds,
      namespace: NAMESPACES.platform,
      values: OPERATOR_CRDS_VALUES,
      overrides,
      dependsOn,
    });
  }
}
