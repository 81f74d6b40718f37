import type { ClusterContext } from "./contract";

/** Tags on everything in a cloud that belongs to an environment: for bills, clean-up and whoever wonders what it is. */
export function environmentTags(organization: string, environment: string): Record<string, string> {
  return {
    "belvedere:organization": organization,
    "belvedere:environment": environment,
    "belvedere:managed-by": "terraform",
  };
}

/** Tags on everything in a cloud that belongs to one cluster. */
export function clusterTags({ organization, environment, names }: ClusterContext<unknown>): Record<string, string> {
  return { ...environmentTags(organization, environment), "belvedere:cluster": names.cluster };
}
