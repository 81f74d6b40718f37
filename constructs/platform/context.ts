import type { ClusterFacts } from "../clouds/contract";
import type { Availability, Profile } from "./sizing";
import type { Retention } from "./retention";

/** What every component of the platform on one cluster may build on. */
export interface PlatformContext {
  readonly environment: string;
  /** Value of the `cluster` label, for example `dev-eks-eu1`. */
  readonly cluster: string;
  readonly facts: ClusterFacts;
  readonly profile: Profile;
  readonly availability: Availability;
  readonly retention: Retention;
  /** Base of the links from alerts to runbooks, without a slash at the end. */
  readonly runbookUrl: string;
}

/** Tenant of Loki and Tempo under which the platform itself and everything without a tenant of its own is stored. */
export const DEFAULT_TENANT = "platform";
