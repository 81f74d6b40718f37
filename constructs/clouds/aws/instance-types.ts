import { gib, type Size } from "../../core/size";

/** Processor architecture of a node: decides its image, and which container images run on it. */
export type Architecture = "x86_64" | "arm64";

/** Instance families and their processors. Another family is a line here. */
export const INSTANCE_FAMILIES = {
  t3: "x86_64",
  t3a: "x86_64",
  t4g: "arm64",
  c5: "x86_64",
  c5a: "x86_64",
  c6a: "x86_64",
  c6g: "arm64",
  c6i: "x86_64",
  c7a: "x86_64",
  c7g: "arm64",
  c7i: "x86_64",
  c8g: "arm64",
  i3en: "x86_64",
  i4g: "arm64",
  i4i: "x86_64",
  m5: "x86_64",
  m5a: "x86_64",
  m6a: "x86_64",
  m6g: "arm64",
  m6i: "x86_64",
  m7a: "x86_64",
  m7g: "arm64",
  m7i: "x86_64",
  m8g: "arm64",
  r5: "x86_64",
  r5a: "x86_64",
  r6a: "x86_64",
  r6g: "arm64",
  r6i: "x86_64",
  r7a: "x86_64",
  r7g: "arm64",
  r7i: "x86_64",
  r8g: "arm64",
} as const satisfies Record<string, Architecture>;

type Families = typeof INSTANCE_FAMILIES;
type FamilyOf<A extends Architecture> = {
  [Family in keyof Families]: Families[Family] extends A ? Family : never;
}[keyof Families];

/** From two processors up: smaller nodes have no room beside the agents that run on each. */
export type InstanceSize = "large" | "xlarge" | `${2 | 4 | 8 | 12 | 16 | 24}xlarge`;

/** `m7i.xlarge`. A size that its family does not come in is refused by EC2 only. */
export type InstanceType<A extends Architecture = Architecture> = `${FamilyOf<A>}.${InstanceSize}`;

/** Types of one architecture. A list that mixes architectures is a compile error. */
export type InstanceTypes =
  | readonly [InstanceType<"x86_64">, ...InstanceType<"x86_64">[]]
  | readonly [InstanceType<"arm64">, ...InstanceType<"arm64">[]];

/** The architecture of an instance type; undefined for a family that is not in the table. */
export function architectureOf(instanceType: string): Architecture | undefined {
  const family = instanceType.split(".", 1)[0] ?? "";
  return Object.hasOwn(INSTANCE_FAMILIES, family) ? INSTANCE_FAMILIES[family as keyof Families] : undefined;
}

/** Memory with each virtual processor, in GiB, by the first letter of the family (EC2 user guide, "Instance types"). */
const GIB_PER_PROCESSOR: Readonly<Record<string, number>> = { c: 2, t: 4, m: 4, i: 8, r: 8 };

/** Memory of an instance type; undefined for a type that is not in the table. */
export function memoryOf(instanceType: string): Size | undefined {
  const [, family = "", count = "", size = ""] = /^([a-z])[^.]*\.(\d*)(x?large)$/.exec(instanceType) ?? [];
  const perProcessor = GIB_PER_PROCESSOR[family];
  const processors = size === "large" ? 2 : 4 * Number(count || 1);
  return perProcessor === undefined ? undefined : gib(perProcessor * processors);
}
