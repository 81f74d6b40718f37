import type { Attribute, Block, Nesting, ProviderSchema } from "../schema/schema";
import { mapValues } from "./value";

const NESTING: Readonly<Record<Nesting, number>> = { single: 1, list: 2, set: 3, map: 4 };

/** The answer to GetProviderSchema. */
export function schemaMessage({ provider, resources, dataSources }: ProviderSchema): object {
  return {
    provider: versioned(provider),
    resource_schemas: mapValues(resources, versioned),
    data_source_schemas: mapValues(dataSources, versioned),
    // One terraform process then asks once, not once for each instance of the provider.
    server_capabilities: { get_provider_schema_optional: true },
  };
}

function versioned(block: Block): object {
  return { version: 0, block: blockMessage(block) };
}

function blockMessage({ attributes, blocks }: Block): object {
  return {
    attributes: attributeMessages(attributes),
    block_types: Object.entries(blocks).map(([name, { nesting, block, minItems, maxItems }]) => ({
      type_name: name,
      block: blockMessage(block),
      nesting: NESTING[nesting],
      min_items: minItems,
      max_items: maxItems,
    })),
  };
}

function attributeMessages(attributes: Readonly<Record<string, Attribute>>): object[] {
  return Object.entries(attributes).map(([name, { required, optional, computed, sensitive, writeOnly, ...kind }]) => ({
    name,
    required,
    optional,
    computed,
    sensitive,
    write_only: writeOnly,
    ...(kind.nested
      ? {
          nested_type: { attributes: attributeMessages(kind.nested.attributes), nesting: NESTING[kind.nested.nesting] },
        }
      : { type: new TextEncoder().encode(JSON.stringify(kind.type)) }),
  }));
}
