import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import type { Problem } from "../../constructs/core/errors";

/** The servers of the run, by path. */
export interface Programs {
  readonly prometheus: string;
  readonly alertmanager: string;
}

/** Names under which each is installed: upstream's, and Debian's where it differs. */
const NAMES = {
  prometheus: ["prometheus"],
  alertmanager: ["alertmanager", "prometheus-alertmanager"],
} as const;

/** The problem, where one of the servers is not installed. */
export function missingPrograms(path = process.env.PATH ?? ""): Problem | undefined {
  const missing = Object.values(NAMES).filter((names) => !find(names, path));
  if (missing.length === 0) return undefined;
  return {
    at: missing.map((names) => names.join(" or ")).join(", "),
    problem: "is not installed",
    fix: "Install the packages prometheus and prometheus-alertmanager of Debian, as .ci/run does",
  };
}

/** To be asked once nothing is missing. */
export function findPrograms(path = process.env.PATH ?? ""): Programs {
  const required = (names: readonly string[]): string => find(names, path) ?? names.join();
  return { prometheus: required(NAMES.prometheus), alertmanager: required(NAMES.alertmanager) };
}

function find(names: readonly string[], path: string): string | undefined {
  const files = path.split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  return files.find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
