/** The way of Kubernetes' events, which the platform collects as log lines. */
export const EVENTS = {
  /** The Service of their collector: the label `service` on what is scraped of it. */
  collector: "alloy-events",
  /** The label `app` of their lines. `namespace` is that of what an event is about. */
  app: "kubernetes-events",
} as const;
