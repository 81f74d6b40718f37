import { Token } from "cdktf";
import { documentedIn, type Finding, type Policy } from "./policies";
import { unescapedTemplates } from "./templates";

/** One version, as in `88.5.3` or `v1.2.3-rc.1`: no range, no `latest`. */
const EXACT_VERSION = /^v?\d+\.\d+\.\d+(?:[-+][0-9A-Za-z.+-]+)?$/;

export const helmExactVersion: Policy = {
  code: "helm-exact-version",
  title: "a Helm release names one version of its chart",
  reason: "Without it the next apply, on any day, installs whatever was published since.",
  check: forType("helm_release", ({ version }) => {
    if (typeof version === "string" && (Token.isUnresolved(version) || EXACT_VERSION.test(version))) return [];
    const problem = "is not one version of the chart";
    return [{ attribute: "version", value: version, problem, fix: "Write one version, such as 1.2.3" }];
  }),
};

export const helmWaits: Policy = {
  code: "helm-waits",
  title: "a Helm release waits, for a stated time, until it is ready",
  reason: "What depends on a release that does not wait starts before it, and a failed rollout counts as applied.",
  check: forType("helm_release", ({ wait, timeout }) => [
    ...(wait === false
      ? [finding("wait", wait, "lets Terraform go on before the release is ready", "Leave it true")]
      : []),
    ...(timeout === undefined
      ? [finding("timeout", undefined, "is left to the provider, whose 5 minutes are short", "Set it in seconds")]
      : []),
  ]),
};

export const helmValuesOnly: Policy = {
  code: "helm-values-only",
  title: "a Helm release gets its configuration through values alone",
  reason:
    "`set` parses commas and dots in its own way, and what `set_sensitive` hides in plans lies open in the state.",
  check: forType("helm_release", (attributes) =>
    ["set", "set_list", "set_sensitive"]
      .filter((attribute) => attributes[attribute] !== undefined)
      .map((attribute) =>
        finding(attribute, undefined, "bypasses the values", "Move it into values, secrets as SecretRef"),
      ),
  ),
};

export const noKubernetesManifest: Policy = {
  code: "no-kubernetes-manifest",
  title: "custom resources go through a chart",
  reason: "kubernetes_manifest asks the API server while planning, so that a new cluster cannot even be planned.",
  check: forType("kubernetes_manifest", () => [
    finding(undefined, "kubernetes_manifest", "needs a running cluster to plan", "Use the objects chart"),
  ]),
};

export const noRemoteState: Policy = {
  code: "no-remote-state",
  title: "stacks find each other by name",
  reason: "A reference to another stack cannot be planned before that one is applied, and reads its whole state.",
  check: forType("terraform_remote_state", () => [
    finding(
      undefined,
      "terraform_remote_state",
      "reads another stack's state, most often because one of its attributes is used here",
      "Look the thing up by its name with a data source",
    ),
  ]),
};

export const azurermFeatures: Policy = {
  code: "azurerm-features",
  title: "the azurerm provider has a features block",
  reason: "The provider starts only with one, even an empty one, and no schema says so.",
  check: forType("azurerm", ({ features }) =>
    features === undefined || (Array.isArray(features) && features.length === 0)
      ? [finding("features", features, "is missing", "Write features: [{}]")]
      : [],
  ),
};

export const escapedTemplates: Policy = {
  code: "escaped-templates",
  title: "a literal ${ or %{ is escaped",
  reason: "Terraform takes it for an expression: the plan fails, or the text changes on its way.",
  check: ({ block, attributes }) =>
    block !== "resource" && block !== "data"
      ? []
      : unescapedTemplates(attributes).map(({ path, excerpt }) =>
          finding(path, excerpt, "would be evaluated by Terraform", "Pass text through terraformText or terraformJson"),
        ),
};

/** What holds for every stack, whatever its cloud. */
export const GENERIC_POLICIES: readonly Policy[] = documentedIn("docs/checks/stacks.md", [
  helmExactVersion,
  helmWaits,
  helmValuesOnly,
  noKubernetesManifest,
  noRemoteState,
  azurermFeatures,
  escapedTemplates,
]);

function forType(
  type: string,
  check: (attributes: Readonly<Record<string, unknown>>) => readonly Finding[],
): Policy["check"] {
  return (element) => (element.type === type ? check(element.attributes) : []);
}

function finding(attribute: string | undefined, value: unknown, problem: string, fix: string): Finding {
  return { attribute, value, problem, fix };
}
