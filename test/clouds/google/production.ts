import { days } from "../../../constructs/core/duration";
import { google } from "../../../constructs/clouds/google/props";
import { synthesizeCluster, type SynthesizedCluster } from "./synthesize";

/** A cluster as production has it, with everything set that the defaults of its tier leave out. */
export function synthesizeProduction(): SynthesizedCluster {
  return synthesizeCluster(
    "gke-eu1",
    "prod",
    "production",
    google({
      project: "acme-prod",
      region: "europe-west1",
      zones: ["b", "c", "d"],
      cidr: "10.32.0.0/16",
      admins: ["group:break-glass@example.com"],
      readers: ["serviceAccount:acme-prod-plan@acme-prod.iam.gserviceaccount.com"],
      rbacGroup: "gke-security-groups@example.com",
      accessLogBucket: "acme-access-logs",
      deletedObjectRetention: days(14),
    }),
  );
}
