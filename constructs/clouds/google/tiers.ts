import { days, type Duration } from "../../core/duration";
import { gib } from "../../core/size";
import type { Tier } from "../contract";
import type { AcceptedRisks, NodeGroup } from "./props";
import type { ReleaseChannel } from "./versions";

/** What a tier decides. The only place where tiers differ on Google Cloud. */
export interface TierDefaults {
  readonly releaseChannel: ReleaseChannel;
  readonly logRetention: Duration;
  readonly preventDestroy: boolean;
  readonly accept: Required<AcceptedRisks>;
  readonly system: NodeGroupDefaults;
  readonly workload: NodeGroupDefaults;
}

export type NodeGroupDefaults = Required<Pick<NodeGroup, "machineType" | "min" | "max" | "capacity" | "disk">>;

const SAFE: Required<AcceptedRisks> = {
  dataLossOnDestroy: false,
  clusterDeletion: false,
  unrecordedTraffic: false,
  auditGaps: false,
  googleKeys: false,
};

const SYSTEM = { machineType: "n2-standard-2", capacity: "on-demand", disk: gib(100) } as const;

/** Machines of the family e2 share processors and cost least; n2 has processors of its own. */
export const TIER_DEFAULTS: Record<Tier, TierDefaults> = {
  development: {
    releaseChannel: "rapid",
    // What the `_Default` bucket of every project keeps: no bucket of the cluster's own is needed.
    logRetention: days(30),
    preventDestroy: false,
    accept: {
      dataLossOnDestroy: "development keeps no telemetry that anybody needs later",
      clusterDeletion: "a development cluster is made again from code",
      unrecordedTraffic: "development carries test data only",
      auditGaps: false,
      googleKeys: "development is made and destroyed under one name, and names of keys are never free again",
    },
    system: { machineType: "e2-standard-2", min: 1, max: 3, capacity: "on-demand", disk: gib(50) },
    workload: { machineType: "e2-standard-4", min: 1, max: 4, capacity: "spot", disk: gib(50) },
  },
  staging: {
    releaseChannel: "regular",
    logRetention: days(90),
    preventDestroy: false,
    accept: SAFE,
    system: { ...SYSTEM, min: 2, max: 4 },
    workload: { machineType: "n2-standard-4", min: 3, max: 12, capacity: "on-demand", disk: gib(100) },
  },
  production: {
    releaseChannel: "regular",
    logRetention: days(365),
    preventDestroy: true,
    accept: SAFE,
    system: { ...SYSTEM, min: 3, max: 6 },
    workload: { machineType: "n2-standard-8", min: 3, max: 18, capacity: "on-demand", disk: gib(100) },
  },
};
