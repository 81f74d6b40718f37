import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { group } from "./fault";
import { bucket } from "./parts";

/** Two things under one name. */
export const names = group("Names", [
  {
    name: "two constructs with one id",
    caughtBy: "synth",
    says: "There is already a Construct with name 'bucket'",
    at: "BaseStack [two-constructs-with-one-id]",
    build: (stack) => {
      bucket(stack);
      bucket(stack);
    },
  },
  {
    name: "two resources with one overridden logical id",
    caughtBy: "synth",
    says: "so that Terraform would see one of them only. Give them ids that differ in letters or digits.",
    at: '/bucket: "aws_s3_bucket.bucket" is also the address of',
    build: (stack) => {
      bucket(stack);
      new S3Bucket(stack, "other", { bucket: "traces" }).overrideLogicalId("bucket");
    },
  },
  {
    name: "two ids that differ in a dot only",
    caughtBy: "synth",
    says: "so that Terraform would see one of them only. Give them ids that differ in letters or digits.",
    at: '/buc.ket: "aws_s3_bucket.bucket" is also the address of',
    build: (stack) => {
      new S3Bucket(stack, "buc.ket", { bucket: "traces" });
      bucket(stack);
    },
  },
]);
