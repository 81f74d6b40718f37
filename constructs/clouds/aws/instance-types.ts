import { gib, type Size } from "../../core/size";

/** Processor architecture of a node: decides its image, and which container images run on it. */
export type Architecture = "x86_64" | "arm64";

/** From two processors up: smaller nodes have no room beside the agents that run on each. */
const TO_2 = ["large", "xlarge", "2xlarge"] as const;
const TO_16 = [...TO_2, "4xlarge", "8xlarge", "12xlarge", "16xlarge"] as const;
const TO_24 = [...TO_16, "24xlarge"] as const;

const x86 = <const Sizes>(sizes: Sizes) => ({ architecture: "x86_64", sizes }) as const;
const arm = <const Sizes>(sizes: Sizes) => ({ architecture: "arm64", sizes }) as const;

/**
 * Instance families with their processors and the sizes they come in, up to 24xlarge (EC2 documentation, "Specifications
 * for Amazon EC2 instances"). Another family is a line here.
 */
export const INSTANCE_FAMILIES = {
  t3: x86(TO_2),
  t3a: x86(TO_2),
  t4g: arm(TO_2),
  c5: x86([...TO_2, "4xlarge", "9xlarge", "12xlarge", "18xlarge", "24xlarge"]),
  c5a: x86(TO_24),
  c6a: x86(TO_24),
  c6g: arm(TO_16),
  c6i: x86(TO_24),
  c7a: x86(TO_24),
  c7g: arm(TO_16),
  c7i: x86(TO_24),
  c8g: arm(TO_24),
  i3en: x86([...TO_2, "3xlarge", "6xlarge", "12xlarge", "24xlarge"]),
  i4g: arm([...TO_2, "4xlarge", "8xlarge", "16xlarge"]),
  i4i: x86(TO_24),
  m5: x86(TO_24),
  m5a: x86(TO_24),
  m6a: x86(TO_24),
  m6g: arm(TO_16),
  m6i: x86(TO_24),
  m7a: x86(TO_24),
  m7g: arm(TO_16),
  m7i: x86(TO_24),
  m8g: arm(TO_24),
  r5: x86(TO_24),
  r5a: x86(TO_24),
  r6a: x86(TO_24),
  r6g: arm(TO_16),
  r6i: x86(TO_24),
  r7a: x86(TO_24),
  r7g: arm(TO_16),
  r7i: x86(TO_24),
  r8g: arm(TO_24),
} satisfies Record<string, InstanceFamily>;

interface InstanceFamily {
  readonly architecture: Architecture;
  readonly sizes: readonly string[];
}

type Families = typeof INSTANCE_FAMILIES;

/** `m7i.xlarge`: a family of the table, in a size that it comes in. */
export type InstanceType<A extends Architecture = Architecture> = {
  [Family in keyof Families]: Families[Family]["architecture"] extends A
    ? `${Family}.${Families[Family]["sizes"][number]}`
    : never;
}[keyof Families];

/** Types of one architecture. A list that mixes architectures is a compile error. */
export type InstanceTypes =
  | readonly [InstanceType<"x86_64">, ...InstanceType<"x86_64">[]]
  | readonly [InstanceType<"arm64">, ...InstanceType<"arm64">[]];

/** The types of a family; undefined for a family that is not in the table. */
export function typesOf(family: string): string[] | undefined {
  if (!Object.hasOwn(INSTANCE_FAMILIES, family)) return undefined;
  return INSTANCE_FAMILIES[family as keyof Families].sizes.map((size) => `${family}.${size}`);
}

/** The architecture of an instance type; undefined for a type that is not in the table. */
export function architectureOf(instanceType: string): Architecture | undefined {
  const family = instanceType.split(".", 1)[0] ?? "";
  return typesOf(family)?.includes(instanceType) ? INSTANCE_FAMILIES[family as keyof Families].architecture : undefined;
}

/** Memory with each virtual processor, in GiB, by the first letter of the family (EC2 user guide, "Instance types"). */
const GIB_PER_PROCESSOR: Readonly<Record<string, number>> = { c: 2, t: 4, m: 4, i: 8, r: 8 };

/** Memory of an instance type; undefined for a type that is not in the table. */
export function memoryOf(instanceType: string): Size | undefined {
  if (architectureOf(instanceType) === undefined) return undefined;
  const [, family = "", count = "", size = ""] = /^([a-z])[^.]*\.(\d*)(x?large)$/.exec(instanceType) ?? [];
  const perProcessor = GIB_PER_PROCESSOR[family];
  const processors = size === "large" ? 2 : 4 * Number(count || 1);
  return perProcessor === undefined ? undefined : gib(perProcessor * processors);
}
