import { gib, mib, type Size } from "../../core/size";
import { type Architecture, type Machine, machineName } from "../machine";

/** Virtual processors. */
const TO_32 = [2, 4, 8, 16, 32] as const;
const TO_96 = [...TO_32, 48, 64, 80, 96] as const;
const C2D = [...TO_32, 56, 112] as const;
const C3 = [4, 8, 22, 44, 88, 176] as const;
const C3D = [4, 8, 16, 30, 60, 90, 180, 360] as const;

/** The kinds of machines in a family: memory with each virtual processor in GiB, and virtual processors. */
type Kinds = Readonly<Record<string, readonly [perProcessor: number, processors: readonly number[]]>>;

const x86 = <const K extends Kinds>(kinds: K) => ({ architecture: "x86_64", kinds }) as const;
const arm = <const K extends Kinds>(kinds: K) => ({ architecture: "arm64", kinds }) as const;

/**
 * Machine families with their processors, memory and the sizes they come in, from two processors up: smaller nodes have
 * no room beside the agents that run on each (Compute Engine documentation, "Machine families resource guide"). Another
 * family is a line here.
 */
export const MACHINE_FAMILIES = {
  e2: x86({ standard: [4, TO_32], highmem: [8, [2, 4, 8, 16]], highcpu: [1, TO_32] }),
  n1: x86({
    standard: [3.75, [...TO_32, 64, 96]],
    highmem: [6.5, [...TO_32, 64, 96]],
    highcpu: [0.9, [...TO_32, 64, 96]],
  }),
  n2: x86({ standard: [4, [...TO_96, 128]], highmem: [8, TO_96], highcpu: [1, [...TO_96, 128]] }),
  n2d: x86({ standard: [4, [...TO_96, 128, 224]], highmem: [8, TO_96], highcpu: [1, [...TO_96, 128, 224]] }),
  c2: x86({ standard: [4, [4, 8, 16, 30, 60]] }),
  c2d: x86({ standard: [4, C2D], highmem: [8, C2D], highcpu: [2, C2D] }),
  c3: x86({ standard: [4, C3], highmem: [8, C3], highcpu: [2, C3] }),
  // From 30 processors up a little less than 2 GiB in highcpu.
  c3d: x86({ standard: [4, C3D], highmem: [8, C3D], highcpu: [2, C3D] }),
  t2a: arm({ standard: [4, [2, 4, 8, 16, 32, 48]] }),
  t2d: x86({ standard: [4, [2, 4, 8, 16, 32, 48, 60]] }),
  g2: x86({ standard: [4, [4, 8, 12, 16, 24, 32, 48, 96]] }),
} as const satisfies Record<string, { readonly architecture: Architecture; readonly kinds: Kinds }>;

type Families = typeof MACHINE_FAMILIES;
type TypesOf<Family extends string, K> = {
  [Kind in keyof K & string]: K[Kind] extends readonly [number, readonly (infer Processors extends number)[]]
    ? `${Family}-${Kind}-${Processors}`
    : never;
}[keyof K & string];

/** Families whose machines can be made to measure: their names say processors, and memory in MiB. */
const CUSTOM_FAMILIES = ["e2", "n1", "n2", "n2d"] as const;

/**
 * `n2-standard-8`: a family of the table, in a size that it comes in; or `n2-custom-8-32768`, one made to measure, with
 * `-ext` for more memory than usual.
 */
export type MachineType =
  | { [Family in keyof Families]: TypesOf<Family, Families[Family]["kinds"]> }[keyof Families]
  | `${(typeof CUSTOM_FAMILIES)[number]}-custom-${number}-${number}${"" | "-ext"}`;

/**
 * Families that take hyperdisks only (Compute Engine documentation, "Hyperdisk: machine series support"): balanced
 * persistent disks, which the volumes of the platform and the boot disks of nodes are, cannot be attached to them.
 */
const HYPERDISK_FAMILIES = ["a4", "a4x", "c4", "c4a", "c4d", "g4", "h4d", "m4", "n4", "n4a", "n4d", "x4"];

/** Whether a type, listed or not, cannot have the disks of this library. */
export function takesHyperdisksOnly(type: string | Machine): boolean {
  return HYPERDISK_FAMILIES.includes(familyName(type));
}

/**
 * Whether GKE taints such nodes, so that nothing but pods with a toleration runs there: Arm, with `kubernetes.io/arch`
 * (GKE documentation, "Prepare an Arm workload for deployment"), and accelerators, with `nvidia.com/gpu` (the same, "Run
 * GPUs in GKE Standard node pools").
 */
export function isTaintedByGoogle(type: string | Machine): boolean {
  return architectureOf(type) === "arm64" || /^[ag]\d$/.test(familyName(type));
}

function familyName(type: string | Machine): string {
  return /^[^-]*/.exec(machineName(type))?.[0] ?? "";
}

/** The types of a family; undefined for a family that is not in the table. */
export function typesOf(family: string): string[] | undefined {
  if (!Object.hasOwn(MACHINE_FAMILIES, family)) return undefined;
  const kinds: Kinds = MACHINE_FAMILIES[family as keyof Families].kinds;
  return Object.entries(kinds).flatMap(([kind, [, sizes]]) => sizes.map((size) => `${family}-${kind}-${size}`));
}

/** The architecture of a machine type; undefined for a name that is not in the table. */
function architectureOf(type: string | Machine): Architecture | undefined {
  if (typeof type !== "string") return type.architecture;
  if (memoryOf(type) === undefined) return undefined;
  return MACHINE_FAMILIES[familyName(type) as keyof Families].architecture;
}

/** Memory of a machine type; undefined for a name that is not in the table. */
export function memoryOf(type: string | Machine): Size | undefined {
  if (typeof type !== "string") return type.memory;
  const family = familyName(type);
  if (!typesOf(family)?.includes(type)) return customMemory(type);
  const kinds: Kinds = MACHINE_FAMILIES[family as keyof Families].kinds;
  const [, kind = "", processors] = type.split("-");
  return gib(1).times((kinds[kind]?.[0] ?? 0) * Number(processors));
}

/** Of an even number of processors, in steps of 256 MiB (Compute Engine documentation, "Create a custom VM"). */
function customMemory(type: string): Size | undefined {
  const [, family = "", processors, memory] = /^(\w+)-custom-(\d+)-(\d+)(?:-ext)?$/.exec(type) ?? [];
  const isCustom = CUSTOM_FAMILIES.some((name) => name === family);
  const fits = Number(processors) >= 2 && Number(processors) % 2 === 0 && Number(memory) > 0;
  return isCustom && fits && Number(memory) % 256 === 0 ? mib(Number(memory)) : undefined;
}
