/**
 * Everything in a cluster, to look at: `terraform plan` of the platform also reads the Secrets in which Helm keeps its
 * releases, which Azure's own reader role leaves out (AKS documentation, "Azure RBAC for Kubernetes authorization").
 */
export const KUBERNETES_READER_ACTIONS: readonly string[] = ["Microsoft.ContainerService/managedClusters/*/read"];
