import type { Construct } from "constructs";
import { perSignal } from "../../core/names";
import type { ClusterContext } from "../contract";
import { ClusterAccess } from "./access";
import { ControlPlane } from "./control-plane";
import { PodIdentities } from "./identity";
import { clusterLabels } from "./labels";
import { NodeAccount } from "./node-account";
import { NodePools } from "./node-pools";
import { addGoogleProvider } from "./provider";
import type { ResolvedGoogleCluster } from "./resolved";

/** Control plane, nodes, access and identities of a cluster: what can be made again without losing data. */
export function googleCluster(scope: Construct, context: ClusterContext<ResolvedGoogleCluster>): void {
  const { names, spec } = context;
  addGoogleProvider(scope, { ...spec, labels: clusterLabels(context) });
  const account = new NodeAccount(scope, "node-account", context);
  const { cluster } = new ControlPlane(scope, "control-plane", context, account);
  if (spec.mode === "standard") new NodePools(scope, "nodes", context, { clusterId: cluster.id, account });
  new ClusterAccess(scope, "access", context);
  new PodIdentities(scope, "identities", {
    project: spec.project,
    buckets: perSignal((signal) => names.store(signal)),
    dependsOn: [cluster],
  });
}
