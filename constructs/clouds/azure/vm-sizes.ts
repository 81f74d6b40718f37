import { gib, type Size } from "../../core/size";

/** Virtual processors. */
const TO_32 = [2, 4, 8, 16, 32] as const;
const TO_64 = [...TO_32, 48, 64] as const;
const TO_96 = [...TO_64, 96] as const;

/**
 * Families of virtual machines, with the numbers of processors they come with: `a` has processors of AMD, `p` of Arm. All
 * have a local disk for the operating system: it costs nothing, answers faster than a remote one, and is gone with the
 * node. Another family with such a disk is a line here.
 */
export const VM_FAMILIES = {
  Dds_v5: TO_96,
  Dads_v5: TO_96,
  Dpds_v5: TO_64,
  Eds_v5: [...TO_96, 20],
  Eads_v5: [...TO_96, 20],
  Epds_v5: [...TO_32, 20],
} as const;

type Families = typeof VM_FAMILIES;
type SizeOf<Family extends keyof Families> = Family extends `${infer Series extends "D" | "E"}${infer Features}`
  ? `Standard_${Series}${Families[Family][number]}${Features}`
  : never;

/** `Standard_D4ds_v5`: a family of the table, with a number of processors that it comes with. */
export type VmSize = { [Family in keyof Families]: SizeOf<Family> }[keyof Families];

export interface VmFacts {
  readonly processors: number;
  readonly memory: Size;
  /** Holds the operating system, images, logs and scratch space of pods. */
  readonly localDisk: Size;
}

/** 75 GiB with every two processors, in all of the families (Azure VM sizes documentation, "local storage"). */
const LOCAL_GIB_PER_PROCESSOR = 37.5;

/** Memory with each virtual processor, in GiB (Azure VM sizes documentation, "memory"). */
const GIB_PER_PROCESSOR: Readonly<Record<string, number>> = { D: 4, E: 8 };

/** The largest machines have less (the same documentation): those of Arm, and those with 96 processors. */
function mostMemory(features: string): number {
  return features.startsWith("p") ? 208 : 672;
}

/** The sizes of a family; undefined for a family that is not in the table. */
export function sizesOf(family: string): string[] | undefined {
  if (!Object.hasOwn(VM_FAMILIES, family)) return undefined;
  const sizes: readonly number[] = VM_FAMILIES[family as keyof Families];
  return sizes.map((processors) => `Standard_${family.slice(0, 1)}${processors}${family.slice(1)}`);
}

/** The family of what looks like a size: `Dds_v5` of `Standard_D4ds_v5`. */
export function familyOf(vmSize: string): string {
  return vmSize.replace(/^Standard_([A-Z])\d+/, "$1");
}

/** What is known about a size; undefined for a size that is not in the table. */
export function vmFacts(vmSize: string): VmFacts | undefined {
  if (!sizesOf(familyOf(vmSize))?.includes(vmSize)) return undefined;
  const [, series = "", digits = "", features = ""] = /^Standard_([A-Z])(\d+)(\w+)$/.exec(vmSize) ?? [];
  const processors = Number(digits);
  return {
    processors,
    memory: gib(Math.min(processors * (GIB_PER_PROCESSOR[series] ?? 4), mostMemory(features))),
    localDisk: gib(Math.floor(processors * LOCAL_GIB_PER_PROCESSOR)),
  };
}
