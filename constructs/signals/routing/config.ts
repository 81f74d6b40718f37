/**
 * The part of Alertmanager's configuration that the library writes. The operator reads it strictly: a key it does not
 * know stops it (prometheus-operator v0.93, pkg/alertmanager/types.go). Secrets are files, see `secret-file.ts`.
 */
export interface AlertmanagerConfig {
  readonly global: { readonly resolve_timeout: string };
  readonly route: RouteConfig;
  readonly receivers: readonly ReceiverConfig[];
  readonly inhibit_rules: readonly InhibitRuleConfig[];
  readonly time_intervals?: readonly TimeIntervalConfig[];
  readonly templates: readonly string[];
}

export interface RouteConfig {
  /** @default that of the route above; the root must have one */
  readonly receiver?: string;
  readonly matchers?: readonly string[];
  readonly group_by?: readonly string[];
  readonly group_wait?: string;
  readonly group_interval?: string;
  readonly repeat_interval?: string;
  readonly active_time_intervals?: readonly string[];
  readonly mute_time_intervals?: readonly string[];
  readonly routes?: readonly RouteConfig[];
}

export type ReceiverConfig = { readonly name: string } & ReceiverIntegrations;

/** The notification services of one receiver; all of them are told. */
export interface ReceiverIntegrations {
  readonly slack_configs?: readonly SlackConfig[];
  readonly pagerduty_configs?: readonly PagerDutyConfig[];
  readonly email_configs?: readonly EmailConfig[];
  readonly webhook_configs?: readonly WebhookConfig[];
  readonly opsgenie_configs?: readonly OpsgenieConfig[];
  readonly msteamsv2_configs?: readonly MsTeamsConfig[];
  readonly jira_configs?: readonly JiraConfig[];
}

export interface SlackConfig {
  readonly api_url_file: string;
  readonly channel: string;
  readonly send_resolved: boolean;
  readonly title: string;
  readonly title_link: string;
  readonly text: string;
}

export interface PagerDutyConfig {
  readonly routing_key_file: string;
  readonly send_resolved: boolean;
  readonly severity: string;
  readonly description: string;
  readonly details: Readonly<Record<string, string>>;
  readonly links: readonly { readonly href: string; readonly text: string }[];
}

export interface EmailConfig {
  readonly to: string;
  readonly from: string;
  readonly smarthost: string;
  readonly auth_username: string;
  readonly auth_password_file: string;
  readonly require_tls: boolean;
  readonly send_resolved: boolean;
  readonly headers: Readonly<Record<string, string>>;
  readonly html: string;
  readonly text: string;
}

export interface OpsgenieConfig {
  readonly api_url: string;
  readonly api_key_file: string;
  readonly send_resolved: boolean;
  readonly message: string;
  readonly description: string;
  readonly priority: string;
  readonly details: Readonly<Record<string, string>>;
}

/** Since Alertmanager 0.28. */
export interface MsTeamsConfig {
  readonly webhook_url_file: string;
  readonly send_resolved: boolean;
  readonly title: string;
  readonly text: string;
}

/** Since Alertmanager 0.28; `api_type` since 0.29. */
export interface JiraConfig {
  readonly api_url: string;
  readonly api_type: "cloud";
  readonly project: string;
  readonly issue_type: string;
  readonly summary: string;
  readonly description: string;
  readonly labels: readonly string[];
  readonly resolve_transition?: string;
  readonly send_resolved: boolean;
  readonly http_config: { readonly basic_auth: { readonly username: string; readonly password_file: string } };
}

export interface WebhookConfig {
  /** Since Alertmanager 0.26. */
  readonly url_file: string;
  readonly send_resolved: boolean;
}

export interface InhibitRuleConfig {
  readonly source_matchers: readonly string[];
  readonly target_matchers: readonly string[];
  readonly equal: readonly string[];
}

export interface TimeIntervalConfig {
  readonly name: string;
  readonly time_intervals: readonly {
    readonly times: readonly { readonly start_time: string; readonly end_time: string }[];
    readonly weekdays: readonly string[];
    readonly days_of_month?: readonly string[];
    readonly location: string;
  }[];
}
