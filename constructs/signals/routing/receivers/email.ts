import type { Problem } from "../../../core/errors";
import type { SecretRef } from "../../../core/secret-ref";
import { TEMPLATE } from "../templates";
import { secretFile } from "../secret-file";
import type { Integration } from "./integration";

/** Mail through an SMTP server, always encrypted. */
export interface EmailReceiver {
  readonly kind: "email";
  /** Who is told; several addresses separated by commas. */
  readonly to: string;
  readonly from: string;
  /** `host:port` of the server. */
  readonly smarthost: string;
  readonly username: string;
  readonly password: SecretRef;
}

/** `email({ to: "ops@example.com", from: …, smarthost: "smtp.example.com:587", username: …, password: secret(…) })` */
export function email(props: Omit<EmailReceiver, "kind">): EmailReceiver {
  return { kind: "email", ...props };
}

export const EMAIL: Integration<EmailReceiver> = {
  render: ({ to, from, smarthost, username, password }) => ({
    email_configs: [
      {
        to,
        from,
        smarthost,
        auth_username: username,
        auth_password_file: secretFile(password),
        require_tls: true,
        send_resolved: true,
        headers: { Subject: TEMPLATE.title },
        // Without this, mail programs show Alertmanager's own HTML, which knows no runbook, instead of the text.
        html: "",
        text: TEMPLATE.text,
      },
    ],
  }),
  secrets: ({ password }) => ({ password }),
  describe: ({ to }) => `mail to ${to}`,
  reach: "mail",
  check: (at, { to, from, smarthost }) => [
    ...to.split(",").flatMap((address) => checkAddress(`${at}.to`, address.trim())),
    ...checkAddress(`${at}.from`, from),
    ...checkSmarthost(`${at}.smarthost`, smarthost),
  ],
};

function checkAddress(at: string, address: string): Problem[] {
  if (/^[^\s@]+@[^\s@]+$/.test(address)) return [];
  return [{ at, value: address, problem: "is not an e-mail address", fix: "Write name@domain" }];
}

function checkSmarthost(at: string, smarthost: string): Problem[] {
  if (/^[^\s:]+:\d{1,5}$/.test(smarthost)) return [];
  const fix = "Write host:port, such as smtp.example.com:587";
  return [{ at, value: smarthost, problem: "is not the address of a mail server", fix }];
}
