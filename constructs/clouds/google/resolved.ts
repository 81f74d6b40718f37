import type { Duration } from "../../core/duration";
import type { Size } from "../../core/size";
import type { Machine } from "../machine";
import type { Capacity, NodeTaint } from "../nodes";
import type { AddressPlan } from "./address-plan";
import type { GoogleApiAccess } from "./dns-api";
import type { MaintenanceWindow } from "./maintenance";
import type { AcceptedRisks, ExistingVpc, Nat, Principal } from "./props";
import type { GoogleRegion } from "./regions";
import type { ControlPlaneLog, ReleaseChannel } from "./versions";

/** A GKE cluster with nothing left open. */
export interface ResolvedGoogleCluster {
  readonly cloud: "google";
  readonly origin?: undefined;
  readonly mode: "standard" | "autopilot";
  readonly project: string;
  readonly region: GoogleRegion;
  /** Letters of the zones that have nodes. */
  readonly zones: readonly string[];
  readonly api: GoogleApiAccess;
  readonly admins: readonly Principal[];
  readonly readers: readonly Principal[];
  readonly rbacGroup: string | false;
  readonly releaseChannel: ReleaseChannel;
  readonly maintenance: MaintenanceWindow;
  readonly network: ResolvedNetwork;
  /** All groups by name, `system` first; none where Google makes the nodes. */
  readonly nodeGroups: Readonly<Record<string, ResolvedNodeGroup>>;
  readonly controlPlaneLogs: readonly ControlPlaneLog[];
  readonly logRetention: Duration;
  readonly deletedObjectRetention: Duration;
  readonly accessLogBucket: string | false;
  readonly preventDestroy: boolean;
  readonly accept: Required<AcceptedRisks>;
}

export type ResolvedNetwork = ResolvedNewNetwork | ResolvedExistingNetwork;

export interface ResolvedNewNetwork {
  readonly kind: "new";
  readonly cidr: string;
  readonly plan: AddressPlan;
  readonly nat: Nat;
}

export interface ResolvedExistingNetwork extends ExistingVpc {
  readonly kind: "existing";
  readonly project: string;
}

export interface ResolvedNodeGroup {
  readonly machineType: string | Machine;
  readonly min: number;
  readonly max: number;
  readonly capacity: Capacity;
  readonly disk: Size;
  readonly labels: Readonly<Record<string, string>>;
  readonly taints: readonly NodeTaint[];
}
