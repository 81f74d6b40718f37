import { days, type Duration } from "../../core/duration";
import { gib } from "../../core/size";
import type { Tier } from "../contract";
import type { AcceptedRisks, ControlPlaneTier, NodeGroup } from "./props";
import type { Replication } from "./versions";

/** What a tier decides. The only place where tiers differ on Azure. */
export interface TierDefaults {
  readonly controlPlane: ControlPlaneTier;
  readonly logRetention: Duration;
  readonly storeReplication: Replication;
  readonly preventDestroy: boolean;
  readonly accept: Required<AcceptedRisks>;
  readonly system: NodeGroupDefaults;
  readonly workload: NodeGroupDefaults;
}

export type NodeGroupDefaults = Required<Pick<NodeGroup, "vmSize" | "min" | "max" | "disk">>;

const SAFE: Required<AcceptedRisks> = {
  dataLossOnDestroy: false,
  clusterDeletion: false,
  auditGaps: false,
  plainNodeDisks: false,
};

/** A control plane with an uptime guarantee costs about 73 USD a month (list price of 2026). */
export const TIER_DEFAULTS: Record<Tier, TierDefaults> = {
  development: {
    controlPlane: "Free",
    logRetention: days(30),
    storeReplication: "LRS",
    preventDestroy: false,
    accept: {
      ...SAFE,
      dataLossOnDestroy: "development keeps no telemetry that anybody needs later",
      clusterDeletion: "a development cluster is made again from code",
    },
    // Four processors are the fewest that AKS takes for system nodes.
    system: { vmSize: "Standard_D4ads_v5", min: 1, max: 3, disk: gib(50) },
    workload: { vmSize: "Standard_D4ads_v5", min: 1, max: 3, disk: gib(50) },
  },
  staging: {
    controlPlane: "Standard",
    logRetention: days(90),
    storeReplication: "ZRS",
    preventDestroy: false,
    accept: SAFE,
    system: { vmSize: "Standard_D4ds_v5", min: 2, max: 4, disk: gib(100) },
    workload: { vmSize: "Standard_D4ds_v5", min: 1, max: 4, disk: gib(100) },
  },
  production: {
    controlPlane: "Standard",
    logRetention: days(365),
    storeReplication: "ZRS",
    preventDestroy: true,
    accept: SAFE,
    system: { vmSize: "Standard_D4ds_v5", min: 3, max: 6, disk: gib(100) },
    workload: { vmSize: "Standard_D8ds_v5", min: 1, max: 6, disk: gib(100) },
  },
};
