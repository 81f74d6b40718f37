import { aws } from "../../../constructs/clouds/aws/props";
import { synthesizeCluster, type SynthesizedCluster } from "./synthesize";

/** A cluster as production has it, with everything set that the defaults of its tier leave out. */
export function synthesizeProduction(): SynthesizedCluster {
  return synthesizeCluster(
    "eks-eu1",
    "prod",
    "production",
    aws({
      account: "123456789012",
      region: "eu-west-1",
      zones: ["a", "b", "c"],
      cidr: "10.16.0.0/16",
      admins: ["arn:aws:iam::123456789012:role/ops/break-glass"],
      readers: ["arn:aws:iam::123456789012:role/acme-prod-plan"],
      accessLogBucket: "acme-access-logs",
      addonVersions: { coredns: "v1.12.4-eksbuild.1" },
    }),
  );
}
