import { TerraformElement, TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";

/** What one construct writes into the configuration of its stack. */
export interface StackElement {
  readonly construct: IConstruct;
  /** `resource`, `data`, `provider`, `output`, `variable`, `module` or `locals`. */
  readonly block: string;
  /** Type of a resource or data source, such as `aws_s3_bucket`, or name of a provider; empty for the other blocks. */
  readonly type: string;
  /** Logical id: the last part of the Terraform address. Of a provider its alias, where it has one. */
  readonly id: string;
  /** Arguments by their Terraform names, before tokens are resolved: a token shows as its marker. */
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** Everything a stack consists of that has an address, in the order in which it was made. */
export function stackElements(stack: TerraformStack): readonly StackElement[] {
  return constructsOf(stack).flatMap((construct) => elementsOf(construct, construct.toTerraform() as Fragment));
}

/** `aws_s3_bucket.logs`, `data.aws_vpc.network`, `output.host`: unique in a stack. */
export function addressOf({ block, type, id }: StackElement): string {
  return [block === "resource" ? "" : block, type, id].filter((part) => part !== "").join(".");
}

function constructsOf(node: IConstruct): readonly TerraformElement[] {
  const children = node.node.children.filter((child) => !TerraformStack.isStack(child)).flatMap(constructsOf);
  return TerraformElement.isTerraformElement(node) ? [node, ...children] : children;
}

type Attributes = Readonly<Record<string, unknown>>;

/** The part of a configuration that one construct contributes, as cdktf builds it. */
type Fragment = Readonly<Record<string, Readonly<Record<string, unknown>> | undefined>>;

const TYPED_BLOCKS = ["resource", "data"];
const PLAIN_BLOCKS = ["output", "variable", "module", "locals"];

function elementsOf(construct: IConstruct, fragment: Fragment): readonly StackElement[] {
  const typed = TYPED_BLOCKS.flatMap((block) =>
    Object.entries(fragment[block] ?? {}).flatMap(([type, byId]) =>
      Object.entries(byId as Attributes).map(([id, attributes]) => ({
        construct,
        block,
        type,
        id,
        attributes: attributes as Attributes,
      })),
    ),
  );
  const plain = PLAIN_BLOCKS.flatMap((block) =>
    Object.entries(fragment[block] ?? {}).map(([id, content]) => ({
      construct,
      block,
      type: "",
      id,
      attributes: block === "locals" ? { value: content } : (content as Attributes),
    })),
  );
  return [...typed, ...providersOf(construct, fragment.provider), ...plain];
}

/** Unlike other blocks, the configurations of a provider are a list. */
function providersOf(construct: IConstruct, byName: Attributes = {}): readonly StackElement[] {
  return Object.entries(byName).flatMap(([type, configurations]) =>
    (configurations as readonly Attributes[]).map((attributes) => {
      const id = typeof attributes.alias === "string" ? attributes.alias : "";
      return { construct, block: "provider", type, id, attributes };
    }),
  );
}
