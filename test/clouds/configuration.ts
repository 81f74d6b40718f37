/** One resource or data source as Terraform reads it. */
export type Block = Readonly<Record<string, unknown>>;

/** One synthesized stack. */
export class Configuration {
  constructor(readonly json: Readonly<Record<string, Record<string, Record<string, Block>>>>) {}

  /** Resources of a type by construct path: `network/vpc`. */
  resources(type: string): Record<string, Block> {
    return byPath(this.json.resource?.[type]);
  }

  data(type: string): Record<string, Block> {
    return byPath(this.json.data?.[type]);
  }

  /** The one resource of a type at a construct path. */
  resource(type: string, path: string): Block {
    const found = this.resources(type)[path];
    if (!found) throw new Error(`${type} ${path} is not among ${Object.keys(this.resources(type)).join(", ")}`);
    return found;
  }

  /** How many resources of each type there are. */
  inventory(): Record<string, number> {
    const types = Object.entries(this.json.resource ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
    return Object.fromEntries(types.map(([type, all]) => [type, Object.keys(all).length]));
  }
}

/** The path of each construct without its stack, taken from the comment that cdktf leaves. */
function byPath(blocks: Record<string, Block> = {}): Record<string, Block> {
  return Object.fromEntries(
    Object.values(blocks).map((block) => {
      const { metadata } = block["//"] as { metadata: { path: string } };
      return [metadata.path.slice(metadata.path.indexOf("/") + 1), block];
    }),
  );
}
