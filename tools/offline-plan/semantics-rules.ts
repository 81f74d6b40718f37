import { isIP } from "node:net";
import { parse } from "yaml";

/** What is wrong with a text, and what to write instead. */
export interface Objection {
  readonly problem: string;
  readonly fix: string;
}

/** A demand on the texts at some place of some types. */
export interface ValueRule {
  readonly types: RegExp;
  /** `metadata.name`, `metadata.labels["app"]`: names of blocks and attributes, without positions in lists. */
  readonly path: RegExp;
  readonly check: (text: string) => Objection | undefined;
}

/** Arguments of which one at most may be given: what the sources of the providers call `ConflictsWith`. */
export interface Conflict {
  readonly types: RegExp;
  readonly paths: readonly [string, string];
}

const CIDR: Objection = {
  problem: "is not a CIDR block",
  fix: "Write an address and the length of its prefix, such as 10.0.0.0/16",
};

function cidr(text: string): Objection | undefined {
  const [address = "", length = "", ...rest] = text.split("/");
  const bits = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  return rest.length === 0 && /^\d{1,3}$/.test(length) && Number(length) <= bits ? undefined : CIDR;
}

/** Names that Kubernetes takes: kubernetes.io/docs/concepts/overview/working-with-objects/names. */
const SUBDOMAIN = /^(?=.{1,253}$)[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const LABEL_NAME = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;
const LABEL_VALUE = /^([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?$/;
/** Shorter than others, because a chart appends to it (helm.sh/docs/chart_template_guide/getting_started). */
const RELEASE_NAME = /^(?=.{1,53}$)[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;

function matches(pattern: RegExp, objection: Objection): ValueRule["check"] {
  return (text) => (pattern.test(text) ? undefined : objection);
}

function json(text: string): Objection | undefined {
  return parses(JSON.parse, text) ? undefined : { problem: "is not JSON", fix: "Write a policy document as JSON text" };
}

function yamlMap(text: string): Objection | undefined {
  // Compact JSON, which is YAML, is parsed many times faster as what it is.
  const value = parses(JSON.parse, text) ?? parses(parse, text);
  const isMap = typeof value?.parsed === "object" && !Array.isArray(value.parsed);
  return isMap ? undefined : { problem: "is not YAML with keys and values", fix: "Write values as a YAML map" };
}

function parses(parser: (text: string) => unknown, text: string): { readonly parsed: unknown } | undefined {
  try {
    return { parsed: parser(text) };
  } catch {
    return undefined;
  }
}

const NAME_RULES: readonly ValueRule[] = [
  {
    // Objects of RBAC have names of their own, such as system:auth-delegator.
    types: /^kubernetes_(?!(cluster_)?role(_binding)?(_v1)?$)/,
    path: /^metadata\.name$/,
    check: matches(SUBDOMAIN, {
      problem: "is not a name that Kubernetes accepts",
      fix: "Use lower-case letters, digits, dashes and dots, with a letter or digit at both ends",
    }),
  },
  {
    types: /^(kubernetes_|helm_release$)/,
    path: /^(metadata\.)?namespace$/,
    check: matches(LABEL_NAME, {
      problem: "is not the name of a namespace",
      fix: "Use up to 63 lower-case letters, digits and dashes, with a letter or digit at both ends",
    }),
  },
  {
    types: /^kubernetes_/,
    path: /(^|\.)metadata\.labels\[/,
    check: matches(LABEL_VALUE, {
      problem: "is not a label value that Kubernetes accepts",
      fix: "Use up to 63 letters, digits, dashes, underscores and dots, or an annotation for longer text",
    }),
  },
  {
    types: /^helm_release$/,
    path: /^name$/,
    check: matches(RELEASE_NAME, {
      problem: "is not the name of a release",
      fix: "Use up to 53 lower-case letters, digits and dashes, with a letter or digit at both ends",
    }),
  },
];

/** What a value must be by the place where it stands. */
export const VALUE_RULES: readonly ValueRule[] = [
  { types: /^aws_/, path: /(^|\.)(\w+_)?cidrs?(_blocks?|_ipv[46])?$/, check: cidr },
  { types: /^google_/, path: /(^|\.)(ip_cidr_range|cidr_block|master_ipv4_cidr_block)$/, check: cidr },
  { types: /^azurerm_/, path: /(^|\.)(address_space|address_prefixes|service_cidr|pod_cidr)$/, check: cidr },
  { types: /^kubernetes_network_policy/, path: /\.ip_block\.(cidr|except)$/, check: cidr },
  { types: /^aws_/, path: /(^|\.)(assume_role_)?policy$/, check: json },
  { types: /^helm_release$/, path: /^values$/, check: yamlMap },
  ...NAME_RULES,
];

/** Values of which one must stand at a path, by type: read in the sources of the providers. */
export const CHOICES: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  aws_eks_cluster: {
    "access_config.authentication_mode": ["API", "API_AND_CONFIG_MAP", "CONFIG_MAP"],
    enabled_cluster_log_types: ["api", "audit", "authenticator", "controllerManager", "scheduler"],
    "kubernetes_network_config.ip_family": ["ipv4", "ipv6"],
    "upgrade_policy.support_type": ["STANDARD", "EXTENDED"],
  },
  aws_eks_node_group: { capacity_type: ["ON_DEMAND", "SPOT", "CAPACITY_BLOCK"] },
  aws_s3_bucket_lifecycle_configuration: { "rule.status": ["Enabled", "Disabled"] },
  aws_s3_bucket_ownership_controls: {
    "rule.object_ownership": ["BucketOwnerEnforced", "BucketOwnerPreferred", "ObjectWriter"],
  },
  aws_s3_bucket_server_side_encryption_configuration: {
    "rule.apply_server_side_encryption_by_default.sse_algorithm": ["AES256", "aws:kms", "aws:kms:dsse"],
  },
  aws_s3_bucket_versioning: { "versioning_configuration.status": ["Enabled", "Suspended", "Disabled"] },
  azurerm_kubernetes_cluster: {
    "network_profile.network_plugin": ["azure", "kubenet", "none"],
    "network_profile.network_policy": ["azure", "calico", "cilium"],
    sku_tier: ["Free", "Standard", "Premium"],
  },
  azurerm_storage_account: {
    account_replication_type: ["LRS", "ZRS", "GRS", "RAGRS", "GZRS", "RAGZRS"],
    account_tier: ["Standard", "Premium"],
  },
  google_container_cluster: {
    networking_mode: ["VPC_NATIVE", "ROUTES"],
    "release_channel.channel": ["UNSPECIFIED", "RAPID", "REGULAR", "STABLE", "EXTENDED"],
  },
  google_storage_bucket: { public_access_prevention: ["inherited", "enforced"] },
  kubernetes_network_policy_v1: { "spec.policy_types": ["Ingress", "Egress"] },
  kubernetes_storage_class_v1: {
    reclaim_policy: ["Delete", "Retain"],
    volume_binding_mode: ["Immediate", "WaitForFirstConsumer"],
  },
};

export const CONFLICTS: readonly Conflict[] = [
  { types: /^aws_/, paths: ["name", "name_prefix"] },
  { types: /^aws_s3_bucket$/, paths: ["bucket", "bucket_prefix"] },
  { types: /^aws_eks_node_group$/, paths: ["node_group_name", "node_group_name_prefix"] },
  { types: /^aws_subnet$/, paths: ["availability_zone", "availability_zone_id"] },
  { types: /^google_container_cluster$/, paths: ["enable_autopilot", "remove_default_node_pool"] },
  { types: /^google_container_cluster$/, paths: ["enable_autopilot", "enable_shielded_nodes"] },
  { types: /^kubernetes_/, paths: ["metadata.name", "metadata.generate_name"] },
];
