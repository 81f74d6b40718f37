import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import type { Construct } from "constructs";
import { exempt } from "../../terraform/policies";
import type { ClusterContext } from "../contract";
import { FlowLogs } from "./flow-logs";
import { ClusterKeys } from "./keys";
import { controlPlaneLogGroup } from "./names";
import { ClusterNetwork } from "./network";
import { vpcFlowLogs } from "./policies";
import { addAwsProvider } from "./provider";
import type { ResolvedAwsCluster } from "./resolved";
import { addStores } from "./stores";
import { clusterTags } from "../tags";

/** Network, keys, stores and logs of a cluster: what holds data and outlives the cluster. */
export function awsFoundation(scope: Construct, context: ClusterContext<ResolvedAwsCluster>): void {
  const { names, spec } = context;
  addAwsProvider(scope, { ...spec, tags: clusterTags(context) });
  const keys = new ClusterKeys(scope, "keys", context);
  addNetwork(scope, context, keys);
  // Before the cluster, or EKS makes the group itself: unencrypted, and kept for ever.
  new CloudwatchLogGroup(scope, "control-plane-logs", {
    name: controlPlaneLogGroup(names),
    retentionInDays: spec.logRetention.toDays(),
    kmsKeyId: keys.arns.logs,
  });
  addStores(scope, context, keys.arns.stores);
}

function addNetwork(scope: Construct, context: ClusterContext<ResolvedAwsCluster>, keys: ClusterKeys): void {
  const { network, accept } = context.spec;
  if (network.kind === "existing") return;
  const { vpc } = new ClusterNetwork(scope, "network", context, network);
  if (accept.unrecordedTraffic !== false) exempt(vpc, vpcFlowLogs, accept.unrecordedTraffic);
  else new FlowLogs(scope, "flow-logs", context, { vpcId: vpc.id, keyArn: keys.arns.logs });
}
