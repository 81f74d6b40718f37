import type { SecretRef } from "../../../core/secret-ref";
import { secretFile } from "../secret-file";
import { TEMPLATE } from "../templates";
import type { Integration } from "./integration";

/** A channel of Microsoft Teams, told through a workflow "When a Teams webhook request is received". */
export interface MsTeamsReceiver {
  readonly kind: "msteams";
  /** Name of the channel, for people: the workflow alone decides where it posts. */
  readonly channel: string;
  /** Address of the workflow: who knows it can write to the channel. */
  readonly webhookUrl: SecretRef;
}

/** `msTeams("Operations", secret("alerting", "teams"))` */
export function msTeams(channel: string, webhookUrl: SecretRef): MsTeamsReceiver {
  return { kind: "msteams", channel, webhookUrl };
}

export const MS_TEAMS: Integration<MsTeamsReceiver> = {
  // Microsoft ends the connectors that `msteams_configs` needs (Alertmanager, docs/configuration.md, msteams_config).
  render: ({ webhookUrl }) => ({
    msteamsv2_configs: [
      {
        webhook_url_file: secretFile(webhookUrl),
        send_resolved: true,
        title: TEMPLATE.title,
        text: TEMPLATE.markdownText,
      },
    ],
  }),
  secrets: ({ webhookUrl }) => ({ webhookUrl }),
  describe: ({ channel }) => `Teams ${channel}`,
  reach: "chat",
  check: (at, { channel }) => {
    if (channel.trim() !== "") return [];
    const fix = "Write the name of the channel: people read it in the table of routes";
    return [{ at: `${at}.channel`, value: channel, problem: "names no channel of Teams", fix }];
  },
};
