import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { failIfAny } from "../core/errors";
import type { StateBackend } from "../core/state";
import { attachBackend } from "./backend";
import { duplicateProblems } from "./duplicates";
import { stackElements } from "./elements";
import { GENERIC_POLICIES } from "./generic-policies";
import { type Policy, policyProblems } from "./policies";

/** S3 state locks itself from 1.11 on; a new major version is for people to try first. */
const TERRAFORM_VERSION = ">= 1.11.0, < 2.0.0";

export interface BaseStackProps {
  /** Where the state of the stack is kept. */
  readonly state: StateBackend;
  /** What everything in the stack must satisfy, beside the policies that hold everywhere. @default none */
  readonly policies?: readonly Policy[];
}

/**
 * The stack all others extend: with a state backend, a range of Terraform versions, and checks that report everything
 * they find in the stack at once. Aspects on the app would not do for them: cdktf never runs those.
 */
export class BaseStack extends TerraformStack {
  constructor(scope: Construct, name: string, props: BaseStackProps) {
    super(scope, name);
    attachBackend(this, props.state);
    this.addOverride("terraform.required_version", TERRAFORM_VERSION);
    const policies = [...GENERIC_POLICIES, ...(props.policies ?? [])];
    this.node.addValidation({ validate: () => check(this, policies) });
  }
}

/** Throws instead of returning texts, as validations of cdktf may: a mistake of the user shows no stack trace then. */
function check(stack: TerraformStack, policies: readonly Policy[]): string[] {
  const elements = stackElements(stack);
  failIfAny([...duplicateProblems(elements), ...policyProblems(elements, policies)]);
  return [];
}
