import { App, DataTerraformRemoteStateLocal } from "cdktf";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { localState } from "../../constructs/core/state";
import { BaseStack } from "../../constructs/terraform/base-stack";
import { noRemoteState } from "../../constructs/terraform/generic-policies";
import { exempt } from "../../constructs/terraform/policies";
import type { ValueType } from "../../tools/offline-plan/schema";
import { group } from "./fault";
import { addAws, data, output, subnet } from "./parts";

/** A state that another stack left behind, read in spite of the policy. */
function remoteState(stack: BaseStack, outputs?: Readonly<Record<string, Written>>): DataTerraformRemoteStateLocal {
  const path = join(App.of(stack).outdir, `${stack.node.id}.producer.tfstate`);
  if (outputs) {
    mkdirSync(dirname(path), { recursive: true });
    const state = { version: 4, terraform_version: "1.11.0", serial: 1, lineage: "producer", outputs, resources: [] };
    writeFileSync(path, JSON.stringify(state));
  }
  const producer = new DataTerraformRemoteStateLocal(stack, "producer", { path });
  exempt(producer, noRemoteState, "to see what Terraform says");
  return producer;
}

/** An output as a state holds it. */
interface Written {
  readonly type: ValueType;
  readonly value: unknown;
}

/** What one stack wants of another. */
export const crossStack = group("Across stacks", [
  {
    name: "an attribute of another stack",
    caughtBy: "synth",
    says: "reads another stack's state, most often because one of its attributes is used here",
    at: "an-attribute-of-another-stack/cross-stack-reference",
    build: (stack) => {
      const other = new BaseStack(App.of(stack), `${stack.node.id}-producer`, { state: localState() });
      data(stack, "copy", data(other, "origin", "a").getStringAttribute("output"));
    },
  },
  {
    name: "the state of a stack that was never applied",
    caughtBy: "plan",
    says: "Unable to find remote state … No stored state was found for the given workspace in the given backend.",
    at: "data.terraform_remote_state.producer",
    build: (stack) => {
      output(stack, remoteState(stack).getString("network"));
    },
  },
  {
    name: "an output that the other stack does not have",
    caughtBy: "plan",
    says: 'Unsupported attribute … This object does not have an attribute named "network".',
    at: "in output.result",
    build: (stack) => {
      output(stack, remoteState(stack, { subnet: { type: "string", value: "subnet-1" } }).getString("network"));
    },
  },
  {
    name: "an output of the other stack that has another type",
    caughtBy: "plan",
    says: 'Incorrect attribute value type … Inappropriate value for attribute "vpc_id": string required',
    at: "in resource.aws_subnet.subnet",
    build: (stack) => {
      addAws(stack);
      const network: Written = { type: ["tuple", ["string"]], value: ["vpc-1"] };
      subnet(stack, remoteState(stack, { network }).getString("network"));
    },
  },
]);
