/** Who looks after the platform and the clusters it runs on: the label `team` of their alerts. */
export const PLATFORM_TEAM = "platform";
