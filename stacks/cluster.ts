import type { Construct } from "constructs";
import { ClusterStack, type ClusterStackProps } from "./cluster-stack";

/** Control plane, nodes, add-ons and identities: replaceable without touching data. */
export class KubernetesStack extends ClusterStack {
  constructor(scope: Construct, props: ClusterStackProps) {
    super(scope, "cluster", props);
    this.cloud.cluster?.(this);
  }
}
