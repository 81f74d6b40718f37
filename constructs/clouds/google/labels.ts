import type { ClusterContext } from "../contract";

/**
 * Labels on everything in Google Cloud that belongs to an environment: for bills, clean-up and whoever wonders what it is.
 * With underscores, because cdktf writes the dashes of a provider's default labels as such.
 */
export function environmentLabels(organization: string, environment: string): Record<string, string> {
  return {
    belvedere_organization: organization,
    belvedere_environment: environment,
    belvedere_managed_by: "terraform",
  };
}

/** Labels on everything in Google Cloud that belongs to one cluster. */
export function clusterLabels({ organization, environment, names }: ClusterContext<unknown>): Record<string, string> {
  return { ...environmentLabels(organization, environment), belvedere_cluster: names.cluster };
}
