import type { Problem } from "./errors";

/** Where an environment keeps its Terraform state: one object per stack, named after the stack. */
export type StateBackend = S3State | GcsState | AzureState | LocalState;

export interface S3StateProps {
  /** Bucket of the bootstrap stack, in an account of this environment alone. */
  readonly bucket: string;
  /** Region of the bucket, for example `eu-west-1`. */
  readonly region: string;
  /** ARN of a KMS key that encrypts the state. @default the bucket's own encryption */
  readonly kmsKey?: string;
  /** ARN of a role that may read and write the state. @default the credentials Terraform runs with */
  readonly assumeRole?: string;
  /** Folder inside the bucket. @default the bucket's top */
  readonly prefix?: string;
}

export interface S3State extends S3StateProps {
  readonly kind: "s3";
}

export interface GcsStateProps {
  /** Bucket of the bootstrap stack. */
  readonly bucket: string;
  /** Folder inside the bucket. @default the bucket's top */
  readonly prefix?: string;
}

export interface GcsState extends GcsStateProps {
  readonly kind: "gcs";
}

export interface AzureStateProps {
  readonly resourceGroup: string;
  /** Storage account of the bootstrap stack; its name is global in Azure. */
  readonly storageAccount: string;
  /** Blob container inside the storage account. */
  readonly container: string;
  /** Folder inside the container. @default the container's top */
  readonly prefix?: string;
}

export interface AzureState extends AzureStateProps {
  readonly kind: "azure";
}

export interface LocalStateProps {
  /** Folder for the state files, relative to the folder of `cdktf.out`. @default `state` */
  readonly folder?: string;
}

export interface LocalState {
  readonly kind: "local";
  readonly folder: string;
}

/** State in S3: always encrypted, and locked by S3 itself without a DynamoDB table. */
export function s3State(props: S3StateProps): S3State {
  return { kind: "s3", ...props };
}

/** State in Google Cloud Storage, which locks and encrypts by itself. */
export function gcsState(props: GcsStateProps): GcsState {
  return { kind: "gcs", ...props };
}

/** State in Azure Blob Storage, reached with Entra ID and never with the account's key; locked by a blob lease. */
export function azureState(props: AzureStateProps): AzureState {
  return { kind: "azure", ...props };
}

/** State in files beside the program: for trying things out, and for the bootstrap that makes the other kinds. */
export function localState(props: LocalStateProps = {}): LocalState {
  return { kind: "local", folder: props.folder ?? "state" };
}

/**
 * What is wrong with a state backend, as far as it shows without asking the cloud.
 * @param at path of the backend in the user's data, for the messages
 */
export function stateProblems(state: StateBackend, at: string): readonly Problem[] {
  return rulesFor(state).flatMap(({ property, value, pattern, problem, fix }) =>
    value === undefined || pattern.test(value) ? [] : [{ at: `${at}.${property}`, value, problem, fix }],
  );
}

interface Rule {
  readonly property: string;
  readonly value: string | undefined;
  readonly pattern: RegExp;
  readonly problem: string;
  readonly fix: string;
}

function rulesFor(state: StateBackend): readonly Rule[] {
  switch (state.kind) {
    case "s3":
      return [
        bucketRule(state.bucket),
        regionRule(state.region),
        arnRule("kmsKey", state.kmsKey, "kms", "a KMS key or alias", KMS_KEY),
        arnRule("assumeRole", state.assumeRole, "iam", "a role", "role/.+"),
        prefixRule(state.prefix),
      ];
    case "gcs":
      return [bucketRule(state.bucket), prefixRule(state.prefix)];
    case "azure":
      return [accountRule(state.storageAccount), containerRule(state.container), prefixRule(state.prefix)];
    case "local":
      return [folderRule(state.folder)];
  }
}

function bucketRule(value: string): Rule {
  return {
    property: "bucket",
    value,
    pattern: /^[a-z0-9][a-z0-9._-]{1,61}[a-z0-9]$/,
    problem: "is not a bucket name",
    fix: "Use 3 to 63 lower-case letters, digits, dashes and dots",
  };
}

function regionRule(value: string): Rule {
  return {
    property: "region",
    value,
    pattern: /^[a-z]{2,}(-[a-z]+)+-\d$/,
    problem: "is not an AWS region",
    fix: "Write the region of the bucket, such as eu-west-1",
  };
}

/** What Terraform's S3 backend takes for a key: `validateKMSKeyARN` in internal/backend/remote-state/s3. */
const KMS_KEY = "(key/([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|mrk-[0-9a-f]{32})|alias/[a-zA-Z0-9/_-]+)";

function arnRule(property: string, value: string | undefined, service: string, what: string, resource: string): Rule {
  return {
    property,
    value,
    pattern: new RegExp(`^arn:aws[a-z-]*:${service}:[a-z0-9-]*:\\d{12}:${resource}$`),
    problem: `is not the ARN of ${what}`,
    fix: `Write the whole ARN, which starts with arn:aws:${service}:`,
  };
}

function accountRule(value: string): Rule {
  return {
    property: "storageAccount",
    value,
    pattern: /^[a-z0-9]{3,24}$/,
    problem: "is not a storage account name",
    fix: "Use 3 to 24 lower-case letters and digits",
  };
}

function containerRule(value: string): Rule {
  return {
    property: "container",
    value,
    pattern: /^(?!.*--)[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/,
    problem: "is not a container name",
    fix: "Use 3 to 63 lower-case letters, digits and single dashes",
  };
}

function prefixRule(value: string | undefined): Rule {
  return {
    property: "prefix",
    value,
    pattern: /^[\w.-]+(\/[\w.-]+)*$/,
    problem: "is not a folder name",
    fix: "Write names joined by slashes, without one at either end, such as observability/dev",
  };
}

/** An absolute path would put one person's machine into everybody's configuration. */
function folderRule(value: string): Rule {
  return {
    property: "folder",
    value,
    pattern: /^(?!\/|[A-Za-z]:)[^\\]+$/,
    problem: "is not a relative folder",
    fix: "Write it relative to the folder of cdktf.out, such as state",
  };
}
