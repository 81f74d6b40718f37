import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

/** Whether a program is installed: an executable file of that name in the search path. */
export function hasProgram(program: string): boolean {
  return (process.env.PATH ?? "").split(delimiter).some((folder) => isExecutable(join(folder, program)));
}

/**
 * A `describe` whose tests run a real program. Where it is absent they are skipped with its name in their title, so
 * that the summary names it; in CI (`CI=true`) they fail, because there a skipped check would go unnoticed.
 */
export function describeWith(program: string, title: string, body: () => void): void {
  const present = hasProgram(program);
  if (!present && process.env.CI === "true") {
    throw new Error(`${program} is not installed, and in CI nothing is skipped. Install it (see .ci/run).`);
  }
  const suite = present ? describe : describe.skip;
  suite(present ? title : `${title} [needs ${program}]`, body);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
