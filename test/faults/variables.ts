import { TerraformVariable } from "cdktf";
import { group } from "./fault";
import { output } from "./parts";

/** Values that come from outside. */
export const variables = group("Variables", [
  {
    name: "a variable without a value",
    caughtBy: "plan",
    says: 'No value for required variable … The root module input variable "region" is not set',
    at: '"region": {',
    build: (stack) => {
      output(stack, new TerraformVariable(stack, "region", { type: "string" }).stringValue);
    },
  },
  {
    name: "a variable with a value that its validation refuses",
    caughtBy: "plan",
    says: "Invalid value for variable … The region must be in Europe.",
    at: '"region": {',
    build: (stack) => {
      const condition = '${startswith(var.region, "eu-")}';
      const validation = [{ condition, errorMessage: "The region must be in Europe." }];
      output(stack, new TerraformVariable(stack, "region", { default: "us-east-1", validation }).stringValue);
    },
  },
  {
    name: "a variable with a default of another type",
    caughtBy: "init",
    says: "Invalid default value for variable … This default value is not compatible with the variable's type constraint",
    at: "in variable.zones",
    build: (stack) => {
      output(stack, new TerraformVariable(stack, "zones", { type: "number", default: "three" }).value);
    },
  },
  {
    name: "a variable that is not declared",
    caughtBy: "validate",
    says: 'Reference to undeclared input variable … An input variable with the name "region" has not been declared.',
    at: "in output.result",
    build: (stack) => {
      output(stack, "${var.region}");
    },
  },
]);
