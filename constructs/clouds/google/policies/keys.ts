import type { Policy } from "../../../terraform/policies";
import { block, resources, unless } from "../../policy-rules";

/** 90 days in seconds. */
const LONGEST_ROTATION = 7_776_000;

export const keyRotation: Policy = {
  code: "google-key-rotation",
  title: "a key changes its material every 90 days (CKV_GCP_43)",
  reason: "Material that leaks would open everything ever encrypted.",
  check: resources("google_kms_crypto_key", ({ rotation_period: period }) => {
    const seconds = typeof period === "string" ? Number(period.replace(/s$/, "")) : NaN;
    return unless(seconds <= LONGEST_ROTATION, {
      attribute: "rotation_period",
      value: period,
      problem: "is missing, or longer than 90 days",
      fix: 'Use "7776000s" or less',
    });
  }),
};

export const logBucketKey: Policy = {
  code: "google-log-bucket",
  title: "a bucket of logs is encrypted with a key of ours and says how long it keeps them",
  reason: "Logs of the control plane name people and Secrets.",
  check: resources("google_logging_project_bucket_config", (attributes) => {
    const { kms_key_name: key } = block(attributes, "cmek_settings");
    return unless(key !== undefined && typeof attributes.retention_days === "number", {
      attribute: "cmek_settings",
      problem: "is missing, or the retention is",
      fix: "Give it the key of logs and a number of days, or accept the risk googleKeys with a reason",
    });
  }),
};

export const keyPolicies: readonly Policy[] = [keyRotation, logBucketKey];
