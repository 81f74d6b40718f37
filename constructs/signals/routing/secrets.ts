import type { SecretRef } from "../../core/secret-ref";
import { namedReceivers } from "./receivers/named";
import { integrationOf } from "./receivers/receiver";
import type { Routing } from "./routing";

/** A secret that a receiver reads, and what it tells with it. */
export interface RoutingSecret {
  readonly ref: SecretRef;
  /** `page: PagerDuty` */
  readonly why: string;
}

/** Every secret of a routing, once per place where it is used. */
export function routingSecrets(routing: Routing): RoutingSecret[] {
  return namedReceivers(routing).flatMap(({ name, receivers }) =>
    receivers.flatMap((receiver) => {
      const integration = integrationOf(receiver);
      const why = `${name}: ${integration.describe(receiver)}`;
      return Object.values(integration.secrets(receiver)).map((ref) => ({ ref, why }));
    }),
  );
}
