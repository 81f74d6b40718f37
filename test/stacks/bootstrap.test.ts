import { github } from "../../constructs";
import { dev } from "../../environments/dev";
import { stacksOf, synthesize, type TerraformJson } from "../support/synth";

function bootstrapOf(trust: "new" | "existing"): TerraformJson {
  const automation = github("acme/observability", { trust });
  return stacksOf(synthesize([{ ...dev, automation }]))["bootstrap-dev-aws"] ?? {};
}

describe("the bootstrap of an environment", () => {
  it("makes the trust in GitHub, which an account can hold once", () => {
    expect(Object.keys(bootstrapOf("new").resource ?? {})).toContain("aws_iam_openid_connect_provider");
  });

  it("uses the trust that another environment of the account has made", () => {
    const { resource = {} } = bootstrapOf("existing");
    expect(Object.keys(resource)).not.toContain("aws_iam_openid_connect_provider");
    expect(Object.keys(resource.aws_iam_role ?? {})).toHaveLength(2);
  });
});
