import { Subnet } from "@cdktf/provider-aws/lib/subnet";
import { ref, TerraformOutput, Token } from "cdktf";
import { group } from "./fault";
import { addAws, data, network, output, subnet } from "./parts";

/** References that lead nowhere, or in a circle. */
export const references = group("References", [
  {
    name: "a circle through depends_on",
    caughtBy: "validate",
    says: "Error: Cycle:",
    at: "terraform_data.first",
    build: (stack) => {
      data(stack, "first", "a").addOverride("depends_on", ["terraform_data.second"]);
      data(stack, "second", "b").addOverride("depends_on", ["terraform_data.first"]);
    },
  },
  {
    name: "a circle through references",
    caughtBy: "validate",
    says: "Error: Cycle:",
    at: "terraform_data.first",
    build: (stack) => {
      const first = data(stack, "first", "a");
      const second = data(stack, "second", first.getStringAttribute("output"));
      first.addOverride("input", second.getStringAttribute("output"));
    },
  },
  {
    name: "a resource that refers to itself",
    caughtBy: "plan",
    says: "Self-referential block … Configuration for terraform_data.first may not refer to itself.",
    at: "in resource.terraform_data.first",
    build: (stack) => {
      const first = data(stack, "first", "a");
      first.addOverride("input", first.getStringAttribute("output"));
    },
  },
  {
    name: "a reference written as text",
    caughtBy: "synth",
    says: "would be evaluated by Terraform. Pass text through terraformText or terraformJson [escaped-templates].",
    at: '/subnet.vpc_id: "${aws_vpc.network.id}"',
    build: (stack) => {
      network(stack);
      subnet(stack, "${aws_vpc.network.id}");
    },
  },
  {
    name: "a reference to a resource that is not declared",
    caughtBy: "validate",
    says: 'Reference to undeclared resource … A managed resource "aws_vpc" "other" has not been declared',
    at: "in resource.aws_subnet.subnet",
    build: (stack) => {
      addAws(stack);
      subnet(stack, Token.asString(ref("aws_vpc.other.id", stack)));
    },
  },
  {
    name: "a reference to a data source that is not declared",
    caughtBy: "validate",
    says: 'Reference to undeclared resource … A data resource "aws_vpc" "other" has not been declared',
    at: "in resource.aws_subnet.subnet",
    build: (stack) => {
      addAws(stack);
      subnet(stack, Token.asString(ref("data.aws_vpc.other.id", stack)));
    },
  },
  {
    name: "a reference to an attribute that does not exist",
    caughtBy: "validate",
    says: 'Unsupported attribute … This object has no argument, nested block, or exported attribute named "identifier".',
    at: "in resource.aws_subnet.subnet",
    build: (stack) => {
      subnet(stack, network(stack).getStringAttribute("identifier"));
    },
  },
  {
    name: "depends_on something that is not declared",
    caughtBy: "validate",
    says: 'Reference to undeclared resource … A managed resource "aws_vpc" "other" has not been declared',
    at: "in resource.aws_subnet.subnet.depends_on",
    build: (stack) => {
      addAws(stack);
      new Subnet(stack, "subnet", { vpcId: "vpc-1" }).addOverride("depends_on", ["aws_vpc.other"]);
    },
  },
  {
    name: "an output with a name that is none",
    caughtBy: "init",
    says: "Invalid output name … A name must start with a letter or underscore",
    at: '"1st": {',
    build: (stack) => {
      new TerraformOutput(stack, "first", { value: "a" }).overrideLogicalId("1st");
    },
  },
  {
    name: "an element that a list does not have",
    caughtBy: "plan",
    says: "Invalid index … The given key does not identify an element in this collection value",
    at: "in output.result",
    build: (stack) => {
      data(stack, "zones", ["a", "b"]);
      output(stack, "${terraform_data.zones.input[2]}");
    },
  },
]);
