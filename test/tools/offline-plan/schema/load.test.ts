import { allTypes, deriveSchemas, PROVIDERS } from "../../../../tools/offline-plan/schema";
import { temporaryFolder } from "../../../support/terraform";
import { printBlock } from "./notation";

const only = (provider: string, resources: string[] = [], dataSources: string[] = []) => [
  { provider, resources, dataSources },
];

describe("provider schemas come from the installed bindings", () => {
  it("with the version of the provider that the bindings were made for", () => {
    const [helm] = deriveSchemas(only("helm"));
    expect(helm).toMatchObject({ name: "helm", version: expect.stringMatching(/^\d+\.\d+\.\d+$/) as string });
  });

  it("with the provider's own configuration, without the alias that is Terraform's", () => {
    const [kubernetes] = deriveSchemas(only("kubernetes"));
    const lines = kubernetes ? printBlock(kubernetes.provider) : [];
    expect(lines).toEqual(expect.arrayContaining(["host string optional", "exec block list 0..n"]));
    expect(lines.filter((line) => line.startsWith("alias"))).toEqual([]);
  });

  it("of the types that are asked for and no others", () => {
    const [aws] = deriveSchemas(only("aws", ["aws_vpc", "aws_subnet"], ["aws_vpc"]));
    expect(Object.keys(aws?.resources ?? {})).toEqual(["aws_vpc", "aws_subnet"]);
    expect(Object.keys(aws?.dataSources ?? {})).toEqual(["aws_vpc"]);
  });

  it("leaving out a type that the provider does not have, which Terraform itself reports", () => {
    const [aws] = deriveSchemas(only("aws", ["aws_vpcs_of_mars"], ["aws_eks_pod_identity_association"]));
    expect(aws).toMatchObject({ resources: {}, dataSources: {} });
  });

  it("also where the large classes of a type lie in files of their own", () => {
    const [google] = deriveSchemas(only("google", ["google_container_cluster"]));
    const lines = printBlock(google?.resources.google_container_cluster ?? { attributes: {}, blocks: {} });
    expect(lines).toEqual(expect.arrayContaining(["  client_key string computed sensitive"]));
    expect(lines.length).toBeGreaterThan(500);
  });

  it("for types whose names begin with data, too", () => {
    expect(allTypes("google").resources).toContain("google_data_fusion_instance");
    const [google] = deriveSchemas(only("google", ["google_data_fusion_instance"]));
    expect(Object.keys(google?.resources ?? {})).toEqual(["google_data_fusion_instance"]);
  });
});

describe("what cannot be derived is said in one sentence", () => {
  const elsewhere = temporaryFolder();

  it("when the bindings are not installed", () => {
    expect(() => deriveSchemas(only("aws"), elsewhere)).toThrow(
      "@cdktf/provider-aws: is not installed. Run `npm ci` in the project's folder.",
    );
  });

  it("when the provider has no bindings", () => {
    expect(() => deriveSchemas(only("random"))).toThrow(
      `random: is a provider without bindings. Use one of ${PROVIDERS.join(", ")}.`,
    );
  });

  it("when the bindings leave a member of a type out", () => {
    expect(() => deriveSchemas(only("aws", ["aws_vpc", "aws_wafv2_web_acl", "aws_quicksight_template"]))).toThrow(
      /resource aws_wafv2_web_acl\.rule\.statement: has no type in the bindings.*\nresource aws_quicksight_template\.definition: /,
    );
  });
});
