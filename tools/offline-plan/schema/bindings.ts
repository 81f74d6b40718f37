import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fail } from "../../../constructs/core/errors";

/** The providers that have bindings here, and therefore a schema. */
export const PROVIDERS = ["aws", "google", "azurerm", "kubernetes", "helm"] as const;
export type ProviderName = (typeof PROVIDERS)[number];

/** What a type is: `resource "aws_vpc"` or `data "aws_vpc"`. */
export type TypeKind = "resource" | "data";

/** An installed `@cdktf/provider-*` package: TypeScript classes that cdktf generated from a provider's schema. */
export interface Binding {
  readonly provider: ProviderName;
  /** Version of the provider whose schema the classes were generated from. */
  readonly version: string;
  /** One directory for each type. */
  readonly folder: string;
}

/** Whether there are bindings for a provider of that name. */
export function isProviderName(name: string): name is ProviderName {
  return PROVIDERS.some((provider) => provider === name);
}

/**
 * Finds the bindings of a provider.
 * @param from folder whose `node_modules`, and those above it, are searched
 */
export function findBinding(provider: ProviderName, from: string = __dirname): Binding {
  const file = resolveManifest(provider, from);
  const manifest = JSON.parse(readFileSync(file, "utf8")) as { readonly cdktf: { provider: { version: string } } };
  return { provider, version: manifest.cdktf.provider.version, folder: join(dirname(file), "lib") };
}

function resolveManifest(provider: ProviderName, from: string): string {
  const name = `@cdktf/provider-${provider}`;
  try {
    return require.resolve(`${name}/package.json`, { paths: [from] });
  } catch {
    return fail({ at: name, problem: "is not installed", fix: "Run `npm ci` in the project's folder" });
  }
}

/** Every type of a provider, by the names that Terraform knows. */
export function allTypes(provider: ProviderName): { readonly resources: string[]; readonly dataSources: string[] } {
  const { folder } = findBinding(provider);
  const directories = readdirSync(folder).filter((name) => name !== "provider" && !name.includes("."));
  const isData = (name: string): boolean => name.startsWith(`data-${provider}-`);
  const underscored = (name: string): string => name.replaceAll("-", "_");
  return {
    resources: directories.filter((name) => !isData(name)).map((name) => `${provider}_${underscored(name)}`),
    dataSources: directories.filter(isData).map((name) => underscored(name.slice("data-".length))),
  };
}

/** Source of the classes of one type; undefined where the provider does not have it. */
export function readTypeSource(binding: Binding, kind: TypeKind, type: string): string | undefined {
  const dashed = type.replaceAll("_", "-");
  return readSource(binding, kind === "data" ? `data-${dashed}` : dashed.slice(binding.provider.length + 1));
}

/** Source of the classes of the provider's own configuration. */
export function readProviderSource(binding: Binding): string {
  return readSource(binding, "provider") ?? "";
}

/** Large types keep their nested classes in `index-structs/structs*.js` beside their `index.js`. */
function readSource({ folder }: Binding, directory: string): string | undefined {
  const index = join(folder, directory, "index.js");
  if (!existsSync(index)) return undefined;
  const structs = join(folder, directory, "index-structs");
  const parts = existsSync(structs) ? readdirSync(structs).filter((name) => /^structs\d+\.js$/.test(name)) : [];
  return [index, ...parts.map((name) => join(structs, name))].map(originalSource).join("\n");
}

interface SourceMap {
  readonly sourcesContent: readonly string[];
}

/** The TypeScript that a file was compiled from: its source map, written at its end, carries the whole text. */
function originalSource(file: string): string {
  const compiled = readFileSync(file, "latin1");
  const map = Buffer.from(compiled.slice(compiled.lastIndexOf("base64,") + "base64,".length), "base64");
  return (JSON.parse(map.toString("utf8")) as SourceMap).sourcesContent.join("\n");
}
