import { IamOpenidConnectProvider } from "@cdktf/provider-aws/lib/iam-openid-connect-provider";
import type { Construct } from "constructs";
import type { AwsPlace } from "./arn";
import type { Statement } from "./iam";

/** `owner/name` */
export type GithubRepository = `${string}/${string}`;

/** What in a repository may act: runs for an environment of GitHub, on a branch, or for pull requests. */
export type GithubSubject =
  { readonly environment: string } | { readonly branch: string } | { readonly pullRequests: true };

const ISSUER = "token.actions.githubusercontent.com";

/** Lets the account believe tokens of GitHub Actions. One per account: a second one of the same address is refused. */
export function addGithubProvider(scope: Construct): IamOpenidConnectProvider {
  return new IamOpenidConnectProvider(scope, "github", {
    url: `https://${ISSUER}`,
    clientIdList: ["sts.amazonaws.com"],
  });
}

export function githubProviderArn({ partition, account }: Omit<AwsPlace, "region">): string {
  return `arn:${partition}:iam::${account}:oidc-provider/${ISSUER}`;
}

/**
 * Trust in runs of one repository that GitHub vouches for. Compared exactly: a pattern such as `repo:acme/*` would let in
 * every repository that anybody makes in the organization.
 */
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
        [`${ISSUER}:aud`]: "sts.amazonaws.com",
        [`${ISSUER}:sub`]: subjects.map((subject) => `repo:${repository}:${claim(subject)}`),
      },
    },
  };
}

/** GitHub documentation, "OpenID Connect reference", example subject claims. */
function claim(subject: GithubSubject): string {
  if ("environment" in subject) return `environment:${subject.environment}`;
  return "branch" in subject ? `ref:refs/heads/${subject.branch}` : "pull_request";
}
