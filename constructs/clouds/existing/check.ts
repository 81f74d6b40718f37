import type { Problem } from "../../core/errors";
import { checkExistingCluster } from "../existing-cluster";
import { checkStores, storeProblems } from "../stores";
import { KUBECONFIG } from "./defaults";
import type { ExistingCluster } from "./props";

/**
 * Everything that is wrong with a cluster of somebody else's, as far as it shows without asking it.
 * @param at path of the cluster in the user's data: `dev.clusters.payments`
 */
export function checkExisting(at: string, cluster: ExistingCluster): Problem[] {
  return [
    ...checkContext(at, cluster),
    ...checkRegion(at, cluster),
    ...checkExistingCluster(at, cluster),
    ...checkStorage(at, cluster),
    ...checkStores(`${at}.stores`, cluster.stores, storeProblems),
  ];
}

function checkContext(at: string, { context, kubeconfig = KUBECONFIG }: ExistingCluster): Problem[] {
  const problems: Problem[] = [];
  if (!isText(context)) {
    const problem = "names no context, and the current one of whoever runs Terraform may be any cluster";
    const fix = "Write one of: kubectl config get-contexts -o name";
    problems.push({ at: `${at}.context`, value: context, problem, fix });
  }
  if (!isText(kubeconfig) || !/^(~?\/|[A-Za-z]:\\)/.test(kubeconfig)) {
    const fix = `Write an absolute path, or one in the home directory, such as ${KUBECONFIG}`;
    const problem = "depends on the folder that Terraform runs in, which is another for each stack";
    problems.push({ at: `${at}.kubeconfig`, value: kubeconfig, problem, fix });
  }
  return problems;
}

function checkRegion(at: string, { region }: ExistingCluster): Problem[] {
  if (isText(region)) return [];
  const fix = "Write the region of its cloud, or a name of your own, such as fra1";
  return [{ at: `${at}.region`, value: region, problem: "does not say where the cluster is", fix }];
}

/** For those who come without types: nothing says what a volume is in a cluster that nobody knows. */
function checkStorage(at: string, { storage }: { readonly storage?: unknown }): Problem[] {
  if (storage !== undefined) return [];
  const fix = 'Write { like: "name of a StorageClass" }, one of: kubectl get storageclass';
  return [{ at: `${at}.storage`, problem: "is missing", fix }];
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value.trim() !== "";
}
