import { gib, type Size } from "../../core/size";
import { type Architecture, type Machine, machineName } from "../machine";

/** From two processors up: smaller nodes have no room beside the agents that run on each. */
const TO_2 = ["large", "xlarge", "2xlarge"] as const;
const TO_8 = [...TO_2, "4xlarge", "8xlarge"] as const;
const TO_16 = [...TO_8, "12xlarge", "16xlarge"] as const;
const TO_24 = [...TO_16, "24xlarge"] as const;
const TO_32 = [...TO_24, "32xlarge"] as const;
/** Some families skip 32xlarge. */
const TO_48 = [...TO_24, "48xlarge"] as const;
const ALL_TO_48 = [...TO_32, "48xlarge"] as const;
const ALL_TO_96 = [...ALL_TO_48, "96xlarge"] as const;
/** Of the older processors of Intel in families of c. */
const BY_9 = [...TO_2, "4xlarge", "9xlarge", "12xlarge", "18xlarge", "24xlarge"] as const;
/** Of the densest storage. */
const BY_3 = [...TO_2, "3xlarge", "6xlarge", "12xlarge", "24xlarge"] as const;
const BY_3_TO_48 = [...BY_3, "18xlarge", "48xlarge"] as const;
/** Of accelerators, which have no `large`. */
const ACCELERATED = [
  "xlarge",
  "2xlarge",
  "4xlarge",
  "8xlarge",
  "12xlarge",
  "16xlarge",
  "24xlarge",
  "48xlarge",
] as const;

/** Memory with each virtual processor is in GiB. */
const x86 = <const Sizes>(perProcessor: number, sizes: Sizes) =>
  ({ architecture: "x86_64", perProcessor, sizes }) as const;
const arm = <const Sizes>(perProcessor: number, sizes: Sizes) =>
  ({ architecture: "arm64", perProcessor, sizes }) as const;

/**
 * Instance families, current and previous, with their processors, memory and the sizes they come in (EC2 documentation,
 * "Specifications for Amazon EC2 instances"). Another family is a line here.
 */
export const INSTANCE_FAMILIES = {
  // Processor time by credits.
  t3: x86(4, TO_2),
  t3a: x86(4, TO_2),
  t4g: arm(4, TO_2),
  // Few memory.
  c5: x86(2, BY_9),
  c5a: x86(2, TO_24),
  c5ad: x86(2, TO_24),
  c5d: x86(2, BY_9),
  c5n: x86(2.625, [...TO_2, "4xlarge", "9xlarge", "18xlarge"]),
  c6a: x86(2, ALL_TO_48),
  c6g: arm(2, TO_16),
  c6gd: arm(2, TO_16),
  c6gn: arm(2, TO_16),
  c6i: x86(2, TO_32),
  c6id: x86(2, TO_32),
  c6in: x86(2, TO_32),
  c7a: x86(2, ALL_TO_48),
  c7g: arm(2, TO_16),
  c7gd: arm(2, TO_16),
  c7gn: arm(2, TO_16),
  c7i: x86(2, TO_48),
  "c7i-flex": x86(2, TO_16),
  c8a: x86(2, TO_48),
  c8g: arm(2, TO_48),
  c8gd: arm(2, TO_48),
  c8gn: arm(2, TO_48),
  c8i: x86(2, ALL_TO_96),
  "c8i-flex": x86(2, TO_16),
  // General purpose.
  m5: x86(4, TO_24),
  m5a: x86(4, TO_24),
  m5ad: x86(4, TO_24),
  m5d: x86(4, TO_24),
  m5dn: x86(4, TO_24),
  m5n: x86(4, TO_24),
  m6a: x86(4, ALL_TO_48),
  m6g: arm(4, TO_16),
  m6gd: arm(4, TO_16),
  m6i: x86(4, TO_32),
  m6id: x86(4, TO_32),
  m6idn: x86(4, TO_32),
  m6in: x86(4, TO_32),
  m7a: x86(4, ALL_TO_48),
  m7g: arm(4, TO_16),
  m7gd: arm(4, TO_16),
  m7i: x86(4, TO_48),
  "m7i-flex": x86(4, TO_16),
  m8a: x86(4, TO_48),
  m8g: arm(4, TO_48),
  m8gd: arm(4, TO_48),
  m8gn: arm(4, TO_48),
  m8i: x86(4, ALL_TO_96),
  "m8i-flex": x86(4, TO_16),
  // Much memory.
  r5: x86(8, TO_24),
  r5a: x86(8, TO_24),
  r5ad: x86(8, TO_24),
  r5b: x86(8, TO_24),
  r5d: x86(8, TO_24),
  r5dn: x86(8, TO_24),
  r5n: x86(8, TO_24),
  r6a: x86(8, ALL_TO_48),
  r6g: arm(8, TO_16),
  r6gd: arm(8, TO_16),
  r6i: x86(8, TO_32),
  r6id: x86(8, TO_32),
  r6idn: x86(8, TO_32),
  r6in: x86(8, TO_32),
  r7a: x86(8, ALL_TO_48),
  r7g: arm(8, TO_16),
  r7gd: arm(8, TO_16),
  r7i: x86(8, TO_48),
  r8a: x86(8, TO_48),
  r8g: arm(8, TO_48),
  r8gd: arm(8, TO_48),
  r8gn: arm(8, TO_48),
  r8i: x86(8, ALL_TO_96),
  "r8i-flex": x86(8, TO_16),
  x2gd: arm(16, TO_16),
  x2idn: x86(16, ["16xlarge", "24xlarge", "32xlarge"]),
  x2iedn: x86(32, ["xlarge", "2xlarge", "4xlarge", "8xlarge", "16xlarge", "24xlarge", "32xlarge"]),
  x8g: arm(16, TO_48),
  // Much storage.
  i3en: x86(8, BY_3),
  i4g: arm(8, [...TO_8, "16xlarge"]),
  i4i: x86(8, TO_32),
  i7i: x86(8, TO_48),
  i7ie: x86(8, BY_3_TO_48),
  i8g: arm(8, TO_48),
  im4gn: arm(4, [...TO_8, "16xlarge"]),
  // Accelerators.
  g4dn: x86(4, ["xlarge", "2xlarge", "4xlarge", "8xlarge", "12xlarge", "16xlarge"]),
  g5: x86(4, ACCELERATED),
  g6: x86(4, ACCELERATED),
  g6e: x86(8, ACCELERATED),
  inf2: x86(4, ["xlarge", "8xlarge", "24xlarge", "48xlarge"]),
} satisfies Record<string, InstanceFamily>;

interface InstanceFamily {
  readonly architecture: Architecture;
  readonly perProcessor: number;
  readonly sizes: readonly string[];
}

type Families = typeof INSTANCE_FAMILIES;

/** `m7i.xlarge`: a family of the table, in a size that it comes in. */
export type InstanceType<A extends Architecture = Architecture> = {
  [Family in keyof Families]: Families[Family]["architecture"] extends A
    ? `${Family}.${Families[Family]["sizes"][number]}`
    : never;
}[keyof Families];

/** Types of one architecture, listed or not. A list that mixes architectures is a compile error. */
export type InstanceTypes = OneOrMore<"x86_64"> | OneOrMore<"arm64">;

type OneOrMore<A extends Architecture> = readonly [InstanceType<A> | Machine<A>, ...(InstanceType<A> | Machine<A>)[]];

/** The types of a family; undefined for a family that is not in the table. */
export function typesOf(family: string): string[] | undefined {
  if (!Object.hasOwn(INSTANCE_FAMILIES, family)) return undefined;
  return INSTANCE_FAMILIES[family as keyof Families].sizes.map((size) => `${family}.${size}`);
}

/** The family of a listed type. */
function familyOf(instanceType: string): InstanceFamily | undefined {
  const family = instanceType.split(".", 1)[0] ?? "";
  return typesOf(family)?.includes(instanceType) ? INSTANCE_FAMILIES[family as keyof Families] : undefined;
}

/** The architecture of an instance type; undefined for a name that is not in the table. */
export function architectureOf(type: string | Machine): Architecture | undefined {
  return typeof type === "string" ? familyOf(type)?.architecture : type.architecture;
}

/** Memory of an instance type, or a little less (c5n); undefined for a name that is not in the table. */
export function memoryOf(type: string | Machine): Size | undefined {
  if (typeof type !== "string") return type.memory;
  const family = familyOf(type);
  const [, count = "", size = ""] = /\.(\d*)(x?large)$/.exec(type) ?? [];
  const processors = size === "large" ? 2 : 4 * Number(count || 1);
  return family && gib(1).times(family.perProcessor * processors);
}

/** Needs an image with its drivers. */
export type Accelerator = "nvidia" | "neuron";

/** By the beginning of the family, whether listed or not; those of g4ad are of AMD, whose drivers no image brings. */
export function acceleratorOf(type: string | Machine): Accelerator | undefined {
  const name = machineName(type);
  if (/^(g(?!4ad)|p)\d/.test(name)) return "nvidia";
  return /^(inf|trn)\d/.test(name) ? "neuron" : undefined;
}
