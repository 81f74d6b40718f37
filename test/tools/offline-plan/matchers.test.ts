import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { TerraformStack, Testing } from "cdktf";
import "../../support/cdktf-matchers";
import { describeWith } from "../../support/programs";

function synthesizedRole(policy: string): string {
  const stack = new TerraformStack(Testing.app(), "test");
  new AwsProvider(stack, "aws", { region: "eu-west-1" });
  new IamRole(stack, "role", { name: "reader", assumeRolePolicy: policy });
  return Testing.fullSynth(stack);
}

describeWith("terraform", "cdktf's matchers on the mock providers", () => {
  it("accept a stack that can be planned", () => {
    const stack = synthesizedRole("{}");
    expect(stack).toBeValidTerraform();
    expect(stack).toPlanSuccessfully();
  });

  it("refuse a stack with a reference to nowhere", () => {
    const stack = synthesizedRole("${aws_iam_policy.nowhere.policy}");
    expect(stack).not.toBeValidTerraform();
    expect(stack).not.toPlanSuccessfully();
  });
});
