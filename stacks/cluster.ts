import type { Construct } from "constructs";
import { cloudOf } from "./clouds";
import { ClusterStack, type ClusterStackProps } from "./cluster-stack";

/** Control plane, nodes, add-ons and identities: replaceable without touching data. */
export class KubernetesStack extends ClusterStack {
  constructor(scope: Construct, props: ClusterStackProps) {
    super(scope, "cluster", props);
    cloudOf(props.cluster.spec).cluster(this, this.context);
  }
}
