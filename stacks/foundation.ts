import type { Construct } from "constructs";
import { cloudOf } from "./clouds";
import { ClusterStack, type ClusterStackProps } from "./cluster-stack";

/** What holds data and outlives clusters: network, keys, object stores. */
export class FoundationStack extends ClusterStack {
  constructor(scope: Construct, props: ClusterStackProps) {
    super(scope, "foundation", props);
    cloudOf(props.cluster.spec).foundation(this, this.context);
  }
}
