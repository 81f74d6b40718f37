import type { Construct } from "constructs";
import type { ChartReference } from "../core/charts";
import type { Cloud } from "../core/cloud";
import type { Json } from "../core/json";
import type { ClusterNames, StoredSignal } from "../core/names";

/**
 * What the platform must know about the cluster it runs on. Clouds return these facts and never chart values,
 * so that no cloud knows Loki and no component knows AWS.
 */
export interface ClusterFacts {
  readonly cloud: Cloud;
  readonly region: string;
  readonly connection: Connection;
  /** Where each stored signal is kept. */
  readonly stores: Readonly<Record<StoredSignal, ObjectStore>>;
  /** How the writer of each stored signal proves who it is: one identity, whatever its number of service accounts. */
  readonly identities: Readonly<Record<StoredSignal, WorkloadIdentity>>;
  readonly storage: StorageClassSpec | StorageClassLike;
  readonly capabilities: Capabilities;
  /**
   * Charts that the cluster itself needs, such as its autoscaler, in the order of installation: before everything else.
   * @default none: the cloud brings it all
   */
  readonly releases?: readonly ClusterRelease[];
}

/** A Helm release that belongs to the cluster and not to the platform on it. */
export interface ClusterRelease {
  readonly name: string;
  readonly namespace: string;
  readonly chart: ChartReference;
  readonly values: Readonly<Record<string, Json>>;
}

/** How Terraform reaches the API server: by its address, or as a kubeconfig says. No credential is ever in a state. */
export type Connection = EndpointConnection | KubeconfigConnection;

/** By its address; credentials come from an exec plugin at run time. */
export interface EndpointConnection {
  readonly kubeconfig?: undefined;
  readonly context?: undefined;
  /** URL of the API server with its scheme. */
  readonly host: string;
  /** PEM of the certificate authority; undefined where the certificate is publicly trusted. */
  readonly certificateAuthority?: string;
  readonly exec: ExecCredential;
}

/** As one context of a kubeconfig says, which lies wherever Terraform runs. */
export interface KubeconfigConnection {
  /** Path of the file. */
  readonly kubeconfig: string;
  /** Always named: the current context of a person is never used. */
  readonly context: string;
  readonly host?: undefined;
  readonly certificateAuthority?: undefined;
  readonly exec?: undefined;
}

/** A program that prints a short-lived token (client.authentication.k8s.io). */
export interface ExecCredential {
  readonly apiVersion: string;
  readonly command: string;
  readonly args: readonly string[];
}

/** A place for blobs. All access is by workload identity, so no variant has a key. */
export type ObjectStore =
  | { readonly kind: "s3"; readonly bucket: string; readonly region: string }
  | { readonly kind: "gcs"; readonly bucket: string }
  | { readonly kind: "azure"; readonly account: string; readonly container: string };

/** What a pod must carry to act as a cloud identity; both are empty where the cloud binds the service account itself. */
export interface WorkloadIdentity {
  readonly serviceAccountAnnotations: Readonly<Record<string, string>>;
  readonly podLabels: Readonly<Record<string, string>>;
}

/** A Kubernetes StorageClass, without its name. */
export interface StorageClassSpec {
  readonly like?: undefined;
  readonly provisioner: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** The name of a StorageClass that is in the cluster already: its provisioner and parameters are taken over. */
export interface StorageClassLike {
  readonly like: string;
  readonly provisioner?: undefined;
  readonly parameters?: undefined;
}

/** What this kind of cluster can and cannot do; the platform adapts, or refuses with the reason. */
export interface Capabilities {
  /** Pods may use host namespaces and host paths (not on Autopilot or Fargate). */
  readonly hostAccess: boolean;
  /**
   * Who answers names inside the cluster: pods in `kube-system`, which are scraped, or the node itself, where nothing can
   * be scraped and no pod be named in a network policy.
   */
  readonly nameServer: "coredns" | "kube-dns" | "node";
  /** NetworkPolicies are enforced, not merely stored. */
  readonly networkPolicies: boolean;
  /** Where pods fetch cloud credentials: network policies must let them through. */
  readonly credentialEndpoints: readonly { readonly cidr: string; readonly port: number }[];
}

/** How careful a cloud is with what it makes, when the cluster itself does not say. */
export const TIERS = ["development", "staging", "production"] as const;

export type Tier = (typeof TIERS)[number];

/** One cluster of one environment, as the stacks hand it to its cloud. */
export interface ClusterContext<Spec> {
  readonly organization: string;
  readonly environment: string;
  readonly tier: Tier;
  readonly names: ClusterNames;
  /** Fully resolved: no optional property is left open. */
  readonly spec: Spec;
}

/** Finds a cluster by its names: enough to install the platform on it. */
export interface LocatingCloud<Spec> {
  /** Looks up facts with data sources, in the stack of the platform. Adds the provider it needs. */
  readonly locate: (scope: Construct, context: ClusterContext<Spec>) => ClusterFacts;
}

/** Makes clusters. Each function fills one stack, adds the cloud's provider to it, and exports nothing but names. */
export interface ProvisioningCloud<Spec> extends LocatingCloud<Spec> {
  /** Network, keys, object stores: what holds data and outlives clusters. */
  readonly foundation: (scope: Construct, context: ClusterContext<Spec>) => void;
  /** Control plane, nodes, add-ons, identities. */
  readonly cluster: (scope: Construct, context: ClusterContext<Spec>) => void;
}

/** Uses clusters that somebody else made, and fills a stack only where something is still missing, such as stores. */
export type AdoptingCloud<Spec> = LocatingCloud<Spec> & Partial<ProvisioningCloud<Spec>>;
