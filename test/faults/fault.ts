import type { BaseStack } from "../../constructs/terraform/base-stack";

/** Who can catch a fault, in the order in which they look at it. */
export const CATCHERS = ["compiler", "synth", "init", "validate", "plan", "apply", "second plan"] as const;

export type Catcher = (typeof CATCHERS)[number];

interface Described {
  /** What somebody did wrong, in a few words. */
  readonly name: string;
  /** What the message says is wrong: an excerpt, with white space made one space and ` … ` for what is left out. */
  readonly says: string;
  /** How the message names the place. */
  readonly at: string;
}

/** A mistake that does not compile. The message is shown at the text `at`. */
export interface CompilerFault extends Described {
  readonly caughtBy: "compiler";
  /** TypeScript statements; what they may use is imported by compile.ts. */
  readonly code: string;
}

/** A mistake that compiles. */
export interface StackFault extends Described {
  readonly caughtBy: Exclude<Catcher, "compiler">;
  /** Makes the mistake in a stack that is sound without it. */
  readonly build: (stack: BaseStack) => void;
}

export type Fault = CompilerFault | StackFault;

/** Faults of one kind. */
export interface FaultGroup {
  readonly title: string;
  readonly faults: readonly Fault[];
}

export function group(title: string, faults: readonly Fault[]): FaultGroup {
  return { title, faults };
}

/** A mistake that nobody notices before a real provider, a chart or a cloud does. */
export interface UncaughtFault {
  readonly name: string;
  /** Who notices it. */
  readonly later: string;
  readonly build: StackFault["build"];
}

export function uncaughtFaults(faults: readonly UncaughtFault[]): readonly UncaughtFault[] {
  return faults;
}

/** Name of a fault as the name of a file or a stack. */
export function slug(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
}

/** Whether a message says what an excerpt shows. */
export function excerpt(says: string): RegExp {
  return new RegExp(says.split(" … ").map(escaped).join(".*"));
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}
