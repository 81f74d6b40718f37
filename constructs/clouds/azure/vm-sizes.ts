import { gib, type Size } from "../../core/size";

/**
 * Families of virtual machines: `a` has processors of AMD, `p` of Arm. All have a local disk for the operating system: it
 * costs nothing, answers faster than a remote one, and is gone with the node. Another family with such a disk is a line
 * here.
 */
export const VM_FAMILIES = ["Dds_v5", "Dads_v5", "Dpds_v5", "Eds_v5", "Eads_v5", "Epds_v5"] as const;

/** Virtual processors. */
type Processors = 2 | 4 | 8 | 16 | 32 | 48 | 64;

type SizeOf<Family extends string> = Family extends `${infer Series extends "D" | "E"}${infer Features}`
  ? `Standard_${Series}${Processors}${Features}`
  : never;

/** `Standard_D4ds_v5`. A number of processors that its family does not come with is refused by Azure only. */
export type VmSize = SizeOf<(typeof VM_FAMILIES)[number]>;

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

/** What is known about a size; undefined where its family is not in the list. */
export function vmFacts(vmSize: string): VmFacts | undefined {
  const [, series = "", digits = "", features = ""] = /^Standard_([DE])(\d+)([a-z]+_v\d+)$/.exec(vmSize) ?? [];
  if (!(VM_FAMILIES as readonly string[]).includes(`${series}${features}`)) return undefined;
  const processors = Number(digits);
  return {
    processors,
    memory: gib(processors * (GIB_PER_PROCESSOR[series] ?? 4)),
    localDisk: gib(Math.floor(processors * LOCAL_GIB_PER_PROCESSOR)),
  };
}
