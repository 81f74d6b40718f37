import { type Attributes, blocksAt, valueAt, valuesAt } from "./attributes";

/** The arguments of a backend that say which state it is. The others say how to reach it. */
const STATE: Readonly<Record<string, readonly string[]>> = {
  s3: ["bucket", "key"],
  gcs: ["bucket", "prefix"],
  azurerm: ["storage_account_name", "container_name", "key"],
  local: ["path"],
};

/** Where a stack keeps its state, in words: `s3 bucket="acme-state" key="dev-fleet.tfstate"`. */
export function stateOf(terraform: Attributes): string {
  const [backend = {}] = blocksAt(terraform, "terraform.backend");
  const [cloud] = blocksAt(terraform, "terraform.cloud");
  const [kind, config] = cloud ? ["cloud", cloud] : (Object.entries(backend)[0] ?? ["local", {}]);
  return [kind, ...described(config, STATE[kind] ?? Object.keys(config as Attributes).sort())].join(" ");
}

/** The arguments of a provider that say in which account, project or subscription, and where, resources are. */
const PLACE: Readonly<Record<string, readonly string[]>> = {
  aws: ["region", "allowed_account_ids"],
  azurerm: ["subscription_id"],
  google: ["project", "region"],
};

/** Where the providers of a stack make resources, by provider and in words: `region="eu-west-1" …`, once per alias. */
export function placesOf(terraform: Attributes): ReadonlyMap<string, readonly string[]> {
  return new Map(
    Object.entries(PLACE)
      .map(([provider, keys]): [string, string[]] => [
        provider,
        blocksAt(terraform, `provider.${provider}`).map((config) => described(config, keys).join(" ")),
      ])
      .filter(([, places]) => places.length > 0),
  );
}

function described(config: unknown, keys: readonly string[]): string[] {
  return keys
    .filter((key) => valueAt(config, key) !== undefined)
    .map(
      (key) =>
        `${key}=${valuesAt(config, key)
          .map((value) => JSON.stringify(value))
          .join(",")}`,
    );
}
