import { AssetType, type ITerraformDependable, TerraformAsset } from "cdktf";
import { Construct } from "constructs";
import { failIfAny } from "../../core/errors";
import { canonical } from "../../core/json";
import { packagePath } from "../../core/package-path";
import { ChartRelease } from "../release";
import type { KubernetesObject } from "../../core/kubernetes-object";
import { checkReleaseSize } from "./release-size";

export interface ObjectsProps {
  readonly releaseName: string;
  readonly namespace: string;
  readonly objects: readonly KubernetesObject[];
  readonly dependsOn: readonly ITerraformDependable[];
}

/** Version in charts/objects/Chart.yaml. */
const OBJECTS_CHART_VERSION = "1.0.0";

/**
 * Kubernetes objects through the in-repository objects chart. Unlike `kubernetes_manifest` it can be planned before
 * the cluster and its custom resource definitions exist.
 */
export class Objects extends Construct {
  readonly release: ChartRelease;

  constructor(scope: Construct, id: string, props: ObjectsProps) {
    super(scope, id);
    failIfAny(checkReleaseSize(`${this.node.path}.objects`, props.objects));
    this.release = new ChartRelease(this, "chart", {
      chart: { path: ObjectsChart.of(scope).path, version: OBJECTS_CHART_VERSION },
      releaseName: props.releaseName,
      namespace: props.namespace,
      values: { objects: props.objects.map((object) => canonical(object)) },
      dependsOn: props.dependsOn,
    });
  }
}

/** One copy of the chart per stack, whose path carries a hash of its content: editing the chart upgrades releases. */
class ObjectsChart extends TerraformAsset {
  static of(scope: Construct): ObjectsChart {
    const stack = scope.node.scopes.find((candidate) => candidate.node.scope === scope.node.root) ?? scope;
    const existing = stack.node.tryFindChild("objects-chart");
    return existing instanceof ObjectsChart
      ? existing
      : new ObjectsChart(stack, "objects-chart", { path: packagePath("charts/objects"), type: AssetType.DIRECTORY });
  }
}
