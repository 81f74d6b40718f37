export { allTypes, PROVIDERS, type ProviderName } from "./bindings";
export { deriveSchemas } from "./load";
export type * from "./schema";
export { usedTypes, type TerraformJson, type TerraformStack } from "./used";
