import { Fn } from "cdktf";
import { group } from "./fault";
import { data, network, output, subnet } from "./parts";

/** What Terraform must know while planning but cannot, and functions that cannot be evaluated. */
export const unknownValues = group("Unknown values and functions", [
  {
    name: "count from a value that is known after the apply",
    caughtBy: "plan",
    says: 'Invalid count argument … The "count" value depends on resource attributes that cannot be determined until apply',
    at: "in resource.aws_subnet.subnet",
    build: (stack) => {
      const { id } = network(stack);
      subnet(stack, id).addOverride("count", "${length(aws_vpc.network.id)}");
    },
  },
  {
    name: "for_each over values that are known after the apply",
    caughtBy: "plan",
    says: 'Invalid for_each argument … The "for_each" set includes values derived from resource attributes that cannot be determined until apply',
    at: "in resource.aws_subnet.subnet",
    build: (stack) => {
      const { id } = network(stack);
      subnet(stack, id).addOverride("for_each", "${toset([aws_vpc.network.id])}");
    },
  },
  {
    name: "for_each over a list",
    caughtBy: "validate",
    says: 'Invalid for_each argument … The given "for_each" argument value is unsuitable',
    at: "in resource.aws_subnet.subnet",
    build: (stack) => {
      subnet(stack, network(stack).id).addOverride("for_each", ["a", "b"]);
    },
  },
  {
    name: "a list inside a text",
    caughtBy: "plan",
    says: "Invalid template interpolation value … Cannot include the given value in a string template: string required.",
    at: "in output.result",
    build: (stack) => {
      output(stack, `zones: ${data(stack, "zones", ["a", "b"]).getStringAttribute("input")}`);
    },
  },
  {
    name: "a subnet that does not fit into its network",
    caughtBy: "validate",
    says: 'Error in function call … Call to function "cidrsubnet" failed',
    at: "in output.result",
    build: (stack) => {
      output(stack, Fn.cidrsubnet("10.0.0.0/30", 8, 1));
    },
  },
  {
    name: "a certificate that is not base64",
    caughtBy: "validate",
    says: 'Error in function call … Call to function "base64decode" failed',
    at: "in output.result",
    build: (stack) => {
      output(stack, Fn.base64decode("not base64!"));
    },
  },
  {
    name: "a function that does not exist",
    caughtBy: "validate",
    says: 'Call to unknown function … There is no function named "cidr_subnet".',
    at: "in output.result",
    build: (stack) => {
      output(stack, '${cidr_subnet("10.0.0.0/16", 8, 1)}');
    },
  },
]);
