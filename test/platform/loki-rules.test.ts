import { Testing, TerraformStack } from "cdktf";
import { BelvedereError } from "../../constructs/core/errors";
import { Loki } from "../../constructs/platform/loki/construct";
import { resolveLoki } from "../../constructs/platform/loki/props";
import { type LogRuleFiles, ruleConfigMaps } from "../../constructs/platform/loki/rules";
import { LokiRules } from "../../constructs/platform/loki/rules-construct";
import { platformContext } from "../support/platform-context";

const CONTENT =
  '{"groups":[{"name":"shop","rules":[{"alert":"Failed","annotations":{"summary":"${x} {{ $value }} %{y}"}}]}]}';

describe("the rule files of a pack", () => {
  it("become one ConfigMap per tenant, in the directory of the tenant and in no other", () => {
    const files = { platform: { "shop.yaml": CONTENT }, payments: { "shop.yaml": CONTENT, "audit.yaml": "{}" } };
    const configMaps = ruleConfigMaps("shop", files);
    expect(configMaps.map(({ annotations }) => annotations)).toEqual([
      { loki_tenant: "platform" },
      { loki_tenant: "payments" },
    ]);
    expect(configMaps.map(({ data }) => data)).toEqual([files.platform, files.payments]);
  });

  it("leave out a tenant without files", () => {
    expect(ruleConfigMaps("shop", { platform: {} })).toEqual([]);
  });

  it("have names that differ for every pack and tenant, also where dashes could be read both ways", () => {
    const names = [
      ...ruleConfigMaps("a-b", { c: { "x.yaml": "{}" } }),
      ...ruleConfigMaps("a", { "b-c": { "x.yaml": "{}" } }),
    ].map(({ name }) => name);
    expect(names).toEqual(["loki-rules.a-b.c", "loki-rules.a.b-c"]);
  });

  it("are refused for a tenant that is no directory, or as files that are no key of a ConfigMap, all at once", () => {
    const files: LogRuleFiles = {
      "../etc": { "shop.yaml": "{}" },
      payments: { "Shop.yaml": "{}", "a/b.yaml": "{}", shop: "{}" },
    };
    expect(problemsOf(files)).toEqual([
      'shop.logRules "../etc" is no tenant id',
      'shop.logRules.payments "Shop.yaml" is no name of a rule file',
      'shop.logRules.payments "a/b.yaml" is no name of a rule file',
      'shop.logRules.payments "shop" is no name of a rule file',
    ]);
  });
});

function problemsOf(files: LogRuleFiles): string[] {
  try {
    ruleConfigMaps("shop", files);
    return [];
  } catch (error) {
    if (!(error instanceof BelvedereError)) throw error;
    return error.problems.map(({ at, value, problem }) => `${at} ${JSON.stringify(value)} ${problem}`);
  }
}

interface Synthesized {
  readonly resource: {
    readonly helm_release: Readonly<
      Record<string, Readonly<Record<string, unknown>> & { readonly values: readonly [string] }>
    >;
    readonly kubernetes_config_map_v1: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  };
}

describe("Loki and its rules in a stack", () => {
  const stack = new TerraformStack(Testing.app(), "platform");
  const overridden = resolveLoki({ values: { loki: { server: { log_level: "debug" } } } }, platformContext());
  const loki = new Loki(stack, "loki", overridden, []);
  new LokiRules(stack, "rules", {
    pack: "shop",
    files: { platform: { "shop.yaml": CONTENT } },
    dependsOn: [loki.release.release],
  });
  const { resource } = JSON.parse(Testing.synth(stack)) as Synthesized;
  const [release] = Object.values(resource.helm_release);
  const [configMap] = Object.values(resource.kubernetes_config_map_v1);

  it("are one release of the pinned chart, whose values are on one line with the user's merged last", () => {
    expect(release).toMatchObject({ name: "loki", chart: "loki", version: "18.11.0", namespace: "monitoring" });
    expect(release?.values[0]).not.toContain("\n");
    expect(JSON.parse(release?.values[0] ?? "")).toMatchObject({
      loki: { auth_enabled: true, server: { log_level: "debug" } },
    });
  });

  it("and a ConfigMap in the platform's namespace, with its text safe from Terraform's templates", () => {
    expect(configMap).toMatchObject({
      metadata: {
        name: "loki-rules.shop.platform",
        namespace: "monitoring",
        labels: { loki_rule: "1", "belvedere.dev/pack": "shop", "belvedere.dev/scope": "cluster" },
        annotations: { loki_tenant: "platform" },
      },
      data: { "shop.yaml": CONTENT.replace(/[$%](?=\{)/g, (mark) => mark + mark) },
      depends_on: [expect.stringMatching(/^helm_release\./) as string],
    });
  });
});
