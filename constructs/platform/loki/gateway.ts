import { mib } from "../../core/size";
import { PRIORITY_CLASS } from "../priority-class";
import { type Availability, resources, type ResourcesValues } from "../sizing";
import { zoneSpread, type ZoneSpreadValues } from "./spread";

/** The nginx in front of Loki: one address for every form of it. */
export interface LokiGatewayValues {
  readonly enabled: true;
  readonly verboseLogging: false;
  readonly resources: ResourcesValues;
  readonly metrics: { readonly resources: ResourcesValues };
  readonly priorityClassName: string;
  readonly replicas?: 2;
  readonly podDisruptionBudget?: { readonly maxUnavailable: 1 };
  readonly topologySpreadConstraints?: readonly ZoneSpreadValues[];
}

export function lokiGateway(availability: Availability): LokiGatewayValues {
  const zonal = {
    replicas: 2,
    podDisruptionBudget: { maxUnavailable: 1 },
    topologySpreadConstraints: zoneSpread("gateway"),
  } as const;
  return {
    enabled: true,
    // A line of its own for every push would itself be collected and pushed; failures are still logged.
    verboseLogging: false,
    resources: resources({ cpu: "50m", memory: mib(64) }),
    metrics: { resources: resources({ cpu: "20m", memory: mib(32) }) },
    priorityClassName: PRIORITY_CLASS,
    ...(availability === "zonal" && zonal),
  };
}
