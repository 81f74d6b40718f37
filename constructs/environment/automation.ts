/** A repository whose CI may plan and deploy, without any long-lived key (OpenID Connect). */
export interface Automation {
  readonly kind: "github";
  /** `owner/name` */
  readonly repository: `${string}/${string}`;
}

/** GitHub Actions of one repository: `github("acme/observability")`. */
export function github(repository: Automation["repository"]): Automation {
  return { kind: "github", repository };
}
