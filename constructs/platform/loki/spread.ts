import { RELEASES } from "../addresses";
import { ZONE_SPREAD, type ZoneSpreadValues as SpreadValues } from "../prometheus/zone-spread";

/** One entry of `topologySpreadConstraints` for a part of Loki. */
export interface ZoneSpreadValues extends SpreadValues {
  readonly labelSelector: { readonly matchLabels: Readonly<Record<string, string>> };
}

/** Divides the pods of a part among the zones. The chart already keeps them on different nodes. */
export function zoneSpread(component: string): readonly [ZoneSpreadValues] {
  const matchLabels = {
    "app.kubernetes.io/name": "loki",
    "app.kubernetes.io/instance": RELEASES.loki,
    "app.kubernetes.io/component": component,
  };
  return [{ ...ZONE_SPREAD, labelSelector: { matchLabels } }];
}
