import type { Construct } from "constructs";
import { perSignal } from "../../core/names";
import type { ClusterContext } from "../contract";
import { ClusterAccess } from "./access";
import { ControlPlane } from "./control-plane";
import { WorkloadIdentities } from "./identity";
import { storeId } from "./ids";
import { clusterGroup } from "./names";
import { NodePools } from "./node-pools";
import { addAzurermProvider } from "./provider";
import type { ResolvedAzureCluster } from "./resolved";
import { addResourceGroup } from "./resource-group";
import { clusterTags } from "../tags";

/** Control plane, nodes and identities of a cluster: what can be made again without losing data. */
export function azureCluster(scope: Construct, context: ClusterContext<ResolvedAzureCluster>): void {
  const { names, spec } = context;
  addAzurermProvider(scope, spec);
  const group = { name: clusterGroup(names), location: spec.region, tags: clusterTags(context) };
  const place = addResourceGroup(scope, "group", group);
  const { cluster } = new ControlPlane(scope, "control-plane", context, { place });
  const clusterId = cluster.id;
  new ClusterAccess(scope, "access", context, { clusterId });
  new NodePools(scope, "nodes", context, { clusterId });
  new WorkloadIdentities(scope, "identities", context, {
    place,
    issuer: cluster.oidcIssuerUrl,
    stores: perSignal((signal) => storeId(context, signal)),
  });
}
