import { HelmProvider } from "@cdktf/provider-helm/lib/provider";
import { KubernetesProvider } from "@cdktf/provider-kubernetes/lib/provider";
import type { Construct } from "constructs";
import type { Connection } from "../clouds/contract";

/** Connects the kubernetes and helm providers of a stack to one cluster, and never to an ambient kubeconfig context. */
export function connectCluster(scope: Construct, { host, certificateAuthority, exec }: Connection): void {
  const credential = { apiVersion: exec.apiVersion, command: exec.command, args: [...exec.args] };
  const endpoint = { host, clusterCaCertificate: certificateAuthority };
  new KubernetesProvider(scope, "kubernetes", { ...endpoint, exec: [credential] });
  new HelmProvider(scope, "helm", { kubernetes: { ...endpoint, exec: credential } });
}
