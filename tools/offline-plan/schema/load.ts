import type { Problem } from "../../../constructs/core/errors";
import { fail, failIfAny } from "../../../constructs/core/errors";
import {
  findBinding,
  isProviderName,
  PROVIDERS,
  readProviderSource,
  readTypeSource,
  type Binding,
  type TypeKind,
} from "./bindings";
import { deriveBlock } from "./derive";
import type { Block, ProviderSchema, UsedTypes } from "./schema";
import { parseSource } from "./source";

/**
 * Schemas of the given types, from the installed bindings. A type that its provider does not have is left out, so that
 * Terraform itself says `Invalid resource type`.
 * @param from folder whose `node_modules` hold the bindings; the project's own by default
 */
export function deriveSchemas(used: readonly UsedTypes[], from?: string): ProviderSchema[] {
  return used.map(({ provider, resources, dataSources }) => {
    const binding = findBinding(requireProvider(provider), from);
    return {
      name: provider,
      version: binding.version,
      provider: providerBlock(binding),
      resources: deriveTypes(binding, "resource", resources),
      dataSources: deriveTypes(binding, "data", dataSources),
    };
  });
}

function requireProvider(name: string): Binding["provider"] {
  if (isProviderName(name)) return name;
  return fail({ at: name, problem: "is a provider without bindings", fix: `Use one of ${PROVIDERS.join(", ")}` });
}

/** `alias` tells configurations apart; it is Terraform's own. */
function providerBlock(binding: Binding): Block {
  const source = parseSource(readProviderSource(binding));
  const { attributes, blocks } = deriveBlock(source, { kind: "provider", type: binding.provider }).block;
  return { attributes: Object.fromEntries(Object.entries(attributes).filter(([name]) => name !== "alias")), blocks };
}

function deriveTypes(binding: Binding, kind: TypeKind, types: readonly string[]): Record<string, Block> {
  const problems: Problem[] = [];
  const blocks: Record<string, Block> = {};
  for (const type of types) {
    const text = readTypeSource(binding, kind, type);
    if (text === undefined) continue;
    const { block, unknown } = deriveBlock(parseSource(text), { kind, type });
    blocks[type] = block;
    problems.push(...unknown.map((path) => undescribed(`${kind} ${type}.${path}`)));
  }
  failIfAny(problems);
  return blocks;
}

function undescribed(at: string): Problem {
  return {
    at,
    problem: "has no type in the bindings: cdktf leaves very deep structures out of them",
    fix: "Use another type, or plan this stack with the real provider",
  };
}
