import { existsSync } from "node:fs";
import { type Allowed, readAllowList } from "./allow-list";
import { COMPARE_DEMANDS, PLAN_DEMANDS } from "./codes";

/** Where exceptions are kept when no other file is named; need not exist. */
export const ALLOW_LIST = "plan-guard.yaml";

/** The exceptions in force: those of the file that is named, or else those of {@link ALLOW_LIST} where it exists. */
export function readExceptions(file?: string): Allowed[] {
  if (file === undefined && !existsSync(ALLOW_LIST)) return [];
  const codes = [...PLAN_DEMANDS, ...COMPARE_DEMANDS].map(({ code }) => code);
  return readAllowList(file ?? ALLOW_LIST, codes);
}
