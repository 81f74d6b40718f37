import { isMap } from "../lib/value-path";

/**
 * Whether the value at a path, something around it or something in it must not be shown.
 * @param mask `before_sensitive` or `after_sensitive`: `true` at such places, in a tree of the shape of the values
 */
export function isSensitive(mask: unknown, path: string): boolean {
  return isMasked(mask, path.split("."));
}

function isMasked(mask: unknown, keys: readonly string[]): boolean {
  const [key, ...rest] = keys;
  if (Array.isArray(mask)) return mask.some((inner) => isMasked(inner, keys));
  if (key === undefined || mask === true) return holdsTrue(mask);
  return isMap(mask) && isMasked(mask[key], rest);
}

function holdsTrue(mask: unknown): boolean {
  if (Array.isArray(mask)) return mask.some(holdsTrue);
  return mask === true || (isMap(mask) && Object.values(mask).some(holdsTrue));
}
