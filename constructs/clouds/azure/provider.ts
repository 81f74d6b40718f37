import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import type { Construct } from "constructs";

export interface AzurermProviderProps {
  /** The one subscription that Terraform touches with this stack. */
  readonly subscription: string;
  /** Resource providers to register: once per subscription, by whoever applies the bootstrap. @default none */
  readonly resourceProviders?: readonly string[];
}

/** Adds the provider to a stack: with the subscription written down, whatever the command line is logged in to. */
export function addAzurermProvider(
  scope: Construct,
  { subscription, resourceProviders = [] }: AzurermProviderProps,
): AzurermProvider {
  return new AzurermProvider(scope, "azurerm", {
    subscriptionId: subscription,
    // Registering is a right on the whole subscription, which identities of CI do not have.
    resourceProviderRegistrations: "none",
    resourceProvidersToRegister: resourceProviders.length > 0 ? [...resourceProviders] : undefined,
    // Storage accounts have no keys to read blobs with, and none of their data is Terraform's business.
    storageUseAzuread: true,
    features: [
      {
        resourceGroup: [{ preventDeletionIfContainsResources: true }],
        storage: [{ dataPlaneAvailable: false }],
      },
    ],
  });
}
