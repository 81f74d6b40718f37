import { ConfigMapV1 } from "@cdktf/provider-kubernetes/lib/config-map-v1";
import { TerraformLocal, type TerraformStack } from "cdktf";
import { group } from "./fault";
import { addKubernetes, output } from "./parts";

function configMap(stack: TerraformStack, text: string): ConfigMapV1 {
  addKubernetes(stack);
  return new ConfigMapV1(stack, "dashboard", { metadata: { name: "dashboard" }, data: { "shop.json": text } });
}

/** Text that Terraform would take for an expression. */
export const escaping = group("Text for Terraform", [
  {
    name: "an unescaped ${ in a dashboard",
    caughtBy: "synth",
    says: "would be evaluated by Terraform. Pass text through terraformText or terraformJson [escaped-templates]",
    at: "/dashboard.data",
    build: (stack) => {
      configMap(stack, '{"datasource":"${DS_PROMETHEUS}"}');
    },
  },
  {
    name: "an unescaped %{ in a configuration file",
    caughtBy: "synth",
    says: "would be evaluated by Terraform. Pass text through terraformText or terraformJson [escaped-templates]",
    at: "/dashboard.data",
    build: (stack) => {
      configMap(stack, "LogFormat %{time}t");
    },
  },
  {
    name: "an unescaped ${ in an output",
    caughtBy: "validate",
    says: "Invalid reference … A reference to a resource type must be followed by at least one attribute access",
    at: "in output.result",
    build: (stack) => {
      output(stack, '{"datasource":"${DS_PROMETHEUS}"}');
    },
  },
  {
    name: "an unescaped %{ in a local value",
    caughtBy: "validate",
    says: 'Invalid template control keyword … "time" is not a valid template control keyword.',
    at: '"format": "LogFormat %{time}t"',
    build: (stack) => {
      new TerraformLocal(stack, "format", "LogFormat %{time}t");
    },
  },
]);
