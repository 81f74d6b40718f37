import type { Problem } from "../core/errors";
import { isPlainMap } from "../core/merge";
import { Size } from "../core/size";

export const ARCHITECTURES = ["x86_64", "arm64"] as const;

/** Processor architecture of a node: decides its image, and which container images run on it. */
export type Architecture = (typeof ARCHITECTURES)[number];

/** A type of machine that is in no table of this library. Made by {@link machine}. */
export interface Machine<A extends Architecture = Architecture> {
  /** As the cloud calls it: `g5.2xlarge`, `Standard_NC8as_T4_v3`, `m3-ultramem-32`. */
  readonly type: string;
  readonly architecture: A;
  /** All that it has: what pods can have of it is computed from this. */
  readonly memory: Size;
}

/**
 * A type of machine that this library does not list, with what must be known about one:
 * `machine({ type: "g5.2xlarge", architecture: "x86_64", memory: gib(32) })`. Goes wherever the name of a type goes.
 * Nothing of it is looked up: what is said wrongly shows as nodes that do not start, or as pods that find none.
 */
export function machine<const A extends Architecture>(facts: Machine<A>): Machine<A> {
  return facts;
}

/** The name of a type, listed or not. */
export function machineName(type: string | Machine): string {
  return typeof type === "string" ? type : type.type;
}

/**
 * What is wrong with a machine that is not listed.
 * @param at path of the type in the user's data
 * @param names what the names of a cloud look like, with one of them
 */
export function machineProblems(
  at: string,
  { type, architecture, memory }: Machine,
  names: { readonly pattern: RegExp; readonly example: string },
): Problem[] {
  const problems: Problem[] = [];
  if (typeof type !== "string" || !names.pattern.test(type)) {
    const fix = `Write it as the cloud does, such as ${names.example}`;
    problems.push({ at: `${at}.type`, value: type, problem: "is not the name of a machine type", fix });
  }
  if (!ARCHITECTURES.includes(architecture)) {
    const fix = `Use one of: ${ARCHITECTURES.join(", ")}`;
    problems.push({ at: `${at}.architecture`, value: architecture, problem: "is not an architecture", fix });
  }
  if (!(memory instanceof Size) || memory.bytes <= 0) {
    const fix = "Write what the cloud says it has, such as gib(32)";
    const value = memory instanceof Size ? memory.toString() : memory;
    problems.push({ at: `${at}.memory`, value, problem: "is no memory", fix });
  }
  return problems;
}

/** For those who come without types: whether something is a machine with its facts, and no name. */
export function isMachine(type: unknown): type is Machine {
  return isPlainMap(type);
}
