import { gib, type Size } from "../../core/size";
import type { Architecture, Machine } from "../machine";

/** Virtual processors. */
const TO_32 = [2, 4, 8, 16, 32] as const;
const TO_64 = [...TO_32, 48, 64] as const;
const TO_96 = [...TO_64, 96] as const;
const TO_128 = [...TO_96, 128] as const;
const FROM_8_TO_80 = [8, 16, 32, 48, 64, 80] as const;

/** Memory with each virtual processor is in GiB. */
const x86 = <const Sizes>(perProcessor: number, sizes: Sizes) =>
  ({ architecture: "x86_64", perProcessor, sizes }) as const;
const arm = <const Sizes>(perProcessor: number, sizes: Sizes) =>
  ({ architecture: "arm64", perProcessor, sizes }) as const;
/** With a local disk that holds the operating system: it costs nothing, answers faster, and is gone with the node. */
const local = <const Family extends object>(family: Family) => ({ ...family, localDisk: true }) as const;

/**
 * Families of virtual machines, current and previous, with the numbers of processors they come with: `a` has processors
 * of AMD, `p` of Arm, `l` half of the memory, `d` a local disk (Azure documentation, "VM sizes naming conventions").
 * All take premium disks, which the volumes of the platform are; older ones without an `s` do not. Another family is a
 * line here.
 *
 * The local disk of the fourth and fifth generation holds the operating system. That of the sixth is not counted: AKS
 * refuses it in some regions and takes it in others (https://github.com/Azure/AKS/issues/4676 and 5568).
 */
export const VM_FAMILIES = {
  // General purpose.
  Ds_v3: x86(4, TO_64),
  Ds_v4: x86(4, TO_64),
  Dds_v4: local(x86(4, TO_64)),
  Das_v4: x86(4, TO_96),
  Ds_v5: x86(4, TO_96),
  Dds_v5: local(x86(4, TO_96)),
  Das_v5: x86(4, TO_96),
  Dads_v5: local(x86(4, TO_96)),
  Dps_v5: arm(4, TO_64),
  Dpds_v5: local(arm(4, TO_64)),
  Ds_v6: x86(4, [...TO_128, 192]),
  Dds_v6: x86(4, [...TO_128, 192]),
  Das_v6: x86(4, TO_96),
  Dads_v6: x86(4, TO_96),
  Dps_v6: arm(4, TO_96),
  Dpds_v6: arm(4, TO_96),
  // Half of the memory.
  Dls_v5: x86(2, TO_96),
  Dlds_v5: local(x86(2, TO_96)),
  Dpls_v5: arm(2, TO_64),
  Dplds_v5: local(arm(2, TO_64)),
  Dls_v6: x86(2, TO_128),
  Dlds_v6: x86(2, TO_128),
  Dals_v6: x86(2, TO_96),
  Dalds_v6: x86(2, TO_96),
  Dpls_v6: arm(2, TO_96),
  Dplds_v6: arm(2, TO_96),
  Fs_v2: x86(2, [...TO_64, 72]),
  Fals_v6: x86(2, TO_64),
  Fas_v6: x86(4, TO_64),
  // Twice the memory.
  Es_v3: x86(8, [...TO_64, 20]),
  Es_v4: x86(8, [...TO_64, 20]),
  Eds_v4: local(x86(8, [...TO_64, 20])),
  Eas_v4: x86(8, [...TO_96, 20]),
  Es_v5: x86(8, [...TO_96, 20]),
  Eds_v5: local(x86(8, [...TO_96, 20])),
  Eas_v5: x86(8, [...TO_96, 20]),
  Eads_v5: local(x86(8, [...TO_96, 20])),
  Eps_v5: arm(8, [...TO_32, 20]),
  Epds_v5: local(arm(8, [...TO_32, 20])),
  Es_v6: x86(8, [...TO_128, 20]),
  Eds_v6: x86(8, [...TO_128, 20]),
  Eas_v6: x86(8, [...TO_96, 20]),
  Eads_v6: x86(8, [...TO_96, 20]),
  Eps_v6: arm(8, TO_96),
  Epds_v6: arm(8, TO_96),
  // Processor time by credits.
  Bms: x86(4, [2, 4, 8, 12, 16, 20]),
  Bs_v2: x86(4, TO_32),
  Bas_v2: x86(4, TO_32),
  Bps_v2: arm(4, [2, 4, 8, 16]),
  // Much storage, on disks that hold no operating system.
  Ls_v3: x86(8, FROM_8_TO_80),
  Las_v3: x86(8, FROM_8_TO_80),
} satisfies Record<string, VmFamily>;

interface VmFamily {
  readonly architecture: Architecture;
  readonly perProcessor: number;
  readonly sizes: readonly number[];
  /** @default a remote disk holds the operating system */
  readonly localDisk?: true;
}

type Families = typeof VM_FAMILIES;
type SizeOf<Family extends keyof Families> = Family extends `${infer Series extends Letter}${infer Features}`
  ? `Standard_${Series}${Families[Family]["sizes"][number]}${Features}`
  : never;
type Letter = "B" | "D" | "E" | "F" | "L";

/** `Standard_D4ds_v5`: a family of the table, with a number of processors that it comes with. */
export type VmSize = { [Family in keyof Families]: SizeOf<Family> }[keyof Families];

export interface VmFacts {
  /** Undefined for a machine that is not in the table. */
  readonly processors: number | undefined;
  readonly memory: Size;
  /** Holds the operating system, images, logs and scratch space of pods; undefined where a remote disk does. */
  readonly localDisk: Size | undefined;
}

/** 75 GiB with every two processors, in all of the families (Azure VM sizes documentation, "local storage"). */
const LOCAL_GIB_PER_PROCESSOR = 37.5;

/** The largest machines of E have less (the same documentation): those of Arm, and of x86_64 by generation. */
const MOST_MEMORY: readonly (readonly [pattern: RegExp, gib: number])[] = [
  [/^[DE]p.*_v5$/, 208],
  [/^Ep.*_v6$/, 672],
  [/^Es_v3$/, 432],
  [/^Ed?s_v4$/, 504],
  [/^E(as_v4|.*_v5|a.*_v6)$/, 672],
];

/** The sizes of a family; undefined for a family that is not in the table. */
export function sizesOf(family: string): string[] | undefined {
  if (!Object.hasOwn(VM_FAMILIES, family)) return undefined;
  const sizes: readonly number[] = VM_FAMILIES[family as keyof Families].sizes;
  return sizes.map((processors) => `Standard_${family.slice(0, 1)}${processors}${family.slice(1)}`);
}

/** The family of what looks like a size: `Dds_v5` of `Standard_D4ds_v5`. */
export function familyOf(vmSize: string): string {
  return vmSize.replace(/^Standard_([A-Z])\d+/, "$1");
}

/** What is known about a size; undefined for a name that is not in the table. */
export function vmFacts(vmSize: string | Machine): VmFacts | undefined {
  if (typeof vmSize !== "string") return { processors: undefined, memory: vmSize.memory, localDisk: undefined };
  const name = familyOf(vmSize);
  if (!sizesOf(name)?.includes(vmSize)) return undefined;
  const family: VmFamily = VM_FAMILIES[name as keyof Families];
  const processors = Number(/\d+/.exec(vmSize)?.[0]);
  const most = MOST_MEMORY.find(([pattern]) => pattern.test(name))?.[1] ?? Infinity;
  return {
    processors,
    memory: gib(Math.min(processors * family.perProcessor, most)),
    localDisk: family.localDisk ? gib(Math.floor(processors * LOCAL_GIB_PER_PROCESSOR)) : undefined,
  };
}
