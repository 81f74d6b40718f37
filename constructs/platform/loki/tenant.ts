import type { Problem } from "../../core/errors";

/**
 * A tenant of ours is a DNS label: Loki's ruler takes it as the name of a directory, and Kubernetes as part of the name
 * of a ConfigMap. Loki itself allows more (docs/sources/operations/multi-tenancy.md).
 */
const TENANT = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;

/** Reports a tenant id that cannot name a directory and a Kubernetes object. */
export function checkTenant(at: string, tenant: string): Problem[] {
  if (TENANT.test(tenant)) return [];
  return [
    {
      at,
      value: tenant,
      problem: "is no tenant id",
      fix: "Use at most 63 lower-case letters, digits and dashes, and neither begin nor end with a dash",
    },
  ];
}
