import { gzipSync } from "node:zlib";
import { compactJson } from "../../core/json";
import type { Problem } from "../../core/errors";

/** Helm keeps a release in one Secret, and the API server refuses a Secret above 1 MiB. */
const SECRET_LIMIT_BYTES = 1024 * 1024;

/** Room for the chart itself, labels and a later revision. */
const USABLE_SHARE = 0.9;

/**
 * Reports objects that do not fit one release. Helm stores values and manifest, gzipped and base64-encoded
 * (helm/helm, pkg/storage/driver/util.go); the manifest of the objects chart says the same as its values.
 */
export function checkReleaseSize(at: string, objects: readonly unknown[]): Problem[] {
  const text = compactJson({ config: { objects }, manifest: objects.map((object) => compactJson(object)).join("\n") });
  const bytes = Math.ceil(gzipSync(text).length / 3) * 4;
  if (bytes <= SECRET_LIMIT_BYTES * USABLE_SHARE) return [];
  return [
    {
      at,
      value: `${Math.ceil(bytes / 1024)} KiB`,
      problem: "is more than one Helm release can hold, 1 MiB less a reserve",
      fix: "Divide the pack into two packs with names of their own",
    },
  ];
}
