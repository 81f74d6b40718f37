import type { Problem } from "../../../constructs/core/errors";
import { failIfAny } from "../../../constructs/core/errors";
import { isProviderName, PROVIDERS } from "./bindings";
import type { UsedTypes } from "./schema";

/** The parts of a `cdk.tf.json` that name types and providers. */
export interface TerraformJson {
  readonly resource?: Readonly<Record<string, unknown>>;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly provider?: Readonly<Record<string, unknown>>;
  readonly terraform?: { readonly required_providers?: Readonly<Record<string, RequiredProvider>> };
}

export interface RequiredProvider {
  readonly source?: string;
}

/** A stack and its Terraform configuration. */
export interface TerraformStack {
  readonly name: string;
  readonly terraform: TerraformJson;
}

/**
 * The types that the stacks mention, and the providers that they configure, sorted by name.
 * @throws BelvedereError on a provider that has no bindings here
 */
export function usedTypes(stacks: readonly TerraformStack[]): UsedTypes[] {
  failIfAny(stacks.flatMap(unknownProviders));
  const resources = typesOf(stacks, "resource");
  const dataSources = typesOf(stacks, "data");
  const providers = unique(stacks.flatMap(({ terraform }) => providersOf(terraform)));
  return providers.map((provider) => ({
    provider,
    resources: resources.filter((type) => providerOf(type) === provider),
    dataSources: dataSources.filter((type) => providerOf(type) === provider),
  }));
}

/** `terraform_remote_state` and `terraform_data` belong to a provider that is part of Terraform. */
const BUILT_IN = "terraform";

function typesOf(stacks: readonly TerraformStack[], section: "resource" | "data"): string[] {
  return unique(stacks.flatMap(({ terraform }) => Object.keys(terraform[section] ?? {})));
}

/** Terraform takes the local name of a type's provider from the type, up to the first underscore. */
function providerOf(type: string): string {
  return type.split("_", 1)[0] ?? type;
}

function providersOf({ resource, data, provider, terraform }: TerraformJson): string[] {
  const types = [...Object.keys(resource ?? {}), ...Object.keys(data ?? {})];
  const declared = [...Object.keys(provider ?? {}), ...Object.keys(terraform?.required_providers ?? {})];
  return unique([...types.map(providerOf), ...declared]).filter((name) => name !== BUILT_IN);
}

/** Sources of the official providers: cdktf writes `aws`, Terraform's documentation `hashicorp/aws`. */
const OFFICIAL = /^(?:(?:registry\.terraform\.io\/)?hashicorp\/)?(?<type>[\w-]+)$/;

function unknownProviders({ name, terraform }: TerraformStack): Problem[] {
  const required = terraform.terraform?.required_providers ?? {};
  return providersOf(terraform)
    .map((provider) => ({ provider, source: required[provider]?.source ?? provider }))
    .filter(({ provider, source }) => OFFICIAL.exec(source)?.groups?.type !== provider || !isProviderName(provider))
    .map(({ source }) => ({
      at: name,
      value: source,
      problem: "is a provider that cannot be planned without its plugin",
      fix: `Use one of ${PROVIDERS.join(", ")}, or plan this stack with the real provider`,
    }));
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)].sort();
}
