import type { Namespace, Release } from "../../lib/synthesized";
import type { CheckResult, Finding } from "../findings";
import type { Manifest } from "../manifests";
import {
  baselineViolations,
  levelOf,
  restrictedViolations,
  type Container,
  type PodSecurityLevel,
  type Violation,
} from "../pod-standards";
import { containersOf, podsOf, type Pod } from "../pods";

/** Kubernetes makes it, and enforces nothing there unless the cluster's owner says so. */
const KUBE_SYSTEM: Namespace = { name: "kube-system", enforce: "privileged" };

const LEVELS: readonly PodSecurityLevel[] = ["privileged", "baseline", "restricted"];

/**
 * Holds every pod against the level of the namespace it goes to, and asks for the resources of every container.
 * What keeps a pod from `restricted` in a namespace that does not enforce it is a note.
 */
export function checkPodSecurity(
  release: Pick<Release, "namespace">,
  namespaces: readonly Namespace[],
  manifests: readonly Manifest[],
): CheckResult {
  const pods = podsOf(manifests);
  const lowest = LEVELS.find((level) => pods.some(({ spec }) => levelOf(spec) === level));
  return {
    summary: pods.length === 0 ? "no pods" : `${pods.length} pods, ${lowest ?? ""}`,
    findings: pods.flatMap((pod) => [...admission(pod, release.namespace, namespaces), ...resources(pod)]),
  };
}

function admission(pod: Pod, releaseNamespace: string, namespaces: readonly Namespace[]): Finding[] {
  const name = pod.namespace ?? releaseNamespace;
  const namespace = [...namespaces, KUBE_SYSTEM].find((candidate) => candidate.name === name);
  const enforced = namespace?.enforce ?? "privileged";
  const violations = [
    ...baselineViolations(pod.spec).map((violation) => describe(pod, violation, "baseline", enforced)),
    ...restrictedViolations(pod.spec).map((violation) => describe(pod, violation, "restricted", enforced)),
  ];
  return namespace?.enforce === undefined ? [unknownNamespace(pod, name), ...violations] : violations;
}

function describe(pod: Pod, violation: Violation, level: PodSecurityLevel, enforced: string): Finding {
  const fails = LEVELS.indexOf(enforced as PodSecurityLevel) >= LEVELS.indexOf(level);
  return {
    check: "pod-security",
    severity: fails ? "error" : "note",
    at: violation.container === undefined ? pod.owner : `${pod.owner}/${violation.container}`,
    message: `${violation.problem}: not ${level}${fails ? `, which its namespace enforces` : ""}`,
  };
}

function unknownNamespace(pod: Pod, name: string): Finding {
  return {
    check: "pod-security",
    severity: "error",
    at: pod.owner,
    message: `goes to namespace ${name}, for which neither its stack nor one before it enforces a Pod Security level`,
  };
}

function resources(pod: Pod): Finding[] {
  return containersOf(pod.spec)
    .filter(lacksResources)
    .map(({ name }) => ({
      check: "pod-security",
      severity: "error",
      at: `${pod.owner}/${name}`,
      message: "has no resources: scheduled as if it needed nothing, without a limit",
    }));
}

function lacksResources({ resources }: Container): boolean {
  return Object.keys(resources ?? {}).length === 0;
}
