import { parseDocument } from "yaml";
import { isMap, overlay } from "../../../lib/value-path";
import { type Attributes, blocksAt, textsAt, valueAt } from "../../attributes";
import { isWorld } from "../../networks";
import { becoming, type Check, type Rule, type Weakness } from "../rule";

/**
 * Annotations that keep a load balancer inside the network: of the AWS load balancer controller, of AWS's older
 * controller, of GKE (now and before 1.17), and of AKS.
 */
const INTERNAL: readonly (readonly [annotation: string, value: RegExp])[] = [
  ["service.beta.kubernetes.io/aws-load-balancer-scheme", /^internal$/],
  ["service.beta.kubernetes.io/aws-load-balancer-internal", /^(true|0\.0\.0\.0\/0)$/],
  ["networking.gke.io/load-balancer-type", /^internal$/i],
  ["cloud.google.com/load-balancer-type", /^internal$/i],
  ["service.beta.kubernetes.io/azure-load-balancer-internal", /^true$/],
];

function isOpen(annotations: unknown, sources: readonly string[]): boolean {
  const given: Attributes = isMap(annotations) ? annotations : {};
  const isInternal = INTERNAL.some(([name, value]) => value.test(String(given[name])));
  return !isInternal && (sources.length === 0 || sources.some(isWorld));
}

function open(attribute: string, detail?: string): Weakness {
  return {
    attribute,
    ...(detail === undefined ? {} : { detail }),
    problem: "opens a load balancer to everybody",
    fix: "Annotate it as internal for its cloud, or name source ranges",
  };
}

const service: Check = becoming((attributes) => {
  const isBalanced = valueAt(attributes, "spec.type") === "LoadBalancer";
  const sources = textsAt(attributes, "spec.load_balancer_source_ranges");
  const [metadata] = blocksAt(attributes, "metadata");
  return isBalanced && isOpen(metadata?.annotations, sources) ? [open("spec.type")] : [];
});

/** Services that the values of a chart ask for: maps with the type, most often under the key `service`. */
const release: Check = becoming((attributes) => {
  // Later documents are laid over earlier ones, as Helm does it.
  const values = textsAt(attributes, "values").map(parsed).filter(isMap).reduce(overlay, {});
  return openServices(values, []).map((path) => open("values", path));
});

function parsed(text: string): unknown {
  const document = parseDocument(text);
  // Text that is no YAML is for Helm to refuse.
  return document.errors.length > 0 ? undefined : (document.toJS() as unknown);
}

function openServices(values: unknown, path: readonly string[]): readonly string[] {
  if (Array.isArray(values)) return values.flatMap((value, index) => openServices(value, [...path, String(index)]));
  if (!isMap(values)) return [];
  const own = isOpenService(values) ? [path.join(".")] : [];
  return [...own, ...Object.entries(values).flatMap(([key, value]) => openServices(value, [...path, key]))];
}

function isOpenService(values: Attributes): boolean {
  const sources = textsAt(values, "loadBalancerSourceRanges");
  return values.type === "LoadBalancer" && isOpen(values.annotations, sources);
}

export const internalServices: Rule = {
  code: "kubernetes-internal-service",
  title: "a Service of type LoadBalancer is internal, or open to named networks alone",
  checks: { kubernetes_service: service, kubernetes_service_v1: service, helm_release: release },
};
