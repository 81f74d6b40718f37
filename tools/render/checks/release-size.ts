import { gzipSync } from "node:zlib";
import type { CheckResult, Finding } from "../findings";

/** The API server refuses a Secret above 1 MiB (k8s.io/api/core/v1, `MaxSecretSize`), and Helm keeps a release in one. */
const LIMIT_BYTES = 1024 * 1024;

/** A release that grows past this share is an error before it is a failed upgrade. */
const USABLE_SHARE = 0.9;

/** How much of its Secret a release fills: JSON, gzipped, in base64 (helm/helm, pkg/storage/driver/util.go). */
export function releaseShare(storedRelease: string): number {
  const compressed = gzipSync(JSON.stringify(JSON.parse(storedRelease)), { level: 9 });
  return (Math.ceil(compressed.length / 3) * 4) / LIMIT_BYTES;
}

/** Reports a release that does not fit its Secret, with some room to grow. */
export function checkReleaseSize(storedRelease: string): CheckResult {
  const share = releaseShare(storedRelease);
  const percent = `${(share * 100).toFixed(1)} %`;
  const tooBig: Finding = {
    check: "release-size",
    severity: "error",
    at: "release",
    message: `fills ${percent} of the 1 MiB that Helm can store; at most ${USABLE_SHARE * 100} % leave room for an upgrade`,
  };
  return { summary: percent, findings: share > USABLE_SHARE ? [tooBig] : [] };
}
