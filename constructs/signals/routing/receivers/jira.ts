import type { Problem } from "../../../core/errors";
import type { SecretRef } from "../../../core/secret-ref";
import { secretFile } from "../secret-file";
import { TEMPLATE } from "../templates";
import type { Integration } from "./integration";

/** Issues in a project of Jira Cloud, a service project included: one per group of alerts, kept up to date. */
export interface JiraReceiver {
  readonly kind: "jira";
  /** `https://<company>.atlassian.net` */
  readonly url: string;
  /** Key of the project: `OPS`. */
  readonly project: string;
  /** Type of the issues, as the project calls it: `Incident`, `Task`. */
  readonly issueType: string;
  /** Address of the account that writes them. */
  readonly user: string;
  /** Its API token. */
  readonly token: SecretRef;
  /**
   * Name of the transition that closes an issue when its alerts end, in the language of the account.
   * @default people close it
   */
  readonly resolveTransition?: string;
}

/** `jira({ url: "https://acme.atlassian.net", project: "OPS", issueType: "Incident", user: …, token: secret(…) })` */
export function jira(props: Omit<JiraReceiver, "kind">): JiraReceiver {
  return { kind: "jira", ...props };
}

export const JIRA: Integration<JiraReceiver> = {
  render: ({ url, project, issueType, user, token, resolveTransition }) => ({
    jira_configs: [
      {
        // Version 2 takes text; version 3 would want the description as a JSON document.
        api_url: `${url}/rest/api/2/`,
        api_type: "cloud",
        project,
        issue_type: issueType,
        summary: TEMPLATE.title,
        description: TEMPLATE.text,
        labels: ["alertmanager"],
        ...(resolveTransition === undefined ? {} : { resolve_transition: resolveTransition }),
        send_resolved: true,
        http_config: { basic_auth: { username: user, password_file: secretFile(token) } },
      },
    ],
  }),
  secrets: ({ token }) => ({ token }),
  describe: ({ project }) => `Jira ${project}`,
  reach: "tracker",
  check: (at, { url, project, issueType, user }) => [
    ...checkUrl(`${at}.url`, url),
    ...checkText(
      `${at}.project`,
      project,
      /^[A-Z][A-Z0-9_]+$/,
      "is not the key of a project",
      "Write it as in OPS-123",
    ),
    ...checkText(
      `${at}.issueType`,
      issueType,
      /\S/,
      "names no type of issue",
      "Write one of the project, such as Task",
    ),
    ...checkText(`${at}.user`, user, /^[^\s@]+@[^\s@]+$/, "is not the address of an account", "Write name@domain"),
  ],
};

function checkUrl(at: string, url: string): Problem[] {
  if (URL.canParse(url) && url.startsWith("https://") && new URL(url).pathname === "/" && !url.endsWith("/")) return [];
  const fix = "Write the address of the site alone, such as https://acme.atlassian.net";
  return [{ at, value: url, problem: "is not the address of a Jira", fix }];
}

function checkText(at: string, value: string, pattern: RegExp, problem: string, fix: string): Problem[] {
  return pattern.test(value) ? [] : [{ at, value, problem, fix }];
}
