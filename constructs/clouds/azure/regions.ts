/**
 * Regions with availability zones. Those without are missing: neither the nodes nor the stores of a cluster would
 * survive the loss of a building there. Clouds of their own (China, US Government) are missing too: their endpoints and
 * the application that kubelogin asks for tokens have other addresses.
 */
export const AZURE_REGIONS = [
  "australiaeast",
  "brazilsouth",
  "canadacentral",
  "centralindia",
  "centralus",
  "eastasia",
  "eastus",
  "eastus2",
  "francecentral",
  "germanywestcentral",
  "israelcentral",
  "italynorth",
  "japaneast",
  "japanwest",
  "koreacentral",
  "mexicocentral",
  "newzealandnorth",
  "northeurope",
  "norwayeast",
  "polandcentral",
  "qatarcentral",
  "southafricanorth",
  "southcentralus",
  "southeastasia",
  "spaincentral",
  "swedencentral",
  "switzerlandnorth",
  "uaenorth",
  "uksouth",
  "westeurope",
  "westus2",
  "westus3",
] as const;

export type AzureRegion = (typeof AZURE_REGIONS)[number];

/** Each of the regions has three zones. A number names a different building in each subscription. */
export const AZURE_ZONES = ["1", "2", "3"] as const;

export type AzureZone = (typeof AZURE_ZONES)[number];
