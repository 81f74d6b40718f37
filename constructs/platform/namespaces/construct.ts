import { NamespaceV1 } from "@cdktf/provider-kubernetes/lib/namespace-v1";
import { Construct } from "constructs";
import type { Capabilities } from "../../clouds/contract";
import { LABEL } from "../../core/labels";
import { NAMESPACES } from "../../core/names";
import type { Signals } from "../../packs/pack";
import type { PodSecurityLevel } from "../../signals/needs";

/** One namespace and the Pod Security Standard that its pods are held to. */
export interface NamespaceSpec {
  readonly name: string;
  readonly podSecurity: PodSecurityLevel;
}

/** The platform's own namespaces, one of them for what reads the node where that is allowed, then those of packs. */
export function platformNamespaces({ hostAccess }: Capabilities, signals: readonly Signals[]): NamespaceSpec[] {
  return [
    { name: NAMESPACES.platform, podSecurity: "restricted" },
    ...(hostAccess ? [{ name: NAMESPACES.host, podSecurity: "privileged" } as const] : []),
    ...signals.flatMap(({ needs }) => needs.namespaces ?? []),
  ];
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
