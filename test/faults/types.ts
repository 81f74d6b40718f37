import { helmValuesOnly } from "../../constructs/terraform/generic-policies";
import { exempt } from "../../constructs/terraform/policies";
import { group } from "./fault";
import { addAws, network, raw } from "./parts";

/** Values of the wrong type. */
export const types = group("Types", [
  {
    name: "a number where a text belongs",
    caughtBy: "compiler",
    says: "TS2322: Type 'number' is not assignable to type 'string'.",
    at: "cidrBlock: 10",
    code: `new Vpc(stack, "network", { cidrBlock: 10 });`,
  },
  {
    name: "a number among the texts of a map",
    caughtBy: "compiler",
    says: "TS2322: Type 'number' is not assignable to type 'string'.",
    at: "costCentre: 7",
    code: `new Vpc(stack, "network", { tags: { costCentre: 7 } });`,
  },
  {
    name: "a text as the value of prevent_destroy",
    caughtBy: "compiler",
    says: "TS2322: Type 'string' is not assignable to type 'boolean",
    at: "preventDestroy:",
    code: `new Vpc(stack, "network", { lifecycle: { preventDestroy: "yes" } });`,
  },
  {
    name: "a number where a duration belongs",
    caughtBy: "compiler",
    says: "TS2322: Type 'number' is not assignable to type 'Duration'.",
    at: "logRetention: 30",
    code: `aws({ account: "123456789012", region: "eu-west-1", zones: ["a", "b"], cidr: "10.0.0.0/16", logRetention: 30 });`,
  },
  {
    name: "a list where a text belongs, through addOverride",
    caughtBy: "validate",
    says: 'Incorrect attribute value type … Inappropriate value for attribute "cidr_block": string required.',
    at: "in resource.aws_vpc.network",
    build: (stack) => {
      network(stack).addOverride("cidr_block", ["10.0.0.0/16"]);
    },
  },
  {
    name: "a list among the texts of a map, through addOverride",
    caughtBy: "validate",
    says: 'Inappropriate value for attribute "tags": element "owner": string required',
    at: "in resource.aws_vpc.network",
    build: (stack) => {
      network(stack).addOverride("tags", { owner: ["platform"] });
    },
  },
  {
    name: "a word where a number belongs, through addOverride",
    caughtBy: "validate",
    says: 'Inappropriate value for attribute "desired_size": a number is required',
    at: "resource.aws_eks_node_group.nodes.scaling_config",
    build: (stack) => {
      addAws(stack);
      const scaling = { desired_size: "many", min_size: 1, max_size: 3 };
      raw(stack, "aws_eks_node_group", "nodes", {
        cluster_name: "main",
        node_role_arn: "arn:aws:iam::123456789012:role/nodes",
        subnet_ids: ["subnet-1"],
        scaling_config: scaling,
      });
    },
  },
  {
    name: "an object where a list of objects belongs (`set` as in Helm provider 2)",
    caughtBy: "validate",
    says: 'Inappropriate value for attribute "set": list of object required',
    at: "in resource.helm_release.loki",
    build: (stack) => {
      const release = { name: "loki", chart: "loki", version: "1.2.3", timeout: 600, set: { name: "a", value: "b" } };
      exempt(raw(stack, "helm_release", "loki", release), helmValuesOnly, "to see what Terraform says");
    },
  },
]);
