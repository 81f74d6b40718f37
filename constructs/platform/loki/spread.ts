import { RELEASES } from "../addresses";
import { ZONE_SPREAD, type ZoneSpreadValues as StrictValues } from "../prometheus/zone-spread";

/** One entry of `topologySpreadConstraints` for a part of Loki. */
export type ZoneSpreadValues = (StrictValues | WishValues) & {
  readonly labelSelector: { readonly matchLabels: Readonly<Record<string, string>> };
};

interface WishValues {
  readonly maxSkew: 1;
  readonly topologyKey: "topology.kubernetes.io/zone";
  readonly whenUnsatisfiable: "ScheduleAnyway";
}

const WISH: WishValues = {
  maxSkew: 1,
  topologyKey: "topology.kubernetes.io/zone",
  whenUnsatisfiable: "ScheduleAnyway",
};

/** Divides the pods of a part with volumes among the zones. The chart already keeps them on different nodes. */
export function zoneSpread(component: string): readonly [ZoneSpreadValues] {
  return [{ ...ZONE_SPREAD, labelSelector: podsOf(component) }];
}

/** The same where it can be had: a part without volumes moves to another zone when its own is lost. */
export function zoneSpreadWish(component: string): readonly [ZoneSpreadValues] {
  return [{ ...WISH, labelSelector: podsOf(component) }];
}

function podsOf(component: string): ZoneSpreadValues["labelSelector"] {
  return {
    matchLabels: {
      "app.kubernetes.io/name": "loki",
      "app.kubernetes.io/instance": RELEASES.loki,
      "app.kubernetes.io/component": component,
    },
  };
}
