import { NAMESPACES } from "../../core/names";
import type { RequiredSecret } from "../../core/required-secret";
import type { Routing } from "../../signals/routing/routing";
import { type RoutingSecret, routingSecrets } from "../../signals/routing/secrets";

/** The Secrets that receivers read, by name: each is mounted as a folder. */
export function receiverSecretNames(routing: Routing): string[] {
  return [...new Set(routingSecrets(routing).map(({ ref }) => ref.name))].sort();
}

/** What must exist before Alertmanager starts: a Secret that is missing keeps its pods from starting. */
export function alertmanagerSecrets(routing: Routing): RequiredSecret[] {
  const used = routingSecrets(routing);
  return receiverSecretNames(routing).map((name) =>
    requiredSecret(
      name,
      used.filter(({ ref }) => ref.name === name),
    ),
  );
}

function requiredSecret(name: string, used: readonly RoutingSecret[]): RequiredSecret {
  return {
    name,
    namespace: NAMESPACES.platform,
    keys: [...new Set(used.map(({ ref }) => ref.key))].sort(),
    reader: "Alertmanager",
    why: [...new Set(used.map(({ why }) => why))].join("; "),
  };
}
