import type { SecretRef } from "../../../core/secret-ref";
import { TEMPLATE } from "../templates";
import { secretFile } from "../secret-file";
import type { Integration } from "./integration";

/** A channel of Slack, told through an incoming webhook. */
export interface SlackReceiver {
  readonly kind: "slack";
  /** `#channel`, `@person`, or the id of a channel. */
  readonly channel: string;
  /** Address of the incoming webhook: who knows it can write to the channel. */
  readonly webhookUrl: SecretRef;
}

/** `slack("#ops", secret("alerting", "slack"))` */
export function slack(channel: string, webhookUrl: SecretRef): SlackReceiver {
  return { kind: "slack", channel, webhookUrl };
}

export const SLACK: Integration<SlackReceiver> = {
  render: ({ channel, webhookUrl }) => ({
    slack_configs: [
      {
        api_url_file: secretFile(webhookUrl),
        channel,
        send_resolved: true,
        title: TEMPLATE.title,
        // Alertmanager itself is seldom reachable for the reader of a channel; the runbook is.
        title_link: TEMPLATE.runbook,
        text: TEMPLATE.slackText,
      },
    ],
  }),
  secrets: ({ webhookUrl }) => ({ webhookUrl }),
  describe: ({ channel }) => `Slack ${channel}`,
  reach: "chat",
  check: (at, { channel }) => {
    if (/^([#@][^\s#@]+|[A-Z0-9]{9,})$/.test(channel)) return [];
    const fix = "Write #channel, @person, or the id of a channel";
    return [{ at: `${at}.channel`, value: channel, problem: "is not a channel of Slack", fix }];
  },
};
