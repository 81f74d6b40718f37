import { SecretV1 } from "@cdktf/provider-kubernetes/lib/secret-v1";
import { TerraformVariable, type TerraformStack } from "cdktf";
import { group } from "./fault";
import { addKubernetes, data, output, raw } from "./parts";

function credentials(stack: TerraformStack): SecretV1 {
  addKubernetes(stack);
  return new SecretV1(stack, "credentials", { metadata: { name: "credentials" }, data: { token: "x" } });
}

/** Secrets that would be seen where they must not. */
export const sensitivity = group("Secrets", [
  {
    name: "a secret as text instead of a reference to it",
    caughtBy: "compiler",
    says: "TS2345: Argument of type 'string' is not assignable to parameter of type 'SecretRef'.",
    at: '"https://hooks',
    code: `slack("#ops", "https://hooks.example.com/T0/B0");`,
  },
  {
    name: "an output of a secret that is not marked sensitive",
    caughtBy: "plan",
    says: "Output refers to sensitive values … To reduce the risk of accidentally exporting sensitive data",
    at: '"result": {',
    build: (stack) => {
      output(stack, credentials(stack).data);
    },
  },
  {
    name: "an output of cluster credentials that is not marked sensitive",
    caughtBy: "plan",
    says: "Output refers to sensitive values … annotate the output value as sensitive",
    at: '"result": {',
    build: (stack) => {
      raw(stack, "azurerm_storage_account", "store", {
        name: "logs",
        resource_group_name: "main",
        location: "westeurope",
        account_tier: "Standard",
        account_replication_type: "LRS",
      });
      output(stack, "${azurerm_storage_account.store.primary_access_key}");
    },
  },
  {
    name: "for_each over a secret",
    caughtBy: "validate",
    says: "Invalid for_each argument … Sensitive values, or values derived from sensitive values, cannot be used as for_each arguments.",
    at: "in resource.terraform_data.each",
    build: (stack) => {
      new TerraformVariable(stack, "names", { default: ["a"], sensitive: true });
      data(stack, "each", "a").addOverride("for_each", "${toset(var.names)}");
    },
  },
]);
