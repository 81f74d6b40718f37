import {
  azureState,
  gcsState,
  localState,
  s3State,
  type StateBackend,
  stateProblems,
} from "../../constructs/core/state";

const s3 = { bucket: "acme-dev-states", region: "eu-west-1" };
const azure = { resourceGroup: "states", storageAccount: "acmedevstates", container: "states" };

describe("a state backend that could exist has no problem", () => {
  test.each<[string, StateBackend]>([
    ["S3", s3State(s3)],
    ["S3 in GovCloud", s3State({ ...s3, region: "us-gov-west-1" })],
    [
      "S3 with a key, a role and a folder",
      s3State({
        ...s3,
        kmsKey: "arn:aws:kms:eu-west-1:123456789012:key/0d7e5b0a-0000-4000-8000-000000000000",
        assumeRole: "arn:aws:iam::123456789012:role/terraform/state",
        prefix: "observability/dev",
      }),
    ],
    ["S3 with an alias of a key", s3State({ ...s3, kmsKey: "arn:aws:kms:eu-west-1:123456789012:alias/states" })],
    ["Google Cloud Storage", gcsState({ bucket: "acme-dev-states", prefix: "observability" })],
    ["Azure", azureState(azure)],
    ["a local folder", localState()],
    ["a local folder of another name", localState({ folder: "../states" })],
  ])("%s", (_, state) => {
    expect(stateProblems(state, "dev.state")).toEqual([]);
  });
});

describe("a name that the cloud would refuse is found before", () => {
  test.each<[string, StateBackend, string]>([
    ["a bucket in capitals", s3State({ ...s3, bucket: "Acme" }), "dev.state.bucket"],
    ["a bucket address", gcsState({ bucket: "gs://acme" }), "dev.state.bucket"],
    ["a zone instead of a region", s3State({ ...s3, region: "eu-west-1a" }), "dev.state.region"],
    ["a key id instead of an ARN", s3State({ ...s3, kmsKey: "0d7e5b0a" }), "dev.state.kmsKey"],
    [
      "half a key id",
      s3State({ ...s3, kmsKey: "arn:aws:kms:eu-west-1:123456789012:key/0d7e5b0a" }),
      "dev.state.kmsKey",
    ],
    [
      "a user instead of a role",
      s3State({ ...s3, assumeRole: "arn:aws:iam::123456789012:user/a" }),
      "dev.state.assumeRole",
    ],
    ["a role name instead of an ARN", s3State({ ...s3, assumeRole: "terraform" }), "dev.state.assumeRole"],
    [
      "an ARN of another service",
      s3State({ ...s3, assumeRole: "arn:aws:kms:x:123456789012:k" }),
      "dev.state.assumeRole",
    ],
    ["a slash at the end", s3State({ ...s3, prefix: "observability/" }), "dev.state.prefix"],
    ["dashes in a storage account", azureState({ ...azure, storageAccount: "acme-dev" }), "dev.state.storageAccount"],
    ["two dashes in a container", azureState({ ...azure, container: "a--b" }), "dev.state.container"],
    ["an absolute folder", localState({ folder: "/home/me/states" }), "dev.state.folder"],
    ["an absolute folder of Windows", localState({ folder: "C:states" }), "dev.state.folder"],
    ["an empty folder", localState({ folder: "" }), "dev.state.folder"],
  ])("%s", (_, state, at) => {
    expect(stateProblems(state, "dev.state")).toMatchObject([{ at }]);
  });

  test("all problems are reported together", () => {
    const state = s3State({ bucket: "B", region: "Europe", prefix: "/" });
    expect(stateProblems(state, "dev.state").map(({ at }) => at)).toEqual([
      "dev.state.bucket",
      "dev.state.region",
      "dev.state.prefix",
    ]);
  });
});
