import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import type { Construct } from "constructs";
import type { AwsRegion } from "./regions";

export interface AwsProviderProps {
  /** The one account that Terraform may touch with this stack. */
  readonly account: string;
  readonly region: AwsRegion;
  /** On everything that can carry tags. */
  readonly tags: Readonly<Record<string, string>>;
}

/** Adds the provider to a stack: in any other account than its own Terraform stops before it reads anything. */
export function addAwsProvider(scope: Construct, { account, region, tags }: AwsProviderProps): AwsProvider {
  return new AwsProvider(scope, "aws", {
    region,
    allowedAccountIds: [account],
    defaultTags: [{ tags: { ...tags } }],
  });
}
