import { HelmProvider } from "@cdktf/provider-helm/lib/provider";
import { KubernetesProvider } from "@cdktf/provider-kubernetes/lib/provider";
import type { Construct } from "constructs";
import type { Connection, ExecCredential } from "../clouds/contract";

/**
 * Connects the kubernetes and helm providers of a stack to one cluster, and never to an ambient kubeconfig context.
 * One variable stays: with `KUBE_CONFIG_PATHS` set, helm reads these files instead (terraform-provider-helm 3,
 * helm/kubeconfig.go). The context is still the named one, so that a file without it ends in an error.
 */
export function connectCluster(scope: Construct, connection: Connection): void {
  const exec = connection.exec && credential(connection.exec);
  const settings = { ...NOTHING_AMBIENT, ...target(connection) };
  new KubernetesProvider(scope, "kubernetes", { ...settings, exec: exec && [exec] });
  new HelmProvider(scope, "helm", { kubernetes: { ...settings, exec } });
}

/**
 * What both providers would otherwise take from `KUBE_HOST`, `KUBE_TOKEN`, `KUBE_CTX`, `KUBE_CONFIG_PATH` and the like
 * of whoever runs Terraform (terraform-provider-kubernetes 2, kubernetes/provider.go): a text that is there, though
 * empty, ends that. `KUBE_PROXY_URL` stays: it is how some come to a private API server.
 */
const NOTHING_AMBIENT = {
  host: "",
  username: "",
  password: "",
  token: "",
  insecure: false,
  tlsServerName: "",
  clientCertificate: "",
  clientKey: "",
  clusterCaCertificate: "",
  configPath: "",
  configContext: "",
  configContextAuthInfo: "",
  configContextCluster: "",
};

function target(connection: Connection): Partial<typeof NOTHING_AMBIENT> {
  if (connection.kubeconfig !== undefined) {
    return { configPath: connection.kubeconfig, configContext: connection.context };
  }
  const { host, certificateAuthority = "" } = connection;
  return { host, clusterCaCertificate: certificateAuthority };
}

function credential({ apiVersion, command, args }: ExecCredential): {
  apiVersion: string;
  command: string;
  args: string[];
} {
  return { apiVersion, command, args: [...args] };
}
