import { IamOpenidConnectProvider } from "@cdktf/provider-aws/lib/iam-openid-connect-provider";
import type { Construct } from "constructs";
import { GITHUB_ISSUER, type GithubRepository, type GithubSubject, githubSubject } from "../github";
import type { AwsPlace } from "./arn";
import type { Statement } from "./iam";

/** Lets the account believe tokens of GitHub Actions. One per account: a second one of the same address is refused. */
export function addGithubProvider(scope: Construct): IamOpenidConnectProvider {
  return new IamOpenidConnectProvider(scope, "github", {
    url: `https://${GITHUB_ISSUER}`,
    clientIdList: ["sts.amazonaws.com"],
  });
}

export function githubProviderArn({ partition, account }: Omit<AwsPlace, "region">): string {
  return `arn:${partition}:iam::${account}:oidc-provider/${GITHUB_ISSUER}`;
}

/** Trust in runs of one repository that GitHub vouches for. */
export function githubTrust(
  providerArn: string,
  repository: GithubRepository,
  subjects: readonly GithubSubject[],
): Statement {
  return {
    Principal: { Federated: providerArn },
    Action: "sts:AssumeRoleWithWebIdentity",
    Condition: {
      StringEquals: {
        [`${GITHUB_ISSUER}:aud`]: "sts.amazonaws.com",
        [`${GITHUB_ISSUER}:sub`]: subjects.map((subject) => githubSubject(repository, subject)),
      },
    },
  };
}
