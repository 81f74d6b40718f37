import type { TypeKind } from "./bindings";
import type { Attribute, Block, NestedBlock, Nesting, ValueType } from "./schema";
import { isSensitive, isWriteOnly } from "./sensitive";
import { membersOf, type Member, type Source } from "./source";
import { shapeOf, type Shape, type StructShape } from "./types";

/** The block of a type, and the paths of the members that the bindings name without saying what they are. */
export interface Derived {
  readonly block: Block;
  readonly unknown: readonly string[];
}

/** Which type is derived: some facts are looked up by it. */
export interface TypeName {
  readonly kind: TypeKind | "provider";
  readonly type: string;
}

/** Rebuilds the schema of a type from its generated source. */
export function deriveBlock(source: Source, name: TypeName): Derived {
  const derivation = new Derivation(source, name);
  return { block: derivation.block(source.root, []), unknown: derivation.unknown };
}

type Path = readonly string[];

class Derivation {
  readonly unknown: string[] = [];

  constructor(
    private readonly source: Source,
    private readonly name: TypeName,
  ) {}

  block(struct: string, path: Path): Block {
    const attributes: Record<string, Attribute> = {};
    const blocks: Record<string, NestedBlock> = {};
    for (const [name, member] of membersOf(this.source, struct)) {
      const here = [...path, name];
      const shape = this.shape(member, here);
      if (member.isBlock && "struct" in shape) blocks[name] = this.nestedBlock(member, shape, here);
      else attributes[name] = this.attribute(member, shape, here);
    }
    return { attributes, blocks };
  }

  /** A member that the bindings do not describe may hold anything, and is remembered. */
  private shape({ stored }: Member, path: Path): Shape {
    const shape = stored && shapeOf(stored, (name) => this.source.options.has(name));
    if (shape) return shape;
    this.unknown.push(path.join("."));
    return { type: "dynamic" };
  }

  private nestedBlock({ required, isSingle }: Member, { struct, nesting }: StructShape, path: Path): NestedBlock {
    const isCounted = nesting === "list" || nesting === "set";
    return {
      nesting,
      block: this.block(struct, path),
      minItems: isCounted && required ? 1 : 0,
      maxItems: isCounted && isSingle ? 1 : 0,
    };
  }

  private attribute({ required, optional, computed }: Member, shape: Shape, path: Path): Attribute {
    return {
      ...("type" in shape ? { type: shape.type } : this.objects(shape, path)),
      required,
      optional,
      computed,
      sensitive: isSensitive(this.name, path),
      writeOnly: isWriteOnly(this.name, path),
    };
  }

  private objects({ struct, nesting }: StructShape, path: Path): Pick<Attribute, "type" | "nested"> {
    const { attributes } = this.block(struct, path);
    return hasNestedAttributes(this.name)
      ? { nested: { nesting, attributes } }
      : { type: objectType(nesting, attributes) };
  }
}

/**
 * Attributes whose members have flags of their own came with version 6 of Terraform's plugin protocol
 * (hashicorp/terraform, docs/plugin-protocol/tfplugin6.0.proto). Of the five providers only Helm's speaks it; the
 * others give such values an object type, which has no flags inside.
 */
function hasNestedAttributes({ type }: TypeName): boolean {
  return type.startsWith("helm");
}

function objectType(nesting: Nesting, attributes: Readonly<Record<string, Attribute>>): ValueType {
  const members = Object.entries(attributes).map(([name, { type }]) => [name, type ?? "dynamic"] as const);
  const object: ValueType = ["object", Object.fromEntries(members)];
  return nesting === "single" ? object : [nesting, object];
}
