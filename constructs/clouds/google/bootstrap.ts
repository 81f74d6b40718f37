import { KmsKeyRing } from "@cdktf/provider-google/lib/kms-key-ring";
import { ProjectIamCustomRole } from "@cdktf/provider-google/lib/project-iam-custom-role";
import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import { days } from "../../core/duration";
import { stateStoreName } from "../../core/names";
import { CiIdentities } from "./ci-identities";
import type { GithubRepository } from "../github";
import { EncryptionKey, storageAgent } from "./keys";
import { environmentLabels } from "./labels";
import { secretReaderRoleId } from "./names";
import { PrivateBucket } from "./object-store";
import { addGoogleProvider } from "./provider";
import type { GoogleRegion } from "./regions";
import { enableServices } from "./services";

export interface GoogleBootstrapProps {
  readonly organization: string;
  readonly environment: string;
  readonly project: string;
  /** Region of the state bucket. */
  readonly region: GoogleRegion;
  /** Bucket for the Terraform states; `false` where they are elsewhere. @default `<organization>-<environment>-state` */
  readonly stateBucket?: string | false;
  /** The repository whose runs plan and deploy. @default none: no identity for CI is made */
  readonly github?: GithubAutomation;
}

export interface GithubAutomation {
  readonly repository: GithubRepository;
  /** Branch whose runs may plan, besides pull requests from inside the repository. @default "main" */
  readonly branch?: string;
  /** Environment of GitHub whose runs deploy: give it required reviewers. @default the environment's own name */
  readonly deployEnvironment?: string;
}

/** What the state bucket and the identities of CI need, and Terraform to switch on the rest. */
const SERVICES = ["cloudkms", "cloudresourcemanager", "iam", "iamcredentials", "serviceusage", "storage", "sts"];

/**
 * What must be there before an environment can keep its state in the cloud and be deployed by CI. Applied once for each
 * project, by an owner of it, with a local state.
 */
export function googleBootstrap(scope: Construct, props: GoogleBootstrapProps): void {
  const { organization, environment, project, region, github } = props;
  const { stateBucket: bucket = stateStoreName(organization, environment) } = props;
  addGoogleProvider(scope, { project, region, labels: environmentLabels(organization, environment) });
  const services = enableServices(scope, SERVICES);
  const stateBucket = bucket === false ? undefined : addStateStore(scope, props, bucket, services);
  new ProjectIamCustomRole(scope, "secret-reader", {
    roleId: secretReaderRoleId(organization, environment),
    title: `Reads Secrets in clusters of ${environment}`,
    permissions: ["container.secrets.get", "container.secrets.list"],
    dependsOn: services,
  });
  if (github) new CiIdentities(scope, "ci", { organization, environment, project, github, stateBucket, services });
}

/** The bucket of the states, by its name. It encrypts by itself: `gcsState` names no key. */
function addStateStore(
  scope: Construct,
  { organization, environment, region }: GoogleBootstrapProps,
  bucketName: string,
  services: ITerraformDependable[],
): string {
  const name = stateStoreName(organization, environment);
  const ring = new KmsKeyRing(scope, "state-key-ring", {
    name,
    location: region,
    lifecycle: { preventDestroy: true },
    dependsOn: services,
  });
  const user = storageAgent(scope, services);
  const key = new EncryptionKey(scope, "state-key", { name, keyRing: ring.id, user, preventDestroy: true });
  const { bucket } = new PrivateBucket(scope, "state", {
    bucket: bucketName,
    region,
    key,
    // A state is small, and the one of three months ago may be the last that was whole.
    deletedObjectRetention: days(90),
    // What even the deployer cannot take away: old versions that somebody removes by hand.
    softDeleteRetention: days(90),
    accessLogBucket: false,
    forceDestroy: false,
    preventDestroy: true,
  });
  return bucket.name;
}
