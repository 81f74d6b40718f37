import { DataGoogleProject } from "@cdktf/provider-google/lib/data-google-project";
import { StorageBucketIamMember } from "@cdktf/provider-google/lib/storage-bucket-iam-member";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { STORED_SIGNALS, type StoredSignal } from "../../core/names";
import { type WriterAccount, writerAccounts } from "../writers";
import { workloadPool } from "./resource-names";

/**
 * What the writer of a signal may do in its bucket and nowhere else: read, write, list and delete objects. Thanos'
 * documentation names roles without the right to delete (docs/storage.md, "GCS Policies"), which its compactor needs.
 * Tempo also asks for the bucket itself before it starts (Tempo documentation, "Google Cloud Storage":
 * `storage.buckets.get`), which the first role lacks.
 */
const WRITER_ROLES: Record<StoredSignal, readonly string[]> = {
  metrics: ["roles/storage.objectUser"],
  logs: ["roles/storage.objectUser"],
  traces: ["roles/storage.objectUser", "roles/storage.legacyBucketReader"],
};

export interface PodIdentitiesProps {
  readonly project: string;
  readonly buckets: Readonly<Record<StoredSignal, string>>;
  /** The cluster: the pool of a project exists from its first one on. @default it is there already */
  readonly dependsOn?: readonly ITerraformDependable[];
}

/**
 * Access of pods to their stores. IAM is told the Kubernetes service account itself: there is no account of Google's in
 * between, no key, and no annotation.
 *
 * A project has one pool of identities for all its clusters (GKE documentation, "Identity sameness"): the writer of the
 * same signal in another cluster of the project is the same principal. Clusters that must not read each other's
 * telemetry belong into projects of their own.
 */
export class PodIdentities extends Construct {
  constructor(scope: Construct, id: string, { project, buckets, dependsOn = [] }: PodIdentitiesProps) {
    super(scope, id);
    const { number } = new DataGoogleProject(this, "project", { projectId: project });
    for (const signal of STORED_SIGNALS) {
      for (const { role, account } of grants(signal)) {
        new StorageBucketIamMember(this, `${signal}-writer-${shortName(role)}${account.suffix}`, {
          bucket: buckets[signal],
          role,
          member: podPrincipal(number, project, account),
          dependsOn: [...dependsOn],
        });
      }
    }
  }
}

/** Each role of a signal's writer, for each of its service accounts. */
function grants(signal: StoredSignal): readonly { readonly role: string; readonly account: WriterAccount }[] {
  return WRITER_ROLES[signal].flatMap((role) => writerAccounts(signal).map((account) => ({ role, account })));
}

/** `objectUser` */
function shortName(role: string): string {
  return role.slice(role.indexOf(".") + 1);
}

/** A Kubernetes service account as IAM knows it. */
function podPrincipal(projectNumber: string, project: string, { namespace, serviceAccount }: WriterAccount): string {
  const pool = `projects/${projectNumber}/locations/global/workloadIdentityPools/${workloadPool(project)}`;
  return `principal://iam.googleapis.com/${pool}/subject/ns/${namespace}/sa/${serviceAccount}`;
}
