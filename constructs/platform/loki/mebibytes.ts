import type { Size } from "../../core/size";

/** Units of 2^20 bytes: what Loki and memcached call a MB (grafana/loki, pkg/validation/limits.go, bytesInMB). */
export function mebibytes(size: Size): number {
  return size.toBytes() / 2 ** 20;
}
