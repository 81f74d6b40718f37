/** Identities of the dashboards that every cluster has, by which they link to each other. */
export const UIDS = {
  fleet: "fleet",
  kubernetes: "kubernetes-health",
  platform: "observability-platform",
  cost: "observability-cost",
  slos: "slo-overview",
  alerts: "alert-quality",
} as const;
