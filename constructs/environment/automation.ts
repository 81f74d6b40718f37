/** A repository whose CI may plan and deploy, without any long-lived key (OpenID Connect). */
export interface Automation {
  readonly kind: "github";
  /** `owner/name` */
  readonly repository: `${string}/${string}`;
  /** Whether the account trusts GitHub already: a cloud account allows it to be said once. */
  readonly trust: "new" | "existing";
}

export interface GithubProps {
  /** `existing` where another environment of the same account has made the trust in GitHub. @default "new" */
  readonly trust?: Automation["trust"];
}

/** GitHub Actions of one repository: `github("acme/observability")`. */
export function github(repository: Automation["repository"], { trust = "new" }: GithubProps = {}): Automation {
  return { kind: "github", repository, trust };
}
