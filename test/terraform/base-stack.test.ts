import { App, TerraformLocal, TerraformOutput, TerraformResource, TerraformStack, TerraformVariable } from "cdktf";
import { Construct } from "constructs";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { BelvedereError } from "../../constructs/core/errors";
import { localState } from "../../constructs/core/state";
import { BaseStack } from "../../constructs/terraform/base-stack";
import { exempt, type Policy } from "../../constructs/terraform/policies";
import { temporaryFolder } from "../support/terraform";

const root = temporaryFolder();

/** The configuration of a stack as it is written; throws what synthesis finds wrong with it. */
function synthesize(build: (stack: BaseStack) => void, policies: readonly Policy[] = []): string {
  const app = new App({ outdir: root });
  build(new BaseStack(app, "dev-eks-platform", { state: localState(), policies }));
  app.synth();
  return readFileSync(join(root, "stacks", "dev-eks-platform", "cdk.tf.json"), "utf8");
}

/** A resource that needs no provider and, unlike cdktf's DataResource, no terraform program to synthesize. */
function add(scope: Construct, id: string, input?: string): TerraformResource {
  const resource = new TerraformResource(scope, id, { terraformResourceType: "terraform_data" });
  if (input !== undefined) resource.addOverride("input", input);
  return resource;
}

const noPlainInput: Policy = {
  code: "no-plain-input",
  title: "input is never plain",
  reason: "Plain input is for tests.",
  check: ({ type, attributes }) =>
    type === "terraform_data" && attributes.input === "plain"
      ? [{ attribute: "input", value: "plain", problem: "is plain", fix: "Write something else" }]
      : [],
};

describe("every stack", () => {
  test("says where its state is and which Terraform may apply it", () => {
    const { terraform } = JSON.parse(synthesize(() => undefined)) as { terraform: unknown };
    expect(terraform).toEqual({
      backend: { local: { path: "../../../state/dev-eks-platform.tfstate" } },
      required_version: ">= 1.11.0, < 2.0.0",
    });
  });

  test("is written with the same bytes every time, and without a path of this machine", () => {
    const build = (stack: BaseStack): void => {
      add(new Construct(stack, "part"), "data", "text");
    };
    const first = synthesize(build);
    expect(synthesize(build)).toBe(first);
    expect(first).not.toContain(root);
    expect(first).not.toContain(process.cwd());
  });
});

describe("two elements with one address are an error, since cdktf would make one of them", () => {
  test("ids that lose the characters in which they differ", () => {
    expect(() =>
      synthesize((stack) => {
        add(stack, "a.b");
        add(stack, "ab");
      }),
    ).toThrow(
      'dev-eks-platform/a.b: "terraform_data.ab" is also the address of dev-eks-platform/ab, ' +
        "so that Terraform would see one of them only. Give them ids that differ in letters or digits.",
    );
  });

  test("an overridden id, however deep", () => {
    expect(() =>
      synthesize((stack) => {
        add(stack, "bucket");
        add(new Construct(stack, "part"), "other").overrideLogicalId("bucket");
      }),
    ).toThrow('"terraform_data.bucket" is also the address of dev-eks-platform/part/other');
  });

  test.each([
    ["outputs", (stack: Construct, id: string) => new TerraformOutput(stack, id, { value: "x" })],
    ["variables", (stack: Construct, id: string) => new TerraformVariable(stack, id, {})],
    ["locals", (stack: Construct, id: string) => new TerraformLocal(stack, id, "x")],
  ])("%s, too", (_, make) => {
    const build = (stack: BaseStack): void => {
      make(stack, "a.b");
      make(stack, "ab");
    };
    expect(() => synthesize(build)).toThrow("is also the address of dev-eks-platform/ab");
  });

  test("the same id under another type is none", () => {
    const build = (stack: BaseStack): void => {
      add(stack, "a.b");
      new TerraformOutput(stack, "ab", { value: "x", staticId: true });
    };
    expect(() => synthesize(build)).not.toThrow();
  });

  test("the same id in another stack is none", () => {
    const build = (stack: BaseStack): void => {
      add(stack, "a");
      add(new TerraformStack(stack, "nested"), "a").overrideLogicalId("a");
    };
    expect(() => synthesize(build)).not.toThrow();
  });
});

describe("a policy", () => {
  test("names the place, the value, the way out, its code and its reason", () => {
    expect(() => synthesize((stack) => add(stack, "data", "plain"), [noPlainInput])).toThrow(
      'dev-eks-platform/data.input: "plain" is plain. Write something else [no-plain-input]. Plain input is for tests.',
    );
  });

  test("reports all findings of a stack at once, with duplicate addresses among them", () => {
    const build = (stack: BaseStack): void => {
      add(stack, "a.b", "plain");
      add(stack, "ab", "${x}");
      add(stack, "c", "plain");
    };
    expect(() => synthesize(build, [noPlainInput])).toThrow(
      /is also the address[\s\S]*a\.b\.input[\s\S]*ab\.input[\s\S]*c\.input/,
    );
  });

  test("is a mistake of the user, which tools print without a stack trace", () => {
    expect(() => synthesize((stack) => add(stack, "data", "plain"), [noPlainInput])).toThrow(BelvedereError);
  });

  test("holds only where it was given", () => {
    expect(() => synthesize((stack) => add(stack, "data", "plain"))).not.toThrow();
  });

  test("sees the other elements of its stack", () => {
    const alone: Policy = {
      ...noPlainInput,
      check: ({ id }, all) => (all.length > 1 ? [{ value: id, problem: "is not alone", fix: "Remove one" }] : []),
    };
    expect(() => synthesize((stack) => add(stack, "a"), [alone])).not.toThrow();
    expect(() =>
      synthesize(
        (stack) => {
          add(stack, "a");
          add(stack, "b");
        },
        [alone],
      ),
    ).toThrow(/dev-eks-platform\/a: "a" is not alone[\s\S]*dev-eks-platform\/b: "b" is not alone/);
  });
});

describe("an exemption", () => {
  const other: Policy = { ...noPlainInput, code: "another-policy" };

  test("frees a construct and what is below it from one policy, and nothing else", () => {
    const build = (stack: BaseStack): void => {
      const part = new Construct(stack, "part");
      add(part, "below", "plain");
      add(stack, "beside", "plain");
      exempt(part, noPlainInput, "shown to nobody but tests");
    };
    expect(() => synthesize(build, [noPlainInput])).toThrow("dev-eks-platform/beside.input");
    expect(() => synthesize(build, [noPlainInput])).not.toThrow("dev-eks-platform/part/below");
    expect(() => synthesize(build, [other])).toThrow("dev-eks-platform/part/below.input");
  });

  test("leaves no trace in the configuration", () => {
    const written = synthesize(
      (stack) => {
        exempt(add(stack, "data", "plain"), noPlainInput, "shown to nobody but tests");
      },
      [noPlainInput],
    );
    expect(written).not.toContain("nobody");
  });

  test.each(["", "  ", "because"])("needs a reason, and %j is none", (reason) => {
    const build = (stack: BaseStack): void => {
      exempt(add(stack, "data"), noPlainInput, reason);
    };
    expect(() => synthesize(build)).toThrow("is no reason for an exemption from no-plain-input (input is never plain)");
  });
});
