import { fail } from "../../core/errors";
import { SecretRef } from "../../core/secret-ref";

/** Where the operator mounts the Secrets that an Alertmanager lists (prometheus-operator, pkg/alertmanager/statefulset.go). */
const SECRETS_FOLDER = "/etc/alertmanager/secrets";

/**
 * The file that holds a secret in the pod of Alertmanager.
 * @throws BelvedereError on anything but a SecretRef, so that a secret written as text never reaches a file of ours
 */
export function secretFile(ref: SecretRef): string {
  if (!isSecretRef(ref)) {
    fail({
      at: "receiver",
      problem: "holds a secret as text",
      fix: 'Name the Secret instead, as in secret("alerting", "slack")',
    });
  }
  return `${SECRETS_FOLDER}/${ref.name}/${ref.key}`;
}

/** Whether a value is a reference, which the compiler promises and plain JavaScript does not. */
export function isSecretRef(value: unknown): value is SecretRef {
  return value instanceof SecretRef;
}
