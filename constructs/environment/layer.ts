import { merge } from "../core/merge";

/**
 * What an override must say over a base: the keys the base leaves open are required as ever, the keys it fills are
 * optional, and maps among these may be said in part.
 */
export type Layered<Settings, Base> = Omit<Settings, keyof Base> & {
  readonly [Key in keyof Settings & keyof Base]?: InPart<Settings[Key]>;
};

/** A map in part. Values made by a builder (they carry a `kind`), value classes and lists are said whole. */
type InPart<Value> = Value extends { readonly kind: string } | readonly unknown[] | string | number | boolean
  ? Value
  : Value extends ValueClass
    ? Value
    : Value extends object
      ? { readonly [Key in keyof Value]?: InPart<Value[Key]> }
      : Value;

/** Duration, Size and SecretRef: one thing each, although they are objects. */
type ValueClass =
  { toPrometheus(): string } | { toKubernetes(): string } | { readonly name: string; readonly key: string };

/** Lays an override over a base: maps merge, lists and values replace. Neither is changed. */
export function layer(base: object, override: object): object {
  return merge(base, override, isTagged);
}

/** What a builder made is one value: a PagerDuty receiver over a Slack receiver must not keep the channel. */
function isTagged(value: Readonly<Record<string, unknown>>): boolean {
  return typeof value.kind === "string" || typeof value.cloud === "string";
}
