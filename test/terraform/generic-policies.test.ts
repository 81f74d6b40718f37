import { AzurermProvider, type AzurermProviderConfig } from "@cdktf/provider-azurerm/lib/provider";
import { HelmProvider } from "@cdktf/provider-helm/lib/provider";
import { Release, type ReleaseConfig } from "@cdktf/provider-helm/lib/release";
import { Manifest } from "@cdktf/provider-kubernetes/lib/manifest";
import { KubernetesProvider } from "@cdktf/provider-kubernetes/lib/provider";
import { App, TerraformIterator, TerraformResource, TerraformVariable } from "cdktf";
import { localState } from "../../constructs/core/state";
import { BaseStack } from "../../constructs/terraform/base-stack";
import { terraformJson, terraformText } from "../../constructs/terraform/text";
import { temporaryFolder } from "../support/terraform";

const root = temporaryFolder();

/** Every finding in a stack, one message. Empty where there is none. */
function findings(build: (stack: BaseStack, app: App) => void): string {
  const app = new App({ outdir: root });
  const stack = new BaseStack(app, "stack", { state: localState() });
  new HelmProvider(stack, "helm");
  new KubernetesProvider(stack, "kubernetes");
  build(stack, app);
  try {
    app.synth();
    return "";
  } catch (error) {
    return String(error);
  }
}

function add(stack: BaseStack, id: string, input: unknown): TerraformResource {
  const resource = new TerraformResource(stack, id, { terraformResourceType: "terraform_data" });
  resource.addOverride("input", input);
  return resource;
}

const careful: ReleaseConfig = { name: "loki", chart: "loki", version: "18.0.1", timeout: 600, values: ["{}"] };

const release = (override: Partial<ReleaseConfig>): string =>
  findings((stack) => {
    new Release(stack, "loki", { ...careful, ...override });
  });

test("a careful release passes", () => {
  expect(release({})).toBe("");
  expect(release({ version: "v1.2.3-rc.1+build.5", wait: true })).toBe("");
});

test.each([undefined, "", "18", "18.0", "^18.0.1", "~> 18.0.1", ">=18.0.1", "18.x.x", "latest", "18.0.1 || 19.0.0"])(
  "helm-exact-version: %j is no exact version",
  (version) => {
    expect(release({ version })).toContain("[helm-exact-version]");
    expect(release({ version })).toContain("stack/loki.version:");
  },
);

test("helm-exact-version: a version known at run time passes", () => {
  const build = (stack: BaseStack): void => {
    new Release(stack, "loki", { ...careful, version: new TerraformVariable(stack, "version", {}).stringValue });
  };
  expect(findings(build)).toBe("");
});

test("helm-waits: a release that does not wait, or for no stated time", () => {
  expect(release({ wait: false })).toContain("stack/loki.wait: false lets Terraform go on");
  expect(release({ timeout: undefined })).toContain("stack/loki.timeout: is left to the provider");
});

test.each<[string, Partial<ReleaseConfig>]>([
  ["set", { set: [{ name: "a", value: "b" }] }],
  ["set_list", { setList: [{ name: "a", value: ["b"] }] }],
  ["set_sensitive", { setSensitive: [{ name: "a", value: "b" }] }],
])("helm-values-only: %s is refused, and its value not printed", (attribute, override) => {
  expect(release(override)).toContain(`stack/loki.${attribute}: bypasses the values`);
});

test("no-kubernetes-manifest", () => {
  const build = (stack: BaseStack): void => {
    new Manifest(stack, "rule", { manifest: { kind: "PrometheusRule" } });
  };
  expect(findings(build)).toContain("stack/rule:");
  expect(findings(build)).toContain("[no-kubernetes-manifest]");
});

describe("azurerm-features", () => {
  const provider = (config: Partial<AzurermProviderConfig>): string =>
    findings((stack) => {
      new AzurermProvider(stack, "azurerm", { subscriptionId: "00000000-0000-0000-0000-000000000000", ...config });
    });

  test("a provider without the block, or with an empty list of it", () => {
    expect(provider({})).toContain("stack/azurerm.features: is missing. Write features: [{}] [azurerm-features].");
    expect(provider({ features: [] })).toContain("stack/azurerm.features: [] is missing.");
  });

  test("an alias needs its own", () => {
    const build = (stack: BaseStack): void => {
      new AzurermProvider(stack, "azurerm", { features: [{}] });
      new AzurermProvider(stack, "other", { alias: "other" });
    };
    expect(findings(build)).toContain("stack/other.features: is missing");
    expect(findings(build)).not.toContain("stack/azurerm");
  });

  test("an empty block is enough", () => {
    expect(provider({ features: [{}] })).toBe("");
  });
});

test("no-remote-state: an attribute of one stack used in another", () => {
  const build = (stack: BaseStack, app: App): void => {
    const other = new BaseStack(app, "other", { state: localState() });
    add(stack, "data", add(other, "origin", "x").getStringAttribute("output"));
  };
  expect(findings(build)).toContain("[no-remote-state]");
});

describe("escaped-templates", () => {
  const input = (text: string): string => findings((stack) => add(stack, "data", { deep: ["fine", text] }));

  test.each(["${ds}", "a ${x} b", "%{if x}", "$$${TfToken ${x}", "$${a} ${b}", '${"x"}', "x\ny\n${z}"])(
    "%j is not",
    (text) => {
      expect(input(text)).toContain("stack/data.input.deep[1]:");
      expect(input(text)).toContain("[escaped-templates]");
    },
  );

  test.each(["$${ds}", "%%{if x}", "$x {y} $", "$$${ds}", "100%"])("%j is", (text) => {
    expect(input(text)).toBe("");
  });

  test("what the functions for text write, with and without tokens, is", () => {
    const nasty = ["${a}", "%{b}", "$", "$${c}", "${"];
    const build = (stack: BaseStack): void => {
      const token = add(stack, "source", "x").getStringAttribute("output");
      nasty.forEach((text, index) => {
        const texts = [text, `${text}${token}`, `${token}${text}`, `${text}${token}${text}`];
        const written = texts.flatMap((one) => [terraformText(one), terraformJson({ [one]: one })]);
        add(stack, `data${index}`, written);
      });
    };
    expect(findings(build)).toBe("");
  });

  test("a loop, and a condition written as an expression, are", () => {
    const build = (stack: BaseStack): void => {
      const forEach = TerraformIterator.fromList(["a", "b"]);
      const resource = add(stack, "data", forEach.value);
      resource.forEach = forEach;
      resource.lifecycle = { postcondition: [{ condition: '${self.output != ""}', errorMessage: "is empty" }] };
    };
    expect(findings(build)).toBe("");
  });
});
