import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { Vpc } from "@cdktf/provider-aws/lib/vpc";
import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { group } from "./fault";
import { network, raw } from "./parts";

/** Providers that are missing, or configured wrongly. */
export const providers = group("Providers", [
  {
    name: "a resource without its provider",
    caughtBy: "synth",
    says: "Found resources without a matching provider construct. Please make sure to add provider constructs",
    at: "for the following providers: aws",
    build: (stack) => {
      new Vpc(stack, "network", { cidrBlock: "10.0.0.0/16" });
    },
  },
  {
    name: "azurerm without its features block",
    caughtBy: "synth",
    says: "is missing. Write features: [{}] [azurerm-features]",
    at: "/azurerm.features",
    build: (stack) => {
      new AzurermProvider(stack, "azurerm", { subscriptionId: "00000000-0000-0000-0000-000000000000" });
      raw(stack, "azurerm_resource_group", "group", { name: "main", location: "westeurope" });
    },
  },
  {
    name: "an alias that no provider has",
    caughtBy: "validate",
    says: "Provider configuration not present To work with aws_vpc.network its original provider configuration",
    at: "aws_vpc.network",
    build: (stack) => {
      network(stack).addOverride("provider", "aws.other");
    },
  },
  {
    name: "two configurations of one provider without an alias",
    caughtBy: "init",
    says: 'Duplicate provider configuration … A default (non-aliased) provider configuration for "aws" was already given',
    at: '"aws": [',
    build: (stack) => {
      network(stack);
      new AwsProvider(stack, "other", { region: "us-east-1" });
    },
  },
  {
    name: "an unknown argument of a provider, through addOverride",
    caughtBy: "validate",
    says: 'No argument or block type is named "regions"',
    at: "in provider.aws[0]",
    build: (stack) => {
      const provider = new AwsProvider(stack, "aws", { region: "eu-west-1" });
      provider.addOverride("regions", ["eu-west-1"]);
      network(stack);
    },
  },
]);
