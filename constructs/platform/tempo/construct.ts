import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { CHARTS } from "../../core/charts";
import { NAMESPACES } from "../../core/names";
import { RELEASES } from "../addresses";
import { ChartRelease } from "../release";
import type { ResolvedTempo } from "./props";
import { tempoValues } from "./values";
import { tempoDistributedValues } from "./values-distributed";

/** Tempo: keeps traces and answers TraceQL. One process, or the distributed form when replicas span zones. */
export class Tempo extends Construct {
  readonly release: ChartRelease;

  constructor(scope: Construct, id: string, tempo: ResolvedTempo, dependsOn: readonly ITerraformDependable[]) {
    super(scope, id);
    const zonal = tempo.availability === "zonal";
    this.release = new ChartRelease(this, "chart", {
      chart: zonal ? CHARTS.tempoDistributed : CHARTS.tempo,
      releaseName: RELEASES.tempo,
      namespace: NAMESPACES.platform,
      values: zonal ? tempoDistributedValues(tempo) : tempoValues(tempo),
      overrides: tempo.values,
      dependsOn,
    });
  }
}
