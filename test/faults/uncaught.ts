import type { VpcConfig } from "@cdktf/provider-aws/lib/vpc";
import { uncaughtFaults } from "./fault";
import { addAws, network, raw } from "./parts";

/** What passes every check without a cloud, also all at once in one stack. */
export const uncaught = uncaughtFaults([
  {
    name: "an unknown property behind a cast",
    later: "`make lint` refuses the cast; cdktf leaves the property out",
    build: (stack) => {
      network(stack, { cidrBlock: "10.0.0.0/16", enableDns: true } as VpcConfig);
    },
  },
  {
    name: "a choice that is in no table of ours",
    later: "the real provider: `make providers`",
    build: (stack) => {
      addAws(stack);
      raw(stack, "aws_kms_key", "key", { key_usage: "ENCRYPT" });
    },
  },
  {
    name: "excluding arguments that are in no table of ours",
    later: "the real provider: `make providers`",
    build: (stack) => {
      addAws(stack);
      const both = { route_table_id: "rtb-1", subnet_id: "subnet-1", gateway_id: "igw-1" };
      raw(stack, "aws_route_table_association", "route", both);
    },
  },
  {
    name: "a version of a provider that does not exist",
    later: "`terraform init` with the real providers: `make providers`",
    build: (stack) => {
      addAws(stack);
      stack.addOverride("terraform.required_providers.aws.version", "99.0.0");
    },
  },
  {
    name: "a chart that does not exist",
    later: "`make render`, for the charts of our own releases; else the apply",
    build: (stack) => {
      raw(stack, "helm_release", "chart", { name: "loki", chart: "lokki", version: "99.0.0", timeout: 600 });
    },
  },
  {
    name: "values that a chart does not know",
    later: "`make render`, for our own releases",
    build: (stack) => {
      const release = { name: "loki", chart: "loki", version: "1.2.3", timeout: 600 };
      raw(stack, "helm_release", "values", { ...release, values: ['{"replicaz":3}'] });
    },
  },
  {
    name: "an instance type that a region does not have",
    later: "the apply",
    build: (stack) => {
      addAws(stack);
      raw(stack, "aws_launch_template", "nodes", { name: "nodes", instance_type: "m99.huge" });
    },
  },
]);
