import type { Construct } from "constructs";
import type { ClusterContext } from "../contract";
import { AutoModeAddons, NetworkAddons, NodeAddons } from "./addons";
import { ControlPlane } from "./control-plane";
import { PodIdentities } from "./identity";
import { findKey, findNetwork } from "./lookup";
import { NodeGroups } from "./node-groups";
import { addAwsProvider } from "./provider";
import type { ResolvedAwsCluster } from "./resolved";
import { clusterTags } from "../tags";

/** Control plane, nodes, add-ons and identities of a cluster: what can be made again without losing data. */
export function awsCluster(scope: Construct, context: ClusterContext<ResolvedAwsCluster>): void {
  addAwsProvider(scope, { ...context.spec, tags: clusterTags(context) });
  const { vpcId, privateSubnets } = findNetwork(scope, context);
  const volumesKeyArn = findKey(scope, context, "volumes");
  const { cluster } = new ControlPlane(scope, "control-plane", context, {
    subnetIds: privateSubnets.map(({ id }) => id),
    secretsKeyArn: findKey(scope, context, "secrets"),
    volumesKeyArn,
  });
  const clusterName = cluster.name;
  if (context.spec.mode === "auto") {
    new AutoModeAddons(scope, "node-addons", context, { clusterName });
  } else {
    const { addons } = new NetworkAddons(scope, "network-addons", context, { clusterName });
    const wiring = { clusterName, subnets: privateSubnets, dependsOn: addons };
    const { groups } = new NodeGroups(scope, "nodes", context, wiring);
    new NodeAddons(scope, "node-addons", context, { clusterName, volumesKeyArn, nodes: groups });
  }
  new PodIdentities(scope, "identities", context, {
    clusterName,
    vpcId,
    storesKeyArn: findKey(scope, context, "stores"),
  });
}
