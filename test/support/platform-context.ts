import { days } from "../../constructs/core/duration";
import type { PlatformContext } from "../../constructs/platform/context";

/** A development cluster on AWS, as a platform stack describes it; what a test is about, it says itself. */
export function platformContext(differences: Partial<PlatformContext> = {}): PlatformContext {
  return {
    environment: "dev",
    cluster: "dev-eks-eu1",
    profile: "small",
    availability: "single",
    retention: { metrics: { local: days(15), raw: days(90) }, logs: { period: days(7) }, traces: days(7) },
    runbookUrl: "https://runbooks.example.com",
    facts: {
      cloud: "aws",
      region: "eu-west-1",
      connection: { host: "https://k8s.example.com", exec: { apiVersion: "v1", command: "token", args: [] } },
      stores: {
        metrics: { kind: "s3", bucket: "metrics", region: "eu-west-1" },
        logs: { kind: "s3", bucket: "logs", region: "eu-west-1" },
        traces: { kind: "s3", bucket: "traces", region: "eu-west-1" },
      },
      identities: {
        metrics: { serviceAccountAnnotations: {}, podLabels: {} },
        logs: { serviceAccountAnnotations: {}, podLabels: {} },
        traces: { serviceAccountAnnotations: {}, podLabels: {} },
      },
      storage: { provisioner: "ebs.csi.aws.com", parameters: {} },
      capabilities: { hostAccess: true, nameServer: "coredns", networkPolicies: true, credentialEndpoints: [] },
    },
    ...differences,
  };
}

/** A context that differs in the facts of its cluster. */
export function contextWith(facts: Partial<PlatformContext["facts"]>): PlatformContext {
  return platformContext({ facts: { ...platformContext().facts, ...facts } });
}

/** A context whose cluster can do more or less. */
export function withCapabilities(differences: Partial<PlatformContext["facts"]["capabilities"]>): PlatformContext {
  return contextWith({ capabilities: { ...platformContext().facts.capabilities, ...differences } });
}
