import { fail } from "../../../constructs/core/errors";
import { COLLECTION } from "./collection";
import { LOGS } from "./logs";
import { METRICS } from "./metrics";
import type { Role } from "./role";
import { TRACES } from "./traces";

/** What every workload of the platform is for, by its name. */
export const ROLES: Readonly<Record<string, Role>> = { ...METRICS, ...LOGS, ...TRACES, ...COLLECTION };

/** @throws BelvedereError for a workload that nobody has thought about yet */
export function roleOf(name: string): Role {
  const fix = "Say in tools/availability/roles what it is for, and what is lost while it is away";
  return ROLES[name] ?? fail({ at: "availability", value: name, problem: "is a workload without a role", fix });
}
