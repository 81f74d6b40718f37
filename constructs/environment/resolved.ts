import type { ResolvedAwsCluster } from "../clouds/aws/defaults";
import type { ResolvedExistingEks } from "../clouds/aws/existing/resolved";
import type { ResolvedAzureCluster } from "../clouds/azure/defaults";
import type { ResolvedExistingAks } from "../clouds/azure/existing/resolved";
import type { ResolvedExistingCluster } from "../clouds/existing/resolved";
import type { ResolvedGoogleCluster } from "../clouds/google/defaults";
import type { ResolvedExistingGke } from "../clouds/google/existing/resolved";
import type { Tier } from "../clouds/contract";
import type { StateBackend } from "../core/state";
import type { ClusterNames } from "../core/names";
import type { Signals } from "../packs/pack";
import type { PlatformComponents } from "../platform/components";
import type { GrafanaProps } from "../platform/grafana/props";
import type { Retention } from "../platform/retention";
import type { Availability, Profile } from "../platform/sizing";
import type { Routing } from "../signals/routing/routing";
import type { Automation } from "./automation";

/** An environment that was checked, with every question answered. */
export interface Environment {
  readonly name: string;
  readonly organization: string;
  readonly tier: Tier;
  readonly state: StateBackend;
  readonly automation: Automation | undefined;
  readonly profile: Profile;
  readonly availability: Availability;
  readonly retention: Retention;
  readonly routing: Routing;
  readonly runbookUrl: string;
  readonly grafana: GrafanaProps;
  readonly components: PlatformComponents;
  /** Sorted by name, so that their order in the declaration changes nothing. */
  readonly clusters: readonly EnvironmentCluster[];
  readonly hub: EnvironmentCluster;
}

/** A cluster of an environment, with the signals of everything placed on it. */
export interface EnvironmentCluster {
  /** Short name: the key in the declaration. */
  readonly key: string;
  readonly names: ClusterNames;
  readonly spec: ResolvedCluster;
  /** One entry per pack, the platform's own first. */
  readonly signals: readonly Signals[];
}

/** A cluster with every default of its cloud filled in. */
export type ResolvedCluster =
  | ResolvedAwsCluster
  | ResolvedAzureCluster
  | ResolvedGoogleCluster
  | ResolvedExistingEks
  | ResolvedExistingAks
  | ResolvedExistingGke
  | ResolvedExistingCluster;
