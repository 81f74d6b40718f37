import { environmentOf, readSynthesized, type Stack } from "../../../tools/lib/synthesized";
import { shippedOutput } from "../../support/shipped";

/** The stacks of a shipped environment. */
export function shippedStacks(environment: string): Stack[] {
  return readSynthesized(shippedOutput()).filter(({ name }) => environmentOf(name) === environment);
}
