import type { Construct } from "constructs";
import { ClusterStack, type ClusterStackProps } from "./cluster-stack";

/** What holds data and outlives clusters: network, keys, object stores. */
export class FoundationStack extends ClusterStack {
  constructor(scope: Construct, props: ClusterStackProps) {
    super(scope, "foundation", props);
    this.cloud.foundation?.(this);
  }
}
