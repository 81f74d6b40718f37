/** What must be known about a region before any of its APIs is asked. */
interface RegionFacts {
  readonly partition: AwsPartition;
  /** Letters of the availability zones that a new account can use. */
  readonly zones: readonly string[];
}

/**
 * Regions with EKS in the commercial partition and GovCloud.
 *
 * A letter names a different place in each account. EKS refuses the places use1-az3, usw1-az2 and cac1-az3
 * (EKS user guide, "network requirements"): the letter `e` of us-east-1 is left out because it is usually the first of
 * them. us-west-1 is missing because each account sees two letters of three there, and EKS refuses one place of those.
 * China is missing: its endpoints and service principals follow other rules.
 */
export const AWS_REGIONS = {
  "af-south-1": { partition: "aws", zones: ["a", "b", "c"] },
  "ap-east-1": { partition: "aws", zones: ["a", "b", "c"] },
  "ap-northeast-1": { partition: "aws", zones: ["a", "c", "d"] },
  "ap-northeast-2": { partition: "aws", zones: ["a", "b", "c", "d"] },
  "ap-northeast-3": { partition: "aws", zones: ["a", "b", "c"] },
  "ap-south-1": { partition: "aws", zones: ["a", "b", "c"] },
  "ap-south-2": { partition: "aws", zones: ["a", "b", "c"] },
  "ap-southeast-1": { partition: "aws", zones: ["a", "b", "c"] },
  "ap-southeast-2": { partition: "aws", zones: ["a", "b", "c"] },
  "ap-southeast-3": { partition: "aws", zones: ["a", "b", "c"] },
  "ap-southeast-4": { partition: "aws", zones: ["a", "b", "c"] },
  "ap-southeast-5": { partition: "aws", zones: ["a", "b", "c"] },
  "ap-southeast-7": { partition: "aws", zones: ["a", "b", "c"] },
  "ca-central-1": { partition: "aws", zones: ["a", "b", "d"] },
  "ca-west-1": { partition: "aws", zones: ["a", "b", "c"] },
  "eu-central-1": { partition: "aws", zones: ["a", "b", "c"] },
  "eu-central-2": { partition: "aws", zones: ["a", "b", "c"] },
  "eu-north-1": { partition: "aws", zones: ["a", "b", "c"] },
  "eu-south-1": { partition: "aws", zones: ["a", "b", "c"] },
  "eu-south-2": { partition: "aws", zones: ["a", "b", "c"] },
  "eu-west-1": { partition: "aws", zones: ["a", "b", "c"] },
  "eu-west-2": { partition: "aws", zones: ["a", "b", "c"] },
  "eu-west-3": { partition: "aws", zones: ["a", "b", "c"] },
  "il-central-1": { partition: "aws", zones: ["a", "b", "c"] },
  "me-central-1": { partition: "aws", zones: ["a", "b", "c"] },
  "me-south-1": { partition: "aws", zones: ["a", "b", "c"] },
  "mx-central-1": { partition: "aws", zones: ["a", "b", "c"] },
  "sa-east-1": { partition: "aws", zones: ["a", "b", "c"] },
  "us-east-1": { partition: "aws", zones: ["a", "b", "c", "d", "f"] },
  "us-east-2": { partition: "aws", zones: ["a", "b", "c"] },
  "us-gov-east-1": { partition: "aws-us-gov", zones: ["a", "b", "c"] },
  "us-gov-west-1": { partition: "aws-us-gov", zones: ["a", "b", "c"] },
  "us-west-2": { partition: "aws", zones: ["a", "b", "c", "d"] },
} as const satisfies Record<string, RegionFacts>;

export type AwsRegion = keyof typeof AWS_REGIONS;

/** The letters of a region's zones: `"a" | "b" | "c"`. */
export type AwsZone<R extends AwsRegion = AwsRegion> = (typeof AWS_REGIONS)[R]["zones"][number];

/** Second part of every ARN. */
export type AwsPartition = "aws" | "aws-us-gov";

export function partitionOf(region: AwsRegion): AwsPartition {
  return AWS_REGIONS[region].partition;
}

export function isAwsRegion(region: string): region is AwsRegion {
  return Object.hasOwn(AWS_REGIONS, region);
}
