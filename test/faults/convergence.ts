import { Fn } from "cdktf";
import { group } from "./fault";
import { data, network } from "./parts";

/** Configurations with which no apply is the last. */
export const convergence = group("Convergence", [
  {
    name: "a tag with the time of the apply",
    caughtBy: "second plan",
    says: "0 to add, 1 to change, 0 to destroy",
    at: "aws_vpc.network will be updated in-place",
    build: (stack) => {
      network(stack, { cidrBlock: "10.0.0.0/16", tags: { applied: Fn.timestamp() } });
    },
  },
  {
    name: "a name with a new random part in every run",
    caughtBy: "second plan",
    says: "0 to add, 1 to change, 0 to destroy",
    at: "terraform_data.name will be updated in-place",
    build: (stack) => {
      data(stack, "name", Fn.join("-", ["run", Fn.uuid()]));
    },
  },
]);
