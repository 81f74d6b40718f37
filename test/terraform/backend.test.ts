import { App, TerraformStack } from "cdktf";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { azureState, gcsState, localState, s3State, type StateBackend } from "../../constructs/core/state";
import { attachBackend } from "../../constructs/terraform/backend";
import { describeWith } from "../support/programs";
import { temporaryFolder, terraform } from "../support/terraform";

const root = temporaryFolder();

/** The `backend` block of a stack named `dev-eks-platform`. */
function synthesized(state: StateBackend): Record<string, unknown> {
  const stack = new TerraformStack(new App({ outdir: root }), "dev-eks-platform");
  attachBackend(stack, state);
  const { terraform } = stack.toTerraform() as { terraform: { backend: Record<string, unknown> } };
  return terraform.backend;
}

const s3 = s3State({
  bucket: "acme-dev-states",
  region: "eu-west-1",
  kmsKey: "arn:aws:kms:eu-west-1:123456789012:key/0d7e5b0a-0000-4000-8000-000000000000",
  assumeRole: "arn:aws:iam::123456789012:role/terraform",
  prefix: "observability",
});
const gcs = gcsState({ bucket: "acme-dev-states", prefix: "observability" });
const azure = azureState({ resourceGroup: "states", storageAccount: "acmedevstates", container: "states" });

describe("a stack keeps its state under its own name", () => {
  test("in S3: encrypted, locked by S3, with a role by the name Terraform takes", () => {
    expect(synthesized(s3)).toEqual({
      s3: {
        bucket: "acme-dev-states",
        region: "eu-west-1",
        key: "observability/dev-eks-platform.tfstate",
        encrypt: true,
        use_lockfile: true,
        kms_key_id: "arn:aws:kms:eu-west-1:123456789012:key/0d7e5b0a-0000-4000-8000-000000000000",
        assume_role: { role_arn: "arn:aws:iam::123456789012:role/terraform" },
      },
    });
  });

  test("in S3 with nothing but a bucket", () => {
    expect(synthesized(s3State({ bucket: "acme-dev-states", region: "eu-west-1" }))).toEqual({
      s3: {
        bucket: "acme-dev-states",
        region: "eu-west-1",
        key: "dev-eks-platform.tfstate",
        encrypt: true,
        use_lockfile: true,
      },
    });
  });

  test("in Google Cloud Storage, where the stack is a folder", () => {
    expect(synthesized(gcs)).toEqual({
      gcs: { bucket: "acme-dev-states", prefix: "observability/dev-eks-platform" },
    });
  });

  test("in Azure, with Entra ID instead of the account's key", () => {
    expect(synthesized(azure)).toEqual({
      azurerm: {
        resource_group_name: "states",
        storage_account_name: "acmedevstates",
        container_name: "states",
        key: "dev-eks-platform.tfstate",
        use_azuread_auth: true,
      },
    });
  });

  test("in a local folder, without a path of this machine", () => {
    expect(synthesized(localState())).toEqual({ local: { path: "../../../state/dev-eks-platform.tfstate" } });
    expect(synthesized(localState({ folder: "var/states" }))).toEqual({
      local: { path: "../../../var/states/dev-eks-platform.tfstate" },
    });
  });

  test("a name that the cloud would refuse is refused with its place", () => {
    expect(() => synthesized(gcsState({ bucket: "gs://acme" }))).toThrow(
      'dev-eks-platform.state.bucket: "gs://acme" is not a bucket name.',
    );
  });
});

describeWith("terraform", "Terraform takes every argument of the backends", () => {
  /** A `terraform_remote_state` has the arguments of its backend, and unlike a backend it is validated offline. */
  function validate(name: string, backends: Record<string, unknown>): void {
    const folder = join(root, name);
    const data = Object.entries(backends).map(([backend, config]) => [backend, { backend, config }]);
    mkdirSync(folder);
    writeFileSync(
      join(folder, "main.tf.json"),
      JSON.stringify({ data: { terraform_remote_state: Object.fromEntries(data) as unknown } }),
    );
    terraform(folder, "init", "-backend=false");
    terraform(folder, "validate");
  }

  test("all four kinds", () => {
    const backends = [s3, gcs, azure, localState()].map(synthesized);
    expect(() => validate("accepted", Object.assign({}, ...backends) as Record<string, unknown>)).not.toThrow();
  });

  test("and would say so if it did not", () => {
    const rejected = {
      s3: { ...(synthesized(s3).s3 as object), role_arn: "arn:aws:iam::123456789012:role/terraform" },
    };
    expect(() => validate("rejected", rejected)).toThrow("role_arn");
  });
});
