import type { RequiredSecret } from "../core/required-secret";

/** Levels of the Kubernetes Pod Security Standards. */
export type PodSecurityLevel = "restricted" | "baseline" | "privileged";

/** What a pack needs of the cluster; the platform turns it into namespaces and network policies. */
export interface Needs {
  /** Namespaces that the pack's own releases run in. Observed namespaces are not listed: others own them. */
  readonly namespaces?: readonly { readonly name: string; readonly podSecurity: PodSecurityLevel }[];
  /** Connections that must be let through. */
  readonly flows?: readonly Flow[];
  /** Secrets that the pack's own releases read. */
  readonly secrets?: readonly RequiredSecret[];
}

/** One allowed connection. */
export interface Flow {
  /** Unique among the flows of a pack: `[a-z0-9-]`; becomes part of the policy's name. */
  readonly name: string;
  readonly from: Peer;
  readonly to: Peer;
  /** Empty for every port. */
  readonly ports: readonly FlowPort[];
  /** Why it must be open; becomes an annotation of the policy. */
  readonly why: string;
}

/**
 * One end of a connection: pods, addresses outside the cluster's pod network, or `anywhere`. Anywhere is more than the
 * range 0.0.0.0/0: under Cilium, and so on GKE, a range does not admit the cluster's own nodes (Cilium documentation,
 * "CIDR-based").
 */
export type Peer = PodPeer | { readonly cidr: string } | "anywhere";

export interface PodPeer {
  /** @default pods of every namespace */
  readonly namespace?: string;
  /** @default every pod of the namespace */
  readonly podLabels?: Readonly<Record<string, string>>;
}

export interface FlowPort {
  readonly port: number;
  /** @default "TCP" */
  readonly protocol?: "TCP" | "UDP";
}
