import type { ExistingEks } from "../clouds/aws/existing/props";
import type { AwsCluster } from "../clouds/aws/props";
import type { ExistingAks } from "../clouds/azure/existing/props";
import type { AzureCluster } from "../clouds/azure/props";
import type { ExistingCluster } from "../clouds/existing/props";
import type { ExistingGke } from "../clouds/google/existing/props";
import type { GoogleCluster } from "../clouds/google/props";
import type { Placement } from "../packs/workload";
import type { EnvironmentSettings } from "./settings";
import { layer, type Layered } from "./layer";

/**
 * A cluster as a user writes it: `aws({ … })`, `azure({ … })` or `google({ … })`, or one that somebody else made, by cloud
 * and name (`existingEks({ … })` and its like) or by a context of a kubeconfig (`existing({ … })`).
 */
export type Cluster =
  AwsCluster | AzureCluster | GoogleCluster | ExistingEks | ExistingAks | ExistingGke | ExistingCluster;

/** Clusters by short name. The name is part of every name in the cloud: `eks-eu1`. */
export type Clusters = Readonly<Record<string, Cluster>>;

/** An environment as a user declares it; {@link resolveEnvironment} checks it and answers every open question. */
export interface EnvironmentDeclaration extends EnvironmentSettings {
  readonly name: string;
  readonly clusters: Clusters;
  readonly hub: string;
  readonly workloads: readonly Placement<string>[];
}

/** What an environment must say: its clusters, and all settings that its base leaves open. */
export type EnvironmentProps<Base, Name extends string> = {
  readonly clusters: Readonly<Record<Name, Cluster>>;
  /** The cluster that also carries what spans all of them, such as Grafana. */
  readonly hub: NoInfer<Name>;
  /** What is observed, and where. @default nothing but the platform itself */
  readonly workloads?: readonly Placement<NoInfer<Name>>[];
} & Layered<EnvironmentSettings, Base>;

/** Settings that several environments share: `base({ organization: "acme", retention: … })`. */
export function base<const Base extends Partial<EnvironmentSettings>>(settings: Base): Base {
  return settings;
}

/**
 * Declares an environment as a base plus what is different in it: maps merge, lists and values replace.
 * Nothing is checked yet, so that importing an environment never fails.
 *
 * ```ts
 * export const dev = environment("dev", house, { clusters: { "eks-eu1": aws({ … }) }, hub: "eks-eu1" });
 * ```
 */
export function environment<const Base extends Partial<EnvironmentSettings>, const Name extends string>(
  name: string,
  base: Base,
  props: EnvironmentProps<Base, Name>,
): EnvironmentDeclaration {
  return { workloads: [], ...(layer(base, props) as Omit<EnvironmentDeclaration, "name" | "workloads">), name };
}
