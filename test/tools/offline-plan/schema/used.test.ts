import { usedTypes } from "../../../../tools/offline-plan/schema";

describe("the types that stacks use", () => {
  const platform = {
    name: "dev-platform",
    terraform: {
      terraform: {
        required_providers: { aws: { source: "aws" }, helm: { source: "registry.terraform.io/hashicorp/helm" } },
      },
      provider: { aws: [{}], kubernetes: [{}] },
      resource: { helm_release: { loki: {} }, terraform_data: { marker: {} } },
      data: { aws_vpc: { main: {} }, terraform_remote_state: { foundation: {} } },
    },
  };
  const foundation = { name: "dev-foundation", terraform: { resource: { aws_vpc: {}, aws_subnet: {} } } };

  it("are collected over all stacks, by provider", () => {
    expect(usedTypes([platform, foundation])).toEqual([
      { provider: "aws", resources: ["aws_subnet", "aws_vpc"], dataSources: ["aws_vpc"] },
      { provider: "helm", resources: ["helm_release"], dataSources: [] },
      { provider: "kubernetes", resources: [], dataSources: [] },
    ]);
  });

  it("may be none", () => {
    expect(usedTypes([{ name: "empty", terraform: {} }])).toEqual([]);
  });

  it("must belong to the five providers; every other one is named with its stack", () => {
    const stray = {
      name: "dev-stray",
      terraform: { resource: { random_password: {} }, provider: { "google-beta": [] } },
    };
    expect(() => usedTypes([platform, stray])).toThrow(
      [
        'dev-stray: "google-beta" is a provider that cannot be planned without its plugin. ' +
          "Use one of aws, google, azurerm, kubernetes, helm, or plan this stack with the real provider.",
        'dev-stray: "random" is a provider that cannot be planned without its plugin. ' +
          "Use one of aws, google, azurerm, kubernetes, helm, or plan this stack with the real provider.",
      ].join("\n"),
    );
  });

  it("must not come from a provider that only shares the name", () => {
    const fork = {
      name: "dev-fork",
      terraform: { terraform: { required_providers: { aws: { source: "acme/aws" } } } },
    };
    expect(() => usedTypes([fork])).toThrow('dev-fork: "acme/aws" is a provider that cannot be planned');
  });
});
