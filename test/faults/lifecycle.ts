import { group } from "./fault";
import { bucket, data, network } from "./parts";

/** Lifecycle rules, conditions, and settings of Terraform itself. */
export const lifecycle = group("Lifecycle and settings", [
  {
    name: "ignore_changes of an attribute that does not exist",
    caughtBy: "validate",
    says: 'Unsupported attribute … This object has no argument, nested block, or exported attribute named "labels".',
    at: "in resource.aws_vpc.network.lifecycle.ignore_changes",
    build: (stack) => {
      network(stack, { cidrBlock: "10.0.0.0/16", lifecycle: { ignoreChanges: ["labels"] } });
    },
  },
  {
    name: "an expression as the value of prevent_destroy",
    caughtBy: "init",
    says: "Unsuitable value type … Unsuitable value: a bool is required",
    at: "in resource.aws_vpc.network.lifecycle",
    build: (stack) => {
      network(stack).addOverride("lifecycle.prevent_destroy", "${var.production}");
    },
  },
  {
    name: "a precondition without a condition",
    caughtBy: "init",
    says: 'Missing required argument … The argument "condition" is required',
    at: "in resource.aws_vpc.network.lifecycle.precondition[0]",
    build: (stack) => {
      network(stack).addOverride("lifecycle.precondition", [{ error_message: "must not be" }]);
    },
  },
  {
    name: "a precondition that does not hold",
    caughtBy: "plan",
    says: "Resource precondition failed … The bucket must have another name.",
    at: "in resource.aws_s3_bucket.bucket.lifecycle.precondition[0]",
    build: (stack) => {
      data(stack, "name", "logs");
      bucket(stack).addOverride("lifecycle.precondition", [
        { condition: '${terraform_data.name.input != "logs"}', error_message: "The bucket must have another name." },
      ]);
    },
  },
  {
    name: "a postcondition on a value that is known after the apply",
    caughtBy: "apply",
    says: "Resource postcondition failed … The bucket lies in the wrong partition.",
    at: "in resource.aws_s3_bucket.bucket.lifecycle.postcondition[0]",
    build: (stack) => {
      bucket(stack).addOverride("lifecycle.postcondition", [
        {
          condition: '${startswith(self.arn, "arn:aws-cn:")}',
          error_message: "The bucket lies in the wrong partition.",
        },
      ]);
    },
  },
  {
    name: "a move of a resource onto itself",
    caughtBy: "plan",
    says: "Redundant move statement … This statement declares a move from aws_s3_bucket.bucket to the same address",
    at: '"moved": [',
    build: (stack) => {
      bucket(stack);
      stack.addOverride("moved", [{ from: "aws_s3_bucket.bucket", to: "aws_s3_bucket.bucket" }]);
    },
  },
  {
    name: "a move from a resource that is still declared",
    caughtBy: "plan",
    says: "Moved object still exists … Change your configuration so that this resource will be declared as aws_s3_bucket.other instead.",
    at: "aws_s3_bucket.bucket",
    build: (stack) => {
      bucket(stack);
      stack.addOverride("moved", [{ from: "aws_s3_bucket.bucket", to: "aws_s3_bucket.other" }]);
    },
  },
  {
    name: "a newer Terraform than there is",
    caughtBy: "init",
    says: "Unsupported Terraform Core version … This configuration does not support Terraform version",
    at: '"required_version"',
    build: (stack) => {
      bucket(stack);
      stack.addOverride("terraform.required_version", ">= 99.0.0");
    },
  },
  {
    name: "an unknown setting of the state backend",
    caughtBy: "init",
    says: 'Extraneous JSON object property … No argument or block type is named "folder".',
    at: "in terraform.backend.local",
    build: (stack) => {
      bucket(stack);
      stack.addOverride("terraform.backend.local.folder", "state");
    },
  },
]);
