import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { ROOT } from "./sources";

export interface Step {
  readonly name?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

export interface Job {
  readonly if?: string;
  readonly needs?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly environment?: string;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly concurrency?: { readonly "cancel-in-progress"?: unknown };
  readonly "timeout-minutes"?: number;
  readonly steps?: readonly Step[];
}

/** A workflow of GitHub Actions. */
export interface Workflow {
  /** Name of the file, without its ending. */
  readonly file: string;
  readonly text: string;
  readonly name?: string;
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions?: object;
  readonly jobs: Readonly<Record<string, Job>>;
}

/** An action of the repository itself. */
export interface Action {
  readonly file: string;
  readonly text: string;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}

export function workflows(): Workflow[] {
  return readdirSync(join(ROOT, ".github", "workflows")).map((name) => {
    const text = readFileSync(join(ROOT, ".github", "workflows", name), "utf8");
    return { ...(parse(text) as Omit<Workflow, "file" | "text">), file: name.replace(/\.yml$/, ""), text };
  });
}

export function actions(): Action[] {
  return readdirSync(join(ROOT, ".github", "actions")).map((name) => {
    const text = readFileSync(join(ROOT, ".github", "actions", name, "action.yml"), "utf8");
    return { ...(parse(text) as Omit<Action, "file" | "text">), file: name, text };
  });
}

/** Targets of the Makefile. */
export function makeTargets(): string[] {
  const makefile = readFileSync(join(ROOT, "Makefile"), "utf8");
  return [...makefile.matchAll(/^([a-z-]+):(?!=)/gm)].map(([, target = ""]) => target);
}

/** Targets that a text calls: `make plan`. */
export function calledTargets(text: string): string[] {
  return [...text.matchAll(/\bmake ([a-z][a-z-]*)/g)].map(([, target = ""]) => target);
}
