import { type Duration, days } from "../../core/duration";
import { gib, mib, type Size } from "../../core/size";
import type { Routing } from "../../signals/routing/routing";
import type { PlatformContext } from "../context";
import type { Availability, ContainerSize } from "../sizing";

/**
 * What a user may say about Alertmanager. It is installed by the chart of Prometheus, so that further chart values are
 * said there.
 */
export interface AlertmanagerProps {
  /** Each replica. @default 20m CPU, 64 MiB: alerts are few whatever the size of a cluster */
  readonly size?: ContainerSize;
  /** Volume of each replica, for silences and the log of what was sent. @default 2 GiB */
  readonly volume?: Size;
  /** Address under which people reach Alertmanager, for links in messages. @default its address inside the cluster */
  readonly externalUrl?: string;
}

/** Alertmanager with every question answered. */
export interface ResolvedAlertmanager {
  readonly availability: Availability;
  readonly routing: Routing;
  /** How long silences and the log of what was sent are kept; longer than the longest repeat interval of a route. */
  readonly retention: Duration;
  readonly size: ContainerSize;
  readonly volume: Size;
  readonly externalUrl: string | undefined;
}

export function resolveAlertmanager(
  props: AlertmanagerProps,
  context: PlatformContext,
  routing: Routing,
): ResolvedAlertmanager {
  return {
    availability: context.availability,
    routing,
    // Alertmanager's own default.
    retention: days(5),
    size: { cpu: "20m", memory: mib(64) },
    volume: gib(2),
    externalUrl: undefined,
    ...props,
  };
}
