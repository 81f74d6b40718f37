/** Identities of the dashboards of the platform, by which they link to each other. */
export const UIDS = {
  fleet: "fleet",
  platform: "observability-platform",
  cost: "observability-cost",
  slos: "slo-overview",
  alerts: "alert-quality",
} as const;
