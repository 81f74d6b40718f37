import { fail } from "./errors";

/** A DNS subdomain: what Kubernetes takes for `metadata.name` of a Secret. */
const NAME = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

/** What Kubernetes takes for a key of a Secret: it becomes a file name, hence no leading pair of dots. */
const KEY = /^(?!\.$|\.\.)[-._a-zA-Z0-9]{1,253}$/;

/**
 * The name of one key of a Kubernetes Secret. Values, plans and states carry this name and never the secret itself.
 * The Secret lives in the namespace of its reader.
 */
export class SecretRef {
  /** Makes the type nominal: an object that merely looks alike is none. */
  declare protected readonly kind: "SecretRef";

  private constructor(
    /** `metadata.name` of the Secret. */
    readonly name: string,
    /** Key inside the Secret's data. */
    readonly key: string,
  ) {}

  static of(name: string, key: string): SecretRef {
    if (name.length > 253 || !NAME.test(name)) {
      fail({
        at: "secret()",
        problem: "was given a name that is no Kubernetes Secret name",
        fix: 'Use lower-case letters, digits and dashes, as in secret("alerting", "pagerduty")',
      });
    }
    if (!KEY.test(key)) {
      fail({
        at: `secret("${name}", …)`,
        problem: "was given a key that is no Secret key",
        fix: "Use letters, digits, dashes, underscores and dots",
      });
    }
    return new SecretRef(name, key);
  }
}

/** Refers to a key of an existing Kubernetes Secret: `secret("alerting", "pagerduty")`. */
export function secret(name: string, key: string): SecretRef {
  return SecretRef.of(name, key);
}
