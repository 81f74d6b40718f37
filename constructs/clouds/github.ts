/** `owner/name` */
export type GithubRepository = `${string}/${string}`;

/** What in a repository may act: runs for an environment of GitHub, on a branch, or for pull requests. */
export type GithubSubject =
  { readonly environment: string } | { readonly branch: string } | { readonly pullRequests: true };

/** Who vouches for runs of GitHub Actions. */
export const GITHUB_ISSUER = "token.actions.githubusercontent.com";

/**
 * The subject of the tokens that GitHub gives to such runs (GitHub documentation, "OpenID Connect reference", example
 * subject claims). Clouds compare it exactly: a pattern such as `repo:acme/*` would let in every repository that anybody
 * makes in the organization.
 */
export function githubSubject(repository: GithubRepository, subject: GithubSubject): string {
  return `repo:${repository}:${claim(subject)}`;
}

function claim(subject: GithubSubject): string {
  if ("environment" in subject) return `environment:${subject.environment}`;
  return "branch" in subject ? `ref:refs/heads/${subject.branch}` : "pull_request";
}
