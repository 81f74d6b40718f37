import { fail } from "../../constructs/core/errors";
import { environmentOf, type Stack } from "../lib/synthesized";

/**
 * The stacks of an environment in the order of their deployment, like `cdktf deploy '<environment>-*'`; its bootstrap,
 * which is deployed by hand, is not among them. Fails with a Problem that lists the known names where one is unknown.
 * @param names stacks to keep; all when empty
 */
export function selectStacks(all: readonly Stack[], environment: string, names: readonly string[]): Stack[] {
  const deployed = all.filter(({ name }) => name.startsWith(`${environmentOf(name)}-`));
  const known = [...new Set(deployed.map(({ name }) => environmentOf(name)))];
  const stacks = deployed.filter(({ name }) => environmentOf(name) === environment);
  if (stacks.length === 0) refuse("environment", environment, "is not synthesized", known);
  const stackNames = stacks.map(({ name }) => name);
  const unknown = names.find((name) => !stackNames.includes(name));
  if (unknown !== undefined) refuse("stack", unknown, `is not a stack of ${environment}`, stackNames);
  return inOrder(stacks).filter(({ name }) => names.length === 0 || names.includes(name));
}

function refuse(at: string, value: string, problem: string, known: readonly string[]): never {
  const fix = known.length === 0 ? "Run `make synth` first" : `Use one of: ${known.join(", ")}`;
  return fail({ at, value, problem, fix });
}

/** Each stack after those it depends on; otherwise as they come. cdktf keeps circles out. */
function inOrder(stacks: readonly Stack[], placed: readonly Stack[] = []): Stack[] {
  const waiting = stacks.filter((stack) => !placed.includes(stack));
  const next = waiting.find(({ dependencies }) => !waiting.some(({ name }) => dependencies.includes(name)));
  return next === undefined ? [...placed] : inOrder(stacks, [...placed, next]);
}

/** The names of everything that is deployed before a stack, directly or not. */
export function namesBefore({ dependencies }: Stack, stacks: readonly Stack[]): string[] {
  const direct = stacks.filter(({ name }) => dependencies.includes(name));
  return [...new Set(direct.flatMap((stack) => [...namesBefore(stack, stacks), stack.name]))];
}
