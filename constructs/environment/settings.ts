import type { Tier } from "../clouds/contract";
import type { StateBackend } from "../core/state";
import type { GrafanaProps } from "../platform/grafana/props";
import type { PlatformComponents } from "../platform/components";
import type { Retention } from "../platform/retention";
import type { Availability, Profile } from "../platform/sizing";
import type { Routing } from "../signals/routing/routing";
import type { Automation } from "./automation";

/** What an environment says beside its clusters. A base says some of it, an environment the rest. */
export interface EnvironmentSettings {
  /** Short name in front of globally unique names: `[a-z0-9]`, at most 12 characters. */
  readonly organization: string;
  /** How careful the clouds are with what they make. */
  readonly tier: Tier;
  /** Where the Terraform states are kept. */
  readonly state: StateBackend;
  /** Who runs Terraform in CI. @default nobody: no CI identity is made */
  readonly automation?: Automation;
  /** How much telemetry each cluster is sized for. @default "small" */
  readonly profile?: Profile;
  /** Whether a lost node or zone may cost telemetry. @default "single" */
  readonly availability?: Availability;
  readonly retention: Retention;
  /** Who is told about alerts. */
  readonly routing: Routing;
  /** Base of the links from alerts to runbooks: the alert's name is appended. */
  readonly runbookUrl: string;
  /** @default reached by port forwarding, without a database */
  readonly grafana?: GrafanaProps;
  /** Sizes and chart values of single components. @default everything by profile */
  readonly components?: PlatformComponents;
}
