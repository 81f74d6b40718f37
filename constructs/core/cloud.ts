/** Where a cluster runs. `existing` is a cluster somebody else provisioned. */
export const CLOUDS = ["aws", "azure", "google", "existing"] as const;

export type Cloud = (typeof CLOUDS)[number];
