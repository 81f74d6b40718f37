import { FederatedIdentityCredential } from "@cdktf/provider-azurerm/lib/federated-identity-credential";
import { UserAssignedIdentity } from "@cdktf/provider-azurerm/lib/user-assigned-identity";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { GITHUB_ISSUER, type GithubRepository, type GithubSubject, githubSubject } from "../github";
import { TOKEN_AUDIENCE } from "./identity";
import type { Place } from "./resource-group";

export interface GithubIdentityProps {
  readonly place: Place;
  readonly name: string;
  readonly repository: GithubRepository;
  readonly subjects: readonly GithubSubject[];
}

/** An identity that runs of one repository act as, when GitHub vouches for them. No secret is kept anywhere. */
export class GithubIdentity extends Construct {
  readonly principalId: string;

  constructor(scope: Construct, id: string, { place, name, repository, subjects }: GithubIdentityProps) {
    super(scope, id);
    const identity = new UserAssignedIdentity(this, "identity", { ...place, name });
    this.principalId = identity.principalId;
    // One after the other: Azure refuses two at once on one identity.
    let earlier: ITerraformDependable | undefined;
    for (const subject of subjects) {
      earlier = new FederatedIdentityCredential(this, credentialName(subject), {
        name: `github-${credentialName(subject)}`,
        resourceGroupName: place.resourceGroupName,
        parentId: identity.id,
        issuer: `https://${GITHUB_ISSUER}`,
        subject: githubSubject(repository, subject),
        audience: [TOKEN_AUDIENCE],
        dependsOn: earlier && [earlier],
      });
    }
  }
}

function credentialName(subject: GithubSubject): string {
  if ("environment" in subject) return "environment";
  return "branch" in subject ? "branch" : "pull-requests";
}
