/**
 * The form of a computed text by the name of its attribute: the first pattern that matches decides. Addresses and
 * domains are those that RFC 5737 and RFC 2606 reserve for documentation.
 */
const PATTERNS: readonly (readonly [RegExp, string])[] = [
  [/(^|_)arns?$/, "arn:aws:mock:{region}:{account}:{hex:12}"],
  [/^(account|owner)_id$/, "{account}"],
  [/^subscription_id$/, "{subscription}"],
  [/^project$/, "{project}"],
  [/^(region|location)$/, "{region}"],
  [/^self_link$/, "https://www.example.com/{id}"],
  [/^uid$|(^|_)(tenant|client|principal|object|uuid)_id$/, "{uuid}"],
  [/(^|_)ids?$/, "id-{hex:12}"],
  [/(url|uri|endpoint|issuer|link)$/, "https://{hex:8}.example.com"],
  [/(fqdn|host|domain|dns_name|hostname)$/, "{hex:8}.example.com"],
  [/certificate|client_key|private_key|cert_data|ca_data/, "{certificate}"],
  [/cidr/, "198.51.100.0/24"],
  [/(^|_)(ips?|ip_address|ipv4)$/, "203.0.113.10"],
  [/(_at|_time|_date|timestamp|created|updated|modified)$/, "2024-01-01T00:00:00Z"],
  [/version/, "1"],
  [/^(status|state|phase|provisioning_state)$/, "ACTIVE"],
  [/json|policy$/, "{}"],
  [/^(name|bucket)$/, "{label}"],
];

/** Template for a computed text. */
export function templateByName(name: string): string {
  return PATTERNS.find(([pattern]) => pattern.test(name))?.[1] ?? `${name.replaceAll("_", "-")}-{hex:8}`;
}
