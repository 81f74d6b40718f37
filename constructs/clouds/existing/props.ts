import type { StoredSignal } from "../../core/names";
import type { ObjectStore, StorageClassLike, StorageClassSpec } from "../contract";
import type { ExistingClusterFacts } from "../existing-cluster";
import type { GivenIdentity } from "../stores";

/** A cluster somebody else made, in whatever cloud or cellar, as an environment names it. Made by {@link existing}. */
export type ExistingCluster = ExistingProps & { readonly cloud: "existing" };

/**
 * Describes a cluster that is there already, by a context of a kubeconfig:
 *
 * ```ts
 * existing({
 *   context: "ops@payments",
 *   region: "fra1",
 *   zones: ["fra1-a", "fra1-b", "fra1-c"],
 *   storage: { like: "fast-ssd" },
 *   stores: {
 *     metrics: s3Store({ bucket: "acme-payments-metrics", region: "eu-central-1" }),
 *     logs: s3Store({ bucket: "acme-payments-logs", region: "eu-central-1" }),
 *     traces: s3Store({ bucket: "acme-payments-traces", region: "eu-central-1" }),
 *   },
 * })
 * ```
 *
 * Nothing is made but the platform on it: it has no foundation and no cluster stack.
 */
export function existing(props: ExistingProps): ExistingCluster {
  return { ...props, cloud: "existing" };
}

export interface ExistingProps extends ExistingClusterFacts {
  /** Context of the kubeconfig. The current context of whoever runs Terraform is never used. */
  readonly context: string;
  /** Path of the file, wherever Terraform runs: absolute, or in the home directory. @default "~/.kube/config" */
  readonly kubeconfig?: string;
  /** Where it is, for packs and people: a region of a cloud, or a name of your own. */
  readonly region: string;
  /** Buckets or containers that are there already, one for each signal. */
  readonly stores: Readonly<Record<StoredSignal, ObjectStore>>;
  /**
   * How the service accounts of the writers in the namespace `monitoring` prove to the stores who they are, such as
   * `eks.amazonaws.com/role-arn` or `azure.workload.identity/client-id`: `kps-prometheus` and `thanos` for metrics, `loki`
   * for logs, `tempo` for traces. @default without a mark: whoever made the cluster binds the service accounts by their
   * names, or the nodes have access
   */
  readonly identities?: Readonly<Partial<Record<StoredSignal, GivenIdentity>>>;
  /** Volumes of the platform: a provisioner with its parameters, or `{ like: "gp3" }`, a class that is there already. */
  readonly storage: StorageClassSpec | StorageClassLike;
}
