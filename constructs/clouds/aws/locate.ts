import { DataAwsEksCluster } from "@cdktf/provider-aws/lib/data-aws-eks-cluster";
import { Fn } from "cdktf";
import type { Construct } from "constructs";
import { perSignal } from "../../core/names";
import type { ClusterContext, ClusterFacts, Connection, WorkloadIdentity } from "../contract";
import { EKS_CREDENTIALS } from "../credential-endpoints";
import { clusterReleases } from "./cluster-releases";
import { findKey } from "./lookup";
import { addAwsProvider } from "./provider";
import type { ResolvedAwsCluster } from "./resolved";
import { clusterTags } from "../tags";

/** Finds a cluster that the cluster's stack made. Only what AWS alone knows is looked up; the rest follows from names. */
export function locateAws(scope: Construct, context: ClusterContext<ResolvedAwsCluster>): ClusterFacts {
  const { names, spec } = context;
  addAwsProvider(scope, { ...spec, tags: clusterTags(context) });
  return {
    cloud: "aws",
    region: spec.region,
    connection: connectEks(scope, names.cluster, spec.region),
    stores: perSignal((signal) => ({ kind: "s3", bucket: names.store(signal), region: spec.region })),
    identities: perSignal(() => POD_IDENTITY),
    storage: {
      provisioner: spec.mode === "auto" ? "ebs.csi.eks.amazonaws.com" : "ebs.csi.aws.com",
      parameters: { type: "gp3", encrypted: "true", kmsKeyId: findKey(scope, context, "volumes") },
    },
    capabilities: {
      // In Auto Mode, too: pods may mount paths of the node and use its network, only people cannot log in.
      hostAccess: true,
      // Auto Mode runs CoreDNS as a service of each node (EKS user guide, "Learn about VPC networking in Auto Mode").
      nameServer: spec.mode === "auto" ? "node" : "coredns",
      // Off in Auto Mode until somebody turns them on for all workloads of the cluster (EKS user guide, "Use network
      // policies with EKS Auto Mode").
      networkPolicies: spec.mode === "standard",
      credentialEndpoints: EKS_CREDENTIALS,
    },
    releases: spec.mode === "auto" ? [] : clusterReleases(context),
  };
}

/** EKS knows the service account by its name; neither it nor its pods carry a mark. */
export const POD_IDENTITY: WorkloadIdentity = { serviceAccountAnnotations: {}, podLabels: {} };

/** The token is made when it is used: one from a data source would be in the state, and expired when a plan is applied. */
export function connectEks(scope: Construct, name: string, region: string): Connection {
  const cluster = new DataAwsEksCluster(scope, "cluster", { name });
  return {
    host: cluster.endpoint,
    certificateAuthority: Fn.base64decode(cluster.certificateAuthority.get(0).data),
    exec: {
      apiVersion: "client.authentication.k8s.io/v1beta1",
      command: "aws",
      args: ["eks", "get-token", "--cluster-name", name, "--region", region, "--output", "json"],
    },
  };
}
