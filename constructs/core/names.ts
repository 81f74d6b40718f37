import { createHash } from "node:crypto";

/**
 * Every name in the program comes from here, so that a later stack finds what an earlier one made by name alone.
 * Names are public contract: changing one replaces what carries it.
 */

/** What is deployed together and shares one Terraform state. */
export const LIFECYCLES = ["foundation", "cluster", "platform"] as const;

export type Lifecycle = (typeof LIFECYCLES)[number];

/** Telemetry that is kept in an object store of its own, with an identity of its own. */
export const STORED_SIGNALS = ["metrics", "logs", "traces"] as const;

export type StoredSignal = (typeof STORED_SIGNALS)[number];

/** The same for each stored signal. */
export function perSignal<T>(of: (signal: StoredSignal) => T): Record<StoredSignal, T> {
  return Object.fromEntries(STORED_SIGNALS.map((signal) => [signal, of(signal)])) as Record<StoredSignal, T>;
}

/** What is encrypted with a key of its own, so that each key admits only the readers of one kind of data. */
export const KEY_PURPOSES = ["secrets", "stores", "volumes", "logs"] as const;

export type KeyPurpose = (typeof KEY_PURPOSES)[number];

/** Where the parts of the platform run inside a cluster. */
export const NAMESPACES = {
  /** Everything that satisfies the `restricted` Pod Security Standard. */
  platform: "monitoring",
  /** Agents that read the node: node-exporter and the log collector. */
  host: "monitoring-host",
} as const;

/** The program that writes a signal, by the Kubernetes service accounts of its parts, all in one namespace. */
export interface Writer {
  readonly namespace: string;
  readonly serviceAccounts: Readonly<Record<string, string>>;
}

/** Who writes a stored signal: the subjects of its cloud identity. */
export const WRITERS = {
  // The sidecar of Prometheus writes blocks; Thanos compacts, deletes and serves them.
  metrics: { namespace: NAMESPACES.platform, serviceAccounts: { sidecar: "kps-prometheus", thanos: "thanos" } },
  logs: { namespace: NAMESPACES.platform, serviceAccounts: { loki: "loki" } },
  traces: { namespace: NAMESPACES.platform, serviceAccounts: { tempo: "tempo" } },
} as const satisfies Record<StoredSignal, Writer>;

/** The storage class of the platform's volumes, made by the platform stack from the cloud's facts. */
export const STORAGE_CLASS = "belvedere";

/** `dev-eks-eu1-platform`. */
export function stackName(environment: string, cluster: string, lifecycle: Lifecycle): string {
  return `${environment}-${cluster}-${lifecycle}`;
}

/** `dev-fleet`: what spans the clusters of an environment. */
export function fleetStackName(environment: string): string {
  return `${environment}-fleet`;
}

/**
 * `bootstrap-dev-aws`: made once by hand, before anything can keep its state in the cloud. The name does not
 * start with the environment, so that `cdktf deploy 'dev-*'` leaves it alone.
 */
export function bootstrapStackName(environment: string, cloud: string): string {
  return `bootstrap-${environment}-${cloud}`;
}

/** The names of one cluster and of what belongs to it, within every cloud's limits on length. */
export interface ClusterNames {
  /** Value of the `cluster` label on every series, log line and span; unique in the organization. */
  readonly cluster: string;
  /** Name of a cloud resource of this cluster, at most `limit` characters (64 fits an IAM role, the shortest). */
  readonly resource: (part: string, limit?: number) => string;
  /** Object store of a signal. Store names are global in a cloud, hence the organization in front. */
  readonly store: (signal: StoredSignal) => string;
  /** Cloud identity of the writer of a signal. */
  readonly writer: (signal: StoredSignal) => string;
  /** Encryption key. */
  readonly key: (purpose: KeyPurpose) => string;
}

const STORE_NAME_LIMIT = 63;
const RESOURCE_NAME_LIMIT = 64;

export function clusterNames(organization: string, environment: string, cluster: string): ClusterNames {
  const name = `${environment}-${cluster}`;
  const resource = (part: string, limit = RESOURCE_NAME_LIMIT): string => fitName(`${name}-${part}`, limit);
  return {
    cluster: name,
    resource,
    store: (signal) => fitName(`${organization}-${name}-${signal}`, STORE_NAME_LIMIT),
    writer: (signal) => resource(`${signal}-writer`),
    key: (purpose) => resource(purpose),
  };
}

/** `acme-dev-state`: the store of an environment's Terraform states; global in a cloud. */
export function stateStoreName(organization: string, environment: string): string {
  return fitName(`${organization}-${environment}-state`, STORE_NAME_LIMIT);
}

/**
 * `acme-dev-deploy`: the identity that applies the stacks of an environment. It starts with the organization, unlike
 * the resources of clusters, so that an identity which may change those cannot change itself.
 */
export function deployerName(organization: string, environment: string): string {
  return fitName(`${organization}-${environment}-deploy`, RESOURCE_NAME_LIMIT);
}

/** `acme-dev-plan`: the identity that may read what the stacks of an environment made, and change nothing. */
export function plannerName(organization: string, environment: string): string {
  return fitName(`${organization}-${environment}-plan`, RESOURCE_NAME_LIMIT);
}

/** The name itself, or its beginning with a hash of the whole when it is longer than `limit`. */
export function fitName(name: string, limit: number): string {
  if (name.length <= limit) return name;
  const hash = createHash("sha256").update(name).digest("hex").slice(0, 8);
  return `${name.slice(0, limit - hash.length - 1).replace(/-+$/, "")}-${hash}`;
}
