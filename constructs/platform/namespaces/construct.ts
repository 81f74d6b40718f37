import { NamespaceV1 } from "@cdktf/provider-kubernetes/lib/namespace-v1";
import { Construct } from "constructs";
import { LABEL } from "../../core/labels";
import { NAMESPACES } from "../../core/names";
import type { Signals } from "../../packs/pack";
import type { PodSecurityLevel } from "../../signals/needs";

/** One namespace and the Pod Security Standard that its pods are held to. */
export interface NamespaceSpec {
  readonly name: string;
  readonly podSecurity: PodSecurityLevel;
}

/** The platform's own namespaces, then those that packs ask for. */
export function platformNamespaces(signals: readonly Signals[]): NamespaceSpec[] {
  const own: NamespaceSpec[] = [
    { name: NAMESPACES.platform, podSecurity: "restricted" },
    { name: NAMESPACES.host, podSecurity: "privileged" },
  ];
  return [...own, ...signals.flatMap(({ needs }) => needs.namespaces ?? [])];
}

/** Namespaces whose Pod Security level is enforced, and reported for anything below `restricted`. */
export class Namespaces extends Construct {
  readonly resources: readonly NamespaceV1[];

  constructor(scope: Construct, id: string, namespaces: readonly NamespaceSpec[]) {
    super(scope, id);
    this.resources = namespaces.map(
      ({ name, podSecurity }) =>
        new NamespaceV1(this, name, { metadata: { name, labels: namespaceLabels(podSecurity) } }),
    );
  }
}

function namespaceLabels(level: PodSecurityLevel): Record<string, string> {
  return {
    [LABEL.managedBy]: "belvedere",
    [LABEL.partOf]: "belvedere",
    "pod-security.kubernetes.io/enforce": level,
    "pod-security.kubernetes.io/warn": "restricted",
    "pod-security.kubernetes.io/audit": "restricted",
  };
}
