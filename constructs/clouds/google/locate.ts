import { DataGoogleContainerCluster } from "@cdktf/provider-google/lib/data-google-container-cluster";
import { Fn } from "cdktf";
import type { Construct } from "constructs";
import { perSignal } from "../../core/names";
import type { ClusterContext, ClusterFacts, Connection, StorageClassSpec, WorkloadIdentity } from "../contract";
import { GKE_CREDENTIALS } from "../credential-endpoints";
import { clusterLabels } from "./labels";
import { addGoogleProvider } from "./provider";
import { keyPath } from "./resource-names";
import type { ResolvedGoogleCluster } from "./resolved";

/** Finds a cluster that the cluster's stack made. Only its address is looked up; the rest follows from names. */
export function locateGoogle(scope: Construct, context: ClusterContext<ResolvedGoogleCluster>): ClusterFacts {
  const { names, spec } = context;
  addGoogleProvider(scope, { ...spec, labels: clusterLabels(context) });
  return {
    cloud: "google",
    region: spec.region,
    connection: connectGke(scope, {
      name: names.cluster,
      location: spec.region,
      endpoint: spec.api.kind === "dns" ? "dns" : "address",
    }),
    stores: perSignal((signal) => ({ kind: "gcs", bucket: names.store(signal) })),
    identities: perSignal(() => DIRECT_PRINCIPAL),
    storage: storageClass(context),
    capabilities: {
      hostAccess: spec.mode === "standard",
      // Autopilot has Cloud DNS, behind a cache on the node (GKE documentation, "Service discovery and DNS").
      nameServer: spec.mode === "standard" ? "kube-dns" : "node",
      // Dataplane V2, which Autopilot always has.
      networkPolicies: true,
      credentialEndpoints: GKE_CREDENTIALS,
    },
  };
}

/** IAM knows the service account by its name; neither it nor its pods carry a mark. */
export const DIRECT_PRINCIPAL: WorkloadIdentity = { serviceAccountAnnotations: {}, podLabels: {} };

function storageClass(context: ClusterContext<ResolvedGoogleCluster>): StorageClassSpec {
  const key = keyPath(context, "volumes");
  return {
    provisioner: "pd.csi.storage.gke.io",
    parameters: { type: "pd-balanced", ...(key === undefined ? {} : { "disk-encryption-kms-key": key }) },
  };
}

/** How the API server is reached: by its address, or by the name that Google's front end has for it. */
export interface GkeTarget {
  readonly name: string;
  /** Region; zone of a cluster with one control plane. */
  readonly location: string;
  readonly endpoint: "address" | "dns";
}

/** The token is made when it is used: one from a data source would be in the state, and expired when a plan is applied. */
export function connectGke(scope: Construct, { name, location, endpoint }: GkeTarget): Connection {
  const cluster = new DataGoogleContainerCluster(scope, "cluster", { name, location });
  const exec = {
    apiVersion: "client.authentication.k8s.io/v1beta1",
    command: "gke-gcloud-auth-plugin",
    args: [],
  };
  if (endpoint === "dns") {
    const dns = cluster.controlPlaneEndpointsConfig.get(0).dnsEndpointConfig.get(0);
    // Its certificate is one of Google's public ones.
    return { host: `https://${dns.endpoint}`, exec };
  }
  return {
    host: `https://${cluster.endpoint}`,
    certificateAuthority: Fn.base64decode(cluster.masterAuth.get(0).clusterCaCertificate),
    exec,
  };
}
