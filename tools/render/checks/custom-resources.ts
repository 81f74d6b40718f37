import { type Crds, crdKey } from "../crds";
import type { CheckResult, Finding } from "../findings";
import { describeManifest, type Manifest } from "../manifests";
import { schemaProblems } from "../schema";

/** Groups that every cluster serves by itself; their objects are typed in Kubernetes and need no definition. */
const BUILT_IN = [
  ...["", "apps", "autoscaling", "batch", "policy", "admissionregistration.k8s.io", "apiextensions.k8s.io"],
  ...["apiregistration.k8s.io", "authentication.k8s.io", "authorization.k8s.io", "certificates.k8s.io"],
  ...["coordination.k8s.io", "discovery.k8s.io", "events.k8s.io", "flowcontrol.apiserver.k8s.io"],
  ...["networking.k8s.io", "node.k8s.io", "rbac.authorization.k8s.io", "scheduling.k8s.io", "storage.k8s.io"],
];

/** Every rendered object as YAML, and every custom resource against the schema of its definition. */
export function checkCustomResources(crds: Crds, manifests: readonly Manifest[]): CheckResult {
  const custom = manifests.filter(({ apiVersion }) => !BUILT_IN.includes(groupOf(apiVersion)));
  const known = custom.filter((manifest) => crds.schemas.has(keyOf(manifest)));
  const problems = [
    ...manifests.flatMap((manifest) => manifest.yamlErrors.map((message) => finding(manifest, "error", message))),
    ...known.flatMap((manifest) => customResourceProblems(crds, manifest)),
  ];
  return {
    summary: `${known.length} of ${custom.length}`,
    findings: [...problems, ...unchecked(custom.filter((manifest) => !known.includes(manifest)))],
  };
}

function groupOf(apiVersion: string): string {
  return apiVersion.includes("/") ? apiVersion.slice(0, apiVersion.indexOf("/")) : "";
}

function keyOf({ apiVersion, kind }: Manifest): string {
  return crdKey(apiVersion, kind);
}

/** `metadata` is checked by Kubernetes itself and left out; definitions describe it as any object. */
function customResourceProblems(crds: Crds, manifest: Manifest): Finding[] {
  const object = { ...manifest.object, metadata: {} };
  return schemaProblems(crds.schemas.get(keyOf(manifest)) ?? {}, object, "").map((problem) => {
    const [at = "", ...message] = problem.split(": ");
    return finding(manifest, "error", message.join(": "), at);
  });
}

function unchecked(manifests: readonly Manifest[]): Finding[] {
  const keys = [...new Set(manifests.map(keyOf))].sort();
  return keys.map((key) => ({
    check: "custom-resources",
    severity: "note",
    at: key,
    message: "is not checked: its definition is in no chart; name a folder that has it with --crds",
  }));
}

function finding(manifest: Manifest, severity: Finding["severity"], message: string, place = ""): Finding {
  return { check: "custom-resources", severity, at: `${describeManifest(manifest)}${place}`, message };
}
