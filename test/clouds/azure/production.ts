import { azure } from "../../../constructs/clouds/azure/props";
import { synthesizeCluster, type SynthesizedCluster } from "./synthesize";

export const SUBSCRIPTION = "11111111-2222-3333-4444-555555555555";
export const ADMINS = "aaaaaaaa-0000-4000-8000-000000000001";
export const READERS = "aaaaaaaa-0000-4000-8000-000000000002";

export const VAULT =
  `/subscriptions/${SUBSCRIPTION}/resourceGroups/keys/providers/Microsoft.KeyVault/vaults/acme-keys` as const;

/** A cluster as production has it, with everything set that the defaults of its tier leave out. */
export function synthesizeProduction(): SynthesizedCluster {
  return synthesizeCluster(
    "aks-eu1",
    "prod",
    "production",
    azure({
      subscription: SUBSCRIPTION,
      region: "westeurope",
      zones: ["1", "2", "3"],
      cidr: "10.32.0.0/16",
      admins: [ADMINS],
      readers: [READERS],
      customerKeys: {
        vaultId: VAULT,
        stores: "stores",
        volumes: "volumes",
        secrets: "secrets/0123456789abcdef0123456789abcdef",
      },
    }),
  );
}
