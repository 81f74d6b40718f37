import { AzurermBackend, GcsBackend, LocalBackend, S3Backend, type TerraformBackend, type TerraformStack } from "cdktf";
import { failIfAny } from "../core/errors";
import {
  type AzureState,
  type GcsState,
  type LocalState,
  type S3State,
  type StateBackend,
  stateProblems,
} from "../core/state";

/**
 * Gives a stack its state backend. Only arguments that Terraform 1.11 accepts are written; cdktf types more of them
 * (`roleArn`, `useMicrosoftGraph` and others), which `terraform init` refuses.
 * @throws BelvedereError on names that the cloud would refuse
 */
export function attachBackend(stack: TerraformStack, state: StateBackend): TerraformBackend {
  failIfAny(stateProblems(state, `${stack.node.id}.state`));
  switch (state.kind) {
    case "s3":
      return attachS3(stack, state);
    case "gcs":
      return attachGcs(stack, state);
    case "azure":
      return attachAzure(stack, state);
    case "local":
      return attachLocal(stack, state);
  }
}

function attachS3(stack: TerraformStack, state: S3State): TerraformBackend {
  const backend = new S3Backend(stack, {
    bucket: state.bucket,
    region: state.region,
    key: stateFile(stack, state.prefix),
    encrypt: true,
    kmsKeyId: state.kmsKey,
    assumeRole: state.assumeRole === undefined ? undefined : { roleArn: state.assumeRole },
  });
  // Terraform 1.11 locks with conditional writes of S3 itself; cdktf has no property for it.
  backend.addOverride("use_lockfile", true);
  return backend;
}

/** The backend adds `/default.tfstate` to the prefix by itself, so that the stack is a folder here. */
function attachGcs(stack: TerraformStack, state: GcsState): TerraformBackend {
  return new GcsBackend(stack, { bucket: state.bucket, prefix: inFolder(state.prefix, stack.node.id) });
}

function attachAzure(stack: TerraformStack, state: AzureState): TerraformBackend {
  return new AzurermBackend(stack, {
    resourceGroupName: state.resourceGroup,
    storageAccountName: state.storageAccount,
    containerName: state.container,
    key: stateFile(stack, state.prefix),
    useAzureadAuth: true,
  });
}

/**
 * Terraform runs in `cdktf.out/stacks/<stack>` and reads a relative path from there, hence three folders up. Given no
 * path, cdktf would write an absolute one of the machine that synthesizes.
 */
function attachLocal(stack: TerraformStack, state: LocalState): TerraformBackend {
  return new LocalBackend(stack, { path: `../../../${inFolder(state.folder, stateFile(stack))}` });
}

function stateFile(stack: TerraformStack, prefix?: string): string {
  return inFolder(prefix, `${stack.node.id}.tfstate`);
}

function inFolder(folder: string | undefined, name: string): string {
  return folder === undefined ? name : `${folder}/${name}`;
}
