import { gib, type Size } from "../../core/size";

/** Processor architecture of a node: decides which container images run on it. */
export type Architecture = "x86_64" | "arm64";

/** Virtual processors of the kinds of machines in a family. */
type Kinds = Readonly<Partial<Record<"standard" | "highmem" | "highcpu", readonly number[]>>>;

const x86 = <const K extends Kinds>(kinds: K) => ({ architecture: "x86_64", kinds }) as const;
const arm = <const K extends Kinds>(kinds: K) => ({ architecture: "arm64", kinds }) as const;

/** A family whose kinds all come in the same sizes. */
const even = <const P extends readonly number[]>(processors: P) =>
  x86({ standard: processors, highmem: processors, highcpu: processors });

/**
 * Machine families with their processors and the sizes they come in: from two processors up, for smaller nodes have no
 * room beside the agents that run on each, to 96 (Compute Engine documentation, "Machine families resource guide").
 * Another family is a line here. Those that take hyperdisks only (n4, c4, c4a) are missing: the volumes of the platform
 * are balanced persistent disks, which could not be attached to them.
 */
export const MACHINE_FAMILIES = {
  e2: x86({ standard: [2, 4, 8, 16, 32], highmem: [2, 4, 8, 16], highcpu: [2, 4, 8, 16, 32] }),
  n1: even([2, 4, 8, 16, 32, 64, 96]),
  n2: even([2, 4, 8, 16, 32, 48, 64, 80, 96]),
  n2d: even([2, 4, 8, 16, 32, 48, 64, 80, 96]),
  c2: x86({ standard: [4, 8, 16, 30, 60] }),
  c2d: even([2, 4, 8, 16, 32, 56]),
  c3: even([4, 8, 22, 44, 88]),
  c3d: even([4, 8, 16, 30, 60, 90]),
  t2a: arm({ standard: [2, 4, 8, 16, 32, 48] }),
  t2d: x86({ standard: [2, 4, 8, 16, 32, 48, 60] }),
} as const;

type Families = typeof MACHINE_FAMILIES;
type TypesOf<Family extends string, K> = {
  [Kind in keyof K & string]: K[Kind] extends readonly (infer Processors extends number)[]
    ? `${Family}-${Kind}-${Processors}`
    : never;
}[keyof K & string];

/** `n2-standard-8`: a family of the table, in a size that it comes in. */
export type MachineType = { [Family in keyof Families]: TypesOf<Family, Families[Family]["kinds"]> }[keyof Families];

/** The types of a family; undefined for a family that is not in the table. */
export function typesOf(family: string): string[] | undefined {
  if (!Object.hasOwn(MACHINE_FAMILIES, family)) return undefined;
  const kinds: Kinds = MACHINE_FAMILIES[family as keyof Families].kinds;
  return Object.entries(kinds).flatMap(([kind, sizes]) => sizes.map((processors) => `${family}-${kind}-${processors}`));
}

/** The architecture of a machine type; undefined for a type that is not in the table. */
export function architectureOf(machineType: string): Architecture | undefined {
  const family = machineType.split("-", 1)[0] ?? "";
  return typesOf(family)?.includes(machineType) ? MACHINE_FAMILIES[family as keyof Families].architecture : undefined;
}

/** Memory with each virtual processor, in GiB; some families have a little less (Compute Engine documentation, "Machine families"). */
const GIB_PER_PROCESSOR = { standard: 3.75, highmem: 6.5, highcpu: 0.9 } as const;

/** Memory of a machine type, or a little less; undefined for a type that is not in the table. */
export function memoryOf(machineType: string): Size | undefined {
  if (architectureOf(machineType) === undefined) return undefined;
  const [, kind = "", count = ""] = /^[a-z0-9]+-([a-z]+)-(\d+)$/.exec(machineType) ?? [];
  const perProcessor = GIB_PER_PROCESSOR[kind as keyof typeof GIB_PER_PROCESSOR] as number | undefined;
  return perProcessor === undefined ? undefined : gib(Math.floor(perProcessor * Number(count)));
}
