import { DataGoogleLoggingProjectCmekSettings } from "@cdktf/provider-google/lib/data-google-logging-project-cmek-settings";
import { DataGoogleProject } from "@cdktf/provider-google/lib/data-google-project";
import { DataGoogleStorageProjectServiceAccount } from "@cdktf/provider-google/lib/data-google-storage-project-service-account";
import { KmsCryptoKey } from "@cdktf/provider-google/lib/kms-crypto-key";
import { KmsCryptoKeyIamMember } from "@cdktf/provider-google/lib/kms-crypto-key-iam-member";
import { KmsKeyRing } from "@cdktf/provider-google/lib/kms-key-ring";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { KEY_PURPOSES, type KeyPurpose } from "../../core/names";
import type { ClusterContext } from "../contract";
import { keyRingName } from "./names";
import type { ResolvedGoogleCluster } from "./resolved";

/** A key, and what lets Google's own service use it: whatever is encrypted with it must wait for that. */
export interface UsableKey {
  readonly id: string;
  readonly dependsOn: readonly ITerraformDependable[];
}

/**
 * One key per kind of data: whoever may read one kind cannot read another. Google's services do the encryption, each
 * with an account of its own that may use one key and no other.
 */
export class ClusterKeys extends Construct {
  readonly keys: Readonly<Record<KeyPurpose, UsableKey>>;

  constructor(
    scope: Construct,
    id: string,
    { names, spec }: ClusterContext<ResolvedGoogleCluster>,
    dependsOn: readonly ITerraformDependable[],
  ) {
    super(scope, id);
    const { preventDestroy } = spec;
    const ring = new KmsKeyRing(this, "ring", {
      name: keyRingName(names),
      location: spec.region,
      lifecycle: preventDestroy ? { preventDestroy } : undefined,
      dependsOn: [...dependsOn],
    });
    const users = keyUsers(this, spec.project, dependsOn);
    const keys = KEY_PURPOSES.map((purpose) => {
      const props = { name: names.key(purpose), keyRing: ring.id, user: users[purpose], preventDestroy };
      return [purpose, new EncryptionKey(this, purpose, props)];
    });
    this.keys = Object.fromEntries(keys) as Record<KeyPurpose, UsableKey>;
  }
}

/** The account of the service that encrypts each kind of data. */
function keyUsers(
  scope: Construct,
  projectId: string,
  services: readonly ITerraformDependable[],
): Record<KeyPurpose, string> {
  const dependsOn = [...services];
  const { number } = new DataGoogleProject(scope, "project", { projectId, dependsOn });
  const settings = { project: projectId, dependsOn };
  const logging = new DataGoogleLoggingProjectCmekSettings(scope, "logging", settings);
  return {
    secrets: `serviceAccount:service-${number}@container-engine-robot.iam.gserviceaccount.com`,
    volumes: `serviceAccount:service-${number}@compute-system.iam.gserviceaccount.com`,
    stores: storageAgent(scope, dependsOn),
    logs: `serviceAccount:${logging.serviceAccountId}`,
  };
}

/** The account with which Cloud Storage uses keys. */
export function storageAgent(scope: Construct, dependsOn: readonly ITerraformDependable[]): string {
  return new DataGoogleStorageProjectServiceAccount(scope, "storage", { dependsOn: [...dependsOn] }).member;
}

export interface EncryptionKeyProps {
  readonly name: string;
  /** Id of the key ring. */
  readonly keyRing: string;
  /** The account that encrypts and decrypts with it. */
  readonly user: string;
  readonly preventDestroy: boolean;
}

/** 90 days: the longest that CIS and scanners accept (CIS Google Cloud benchmark 1.10). Old versions keep decrypting. */
const ROTATION_PERIOD = `${90 * 86_400}s`;

/** A key that changes its material every 90 days, and waits a month before it is gone for good. */
export class EncryptionKey extends Construct implements UsableKey {
  readonly id: string;
  readonly dependsOn: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, { name, keyRing, user, preventDestroy }: EncryptionKeyProps) {
    super(scope, id);
    const key = new KmsCryptoKey(this, "key", {
      name,
      keyRing,
      purpose: "ENCRYPT_DECRYPT",
      rotationPeriod: ROTATION_PERIOD,
      destroyScheduledDuration: `${30 * 86_400}s`,
      lifecycle: preventDestroy ? { preventDestroy } : undefined,
    });
    const member = new KmsCryptoKeyIamMember(this, "user", {
      cryptoKeyId: key.id,
      role: "roles/cloudkms.cryptoKeyEncrypterDecrypter",
      member: user,
    });
    this.id = key.id;
    this.dependsOn = [member];
  }
}
