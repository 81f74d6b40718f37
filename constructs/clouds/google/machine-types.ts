import { gib, type Size } from "../../core/size";

/** Processor architecture of a node: decides which container images run on it. */
export type Architecture = "x86_64" | "arm64";

/**
 * Machine families and their processors. Another family is a line here. Those that take hyperdisks only (n4, c4, c4a)
 * are missing: the volumes of the platform are balanced persistent disks, which could not be attached to them.
 */
export const MACHINE_FAMILIES = {
  e2: "x86_64",
  n1: "x86_64",
  n2: "x86_64",
  n2d: "x86_64",
  c2: "x86_64",
  c2d: "x86_64",
  c3: "x86_64",
  c3d: "x86_64",
  t2a: "arm64",
  t2d: "x86_64",
} as const satisfies Record<string, Architecture>;

type Families = typeof MACHINE_FAMILIES;

/** From two processors up: smaller nodes have no room beside the agents that run on each. */
export type MachineSize = `${"standard" | "highmem" | "highcpu"}-${2 | 4 | 8 | 16 | 22 | 30 | 32 | 44 | 48 | 64 | 80}`;

/** `n2-standard-8`. A size that its family does not come in is refused by Compute Engine only. */
export type MachineType = `${keyof Families}-${MachineSize}`;

/** The architecture of a machine type; undefined for a family that is not in the table. */
export function architectureOf(machineType: string): Architecture | undefined {
  const family = machineType.split("-", 1)[0] ?? "";
  return Object.hasOwn(MACHINE_FAMILIES, family) ? MACHINE_FAMILIES[family as keyof Families] : undefined;
}

/** Memory with each virtual processor, in GiB; some families have a little less (Compute Engine documentation, "Machine families"). */
const GIB_PER_PROCESSOR = { standard: 3.75, highmem: 6.5, highcpu: 0.9 } as const;

/** Memory of a machine type, or a little less; undefined for a type that is not in the table. */
export function memoryOf(machineType: string): Size | undefined {
  const [, kind = "", count = ""] = /^[a-z0-9]+-([a-z]+)-(\d+)$/.exec(machineType) ?? [];
  const perProcessor = GIB_PER_PROCESSOR[kind as keyof typeof GIB_PER_PROCESSOR] as number | undefined;
  return perProcessor === undefined ? undefined : gib(Math.floor(perProcessor * Number(count)));
}
