import { DataAzurermKubernetesCluster } from "@cdktf/provider-azurerm/lib/data-azurerm-kubernetes-cluster";
import { Fn } from "cdktf";
import type { Construct } from "constructs";
import { perSignal } from "../../core/names";
import type { ClusterContext, ClusterFacts, Connection, StorageClassSpec, WorkloadIdentity } from "../contract";
import { AZURE_CREDENTIALS } from "../credential-endpoints";
import { diskEncryptionSetId } from "./ids";
import { findWriter } from "./lookup";
import { clusterGroup, storeContainer, storesAccount } from "./names";
import { addAzurermProvider } from "./provider";
import type { ResolvedAzureCluster } from "./resolved";

/** Finds a cluster that the cluster's stack made. Only what Azure alone knows is looked up; the rest follows from names. */
export function locateAzure(scope: Construct, context: ClusterContext<ResolvedAzureCluster>): ClusterFacts {
  const { organization, names, spec } = context;
  addAzurermProvider(scope, spec);
  const account = storesAccount(organization, names);
  return {
    cloud: "azure",
    region: spec.region,
    connection: connectAks(scope, names.cluster, clusterGroup(names)),
    stores: perSignal((signal) => ({ kind: "azure", account, container: storeContainer(signal) })),
    identities: perSignal((signal) => workloadIdentity(findWriter(scope, context, signal))),
    storage: storageClass(context),
    capabilities: {
      hostAccess: true,
      nameServer: "coredns",
      networkPolicies: true,
      credentialEndpoints: AZURE_CREDENTIALS,
    },
  };
}

/** The webhook of AKS gives the token of its service account to pods with the label (Azure Workload Identity, "Labels and annotations"). */
export function workloadIdentity(clientId: string): WorkloadIdentity {
  return {
    serviceAccountAnnotations: { "azure.workload.identity/client-id": clientId },
    podLabels: { "azure.workload.identity/use": "true" },
  };
}

/** The disk driver comes with AKS. A disk is in one zone, as its pod is: replicas are what survives the loss of one. */
function storageClass(context: ClusterContext<ResolvedAzureCluster>): StorageClassSpec {
  const { customerKeys } = context.spec;
  const encrypted = customerKeys && customerKeys.volumes !== undefined;
  return {
    provisioner: "disk.csi.azure.com",
    parameters: {
      skuName: "Premium_LRS",
      ...(encrypted ? { diskEncryptionSetID: diskEncryptionSetId(context) } : {}),
    },
  };
}

/** The application of AKS in every directory, which tokens for the API server are for (kubelogin, docs "Environment variables" and "get-token"). */
const AKS_APPLICATION = "6dae42f8-4368-4678-94ff-3960e28e3630";

/** kubelogin asks the Azure CLI, which people and CI alike are logged in to; no token is in a state. */
export function connectAks(scope: Construct, name: string, resourceGroupName: string): Connection {
  const cluster = new DataAzurermKubernetesCluster(scope, "cluster", { name, resourceGroupName });
  const access = cluster.kubeConfig.get(0);
  return {
    host: access.host,
    certificateAuthority: Fn.base64decode(access.clusterCaCertificate),
    exec: {
      apiVersion: "client.authentication.k8s.io/v1beta1",
      command: "kubelogin",
      args: ["get-token", "--login", "azurecli", "--server-id", AKS_APPLICATION],
    },
  };
}
