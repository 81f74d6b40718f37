import { IamWorkloadIdentityPool } from "@cdktf/provider-google/lib/iam-workload-identity-pool";
import { IamWorkloadIdentityPoolProvider } from "@cdktf/provider-google/lib/iam-workload-identity-pool-provider";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { GITHUB_ISSUER, type GithubRepository, type GithubSubject, githubSubject } from "../github";

export interface GithubPoolProps {
  readonly poolId: string;
  readonly repository: GithubRepository;
  /** What must be on before a pool can be made. */
  readonly dependsOn: readonly ITerraformDependable[];
}

/** Lets the project believe tokens of GitHub Actions, of one repository and no other. */
export class GithubPool extends Construct {
  private readonly poolName: string;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: GithubPoolProps,
  ) {
    super(scope, id);
    const pool = new IamWorkloadIdentityPool(this, "pool", {
      workloadIdentityPoolId: props.poolId,
      displayName: "CI of Belvedere",
      description: `Runs of ${props.repository}`,
      dependsOn: [...props.dependsOn],
    });
    this.poolName = pool.name;
    new IamWorkloadIdentityPoolProvider(this, "provider", {
      workloadIdentityPoolId: pool.workloadIdentityPoolId,
      workloadIdentityPoolProviderId: "github",
      displayName: "GitHub Actions",
      attributeMapping: { "google.subject": "assertion.sub", "attribute.repository": "assertion.repository" },
      attributeCondition: `assertion.repository == "${props.repository}"`,
      oidc: { issuerUri: `https://${GITHUB_ISSUER}` },
    });
  }

  /** Runs of the repository as IAM knows them; compared exactly, for a pattern would let in what nobody thought of. */
  principal(subject: GithubSubject): string {
    return `principal://iam.googleapis.com/${this.poolName}/subject/${githubSubject(this.props.repository, subject)}`;
  }
}
