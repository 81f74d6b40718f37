import type { Problem } from "../../../core/errors";
import { checkExistingCluster } from "../../existing-cluster";
import { bucketProblems, checkStores } from "../../stores";
import { checkAwsPlace, checkStoreSettings } from "../check";
import { isAwsRegion } from "../regions";
import type { ExistingEks, FoundBucket } from "./props";

/**
 * Everything that is wrong with an EKS cluster of somebody else's, as far as it shows without asking AWS.
 * @param at path of the cluster in the user's data: `dev.clusters.payments`
 */
export function checkExistingEks(at: string, cluster: ExistingEks): Problem[] {
  return [
    ...checkAwsPlace(at, cluster),
    ...checkName(at, cluster),
    ...checkExistingCluster(at, cluster),
    ...(cluster.stores === "new" ? [] : checkStores(`${at}.stores`, cluster.stores, checkBucket)),
    ...checkStoreSettings(at, cluster, ["dataLossOnDestroy"]),
  ];
}

/** What EKS allows (EKS API reference, CreateCluster, "name"). */
function checkName(at: string, { name }: ExistingEks): Problem[] {
  if (/^[0-9A-Za-z][A-Za-z0-9_-]{0,99}$/.test(name)) return [];
  const fix = "Write the name it has in EKS: aws eks list-clusters";
  return [{ at: `${at}.name`, value: name, problem: "is not the name of an EKS cluster", fix }];
}

function checkBucket(at: string, { bucket, region, keyArn }: FoundBucket): Problem[] {
  const problems = bucketProblems(at, bucket);
  if (region !== undefined && !isAwsRegion(region)) {
    const fix = "Write the region of the bucket, such as eu-west-1, or leave it out where it is the cluster's";
    problems.push({ at: `${at}.region`, value: region, problem: "is not a region this library knows", fix });
  }
  if (keyArn !== undefined && !/^arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:key\/[\w-]+$/.test(keyArn)) {
    const fix = "Write the whole ARN of the key, no alias: permissions know keys only";
    problems.push({ at: `${at}.keyArn`, value: keyArn, problem: "is not the ARN of a KMS key", fix });
  }
  return problems;
}
