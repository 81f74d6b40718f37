import { valueAt } from "../../attributes";
import { becoming, type Check, losing, type Rule, when } from "../rule";

export const gkeNodes: Rule = {
  code: "google-gke-private-nodes",
  title: "nodes have no public address",
  checks: {
    google_container_cluster: losing(
      (cluster) => valueAt(cluster, "private_cluster_config.enable_private_nodes") === true,
      {
        attribute: "private_cluster_config.enable_private_nodes",
        problem: "gives nodes public addresses",
        fix: "Keep nodes private, with Cloud NAT for their way out",
      },
    ),
  },
};

function publicNodes(attribute: string): Check {
  return becoming((pool) =>
    when(valueAt(pool, attribute) === true, {
      attribute,
      problem: "gives nodes public addresses",
      fix: "Leave it off: load balancers bring their own",
    }),
  );
}

export const aksNodes: Rule = {
  code: "azure-node-private",
  title: "no node has a public address",
  checks: {
    azurerm_kubernetes_cluster: publicNodes("default_node_pool.node_public_ip_enabled"),
    azurerm_kubernetes_cluster_node_pool: publicNodes("node_public_ip_enabled"),
  },
};

export const nodeRules: readonly Rule[] = [gkeNodes, aksNodes];
