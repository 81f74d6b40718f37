import { Release, type ReleaseConfig } from "@cdktf/provider-helm/lib/release";
import { HelmProvider } from "@cdktf/provider-helm/lib/provider";
import { Manifest } from "@cdktf/provider-kubernetes/lib/manifest";
import type { TerraformStack } from "cdktf";
import { group } from "./fault";
import { addKubernetes } from "./parts";

function release(stack: TerraformStack, config: Partial<ReleaseConfig>): Release {
  new HelmProvider(stack, "helm");
  const careful = { name: "loki", chart: "loki", version: "1.2.3", timeout: 600 };
  return new Release(stack, "loki", { ...careful, ...config });
}

/** What Terraform would apply without a word, and this project does not want. */
export const policies = group("Rules of this project", [
  {
    name: "a chart without an exact version",
    caughtBy: "synth",
    says: '"~> 1.2" is not one version of the chart. Write one version, such as 1.2.3 [helm-exact-version].',
    at: "/loki.version",
    build: (stack) => {
      release(stack, { version: "~> 1.2" });
    },
  },
  {
    name: "a release that nobody waits for",
    caughtBy: "synth",
    says: "false lets Terraform go on before the release is ready. Leave it true [helm-waits].",
    at: "/loki.wait",
    build: (stack) => {
      release(stack, { wait: false });
    },
  },
  {
    name: "a secret in set_sensitive",
    caughtBy: "synth",
    says: "bypasses the values. Move it into values, secrets as SecretRef [helm-values-only].",
    at: "/loki.set_sensitive",
    build: (stack) => {
      release(stack, { setSensitive: [{ name: "password", value: "x" }] });
    },
  },
  {
    name: "a custom resource as kubernetes_manifest",
    caughtBy: "synth",
    says: "needs a running cluster to plan. Use the objects chart [no-kubernetes-manifest].",
    at: '/rule: "kubernetes_manifest"',
    build: (stack) => {
      addKubernetes(stack);
      new Manifest(stack, "rule", { manifest: { kind: "PrometheusRule" } });
    },
  },
]);
