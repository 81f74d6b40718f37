import { bucketRules } from "./encryption/buckets";
import { clusterSecretRules } from "./encryption/cluster-secrets";
import { diskRules } from "./encryption/disks";
import { keyRules } from "./encryption/keys";
import { transportRules } from "./encryption/transport";
import { apiServerRules } from "./exposure/api-servers";
import { awsStoreRules } from "./exposure/aws-stores";
import { azureStoreRules } from "./exposure/azure-stores";
import { databaseRules } from "./exposure/databases";
import { googleMembers } from "./exposure/google-iam";
import { googleBuckets } from "./exposure/google-stores";
import { ingressRules } from "./exposure/ingress";
import { internalServices } from "./exposure/services";
import { nodeRules } from "./exposure/nodes";
import type { Rule } from "./rule";

/** What a change must not expose. */
export const EXPOSURE_RULES: readonly Rule[] = [
  ...apiServerRules,
  ...nodeRules,
  ...ingressRules,
  ...awsStoreRules,
  ...azureStoreRules,
  googleBuckets,
  googleMembers,
  ...databaseRules,
  internalServices,
];

/** Encryption that a change must not lose. */
export const ENCRYPTION_RULES: readonly Rule[] = [
  ...clusterSecretRules,
  ...bucketRules,
  ...diskRules,
  ...keyRules,
  ...transportRules,
];

/** Every rule about what a resource becomes. Those about what vanishes are in `state.ts`. */
export const RULES: readonly Rule[] = [...EXPOSURE_RULES, ...ENCRYPTION_RULES];
