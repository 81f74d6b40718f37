import { days, type Duration, hours } from "../../constructs/core/duration";
import { merge } from "../../constructs/core/merge";
import { secret, type SecretRef } from "../../constructs/core/secret-ref";

/** Fails to compile unless the value has this type. */
function expectType<T>(value: T): void {
  expect(value).toBeDefined();
}

describe("an override is laid over a base", () => {
  test("maps merge at every depth", () => {
    const merged = merge({ a: { b: { c: 1, d: 2 } }, e: 3 }, { a: { b: { c: 9 } } });
    expect(merged).toEqual({ a: { b: { c: 9, d: 2 } }, e: 3 });
  });

  test("lists replace", () => {
    expect(merge({ zones: ["a", "b", "c"] }, { zones: ["a"] })).toEqual({ zones: ["a"] });
  });

  test("value objects replace and stay what they are", () => {
    const token = secret("new", "key");
    const merged = merge(
      { keep: days(15), token: secret("old", "key"), untouched: hours(1) },
      { keep: days(30), token },
    );
    expect(merged.keep.toPrometheus()).toBe("30d");
    expect(merged.token).toBe(token);
    expect(merged.untouched.toPrometheus()).toBe("1h");
  });

  test("undefined leaves the base, null replaces it", () => {
    expect(merge({ a: 1, b: { c: 2 } }, { a: undefined, b: null })).toEqual({ a: 1, b: null });
    expect(merge({ a: null }, { a: { b: 1 } })).toEqual({ a: { b: 1 } });
  });

  test("a map replaces what is no map, and the other way round", () => {
    expect(merge({ a: [1], b: { c: 1 } }, { a: { d: 2 }, b: "text" })).toEqual({ a: { d: 2 }, b: "text" });
  });

  test("maps read from JSON and maps without a prototype merge, too", () => {
    const bare = Object.assign(Object.create(null) as object, { a: { b: 1 } });
    expect(merge(bare, JSON.parse('{"a":{"c":2}}'))).toEqual({ a: { b: 1, c: 2 } });
  });

  test("a map that is one value replaces, where the caller says which are", () => {
    const base = { state: { kind: "s3", bucket: "states" } };
    const override = { state: { kind: "local" } };
    const isTagged = (map: Readonly<Record<string, unknown>>): boolean => "kind" in map;
    expect(merge(base, override, isTagged)).toEqual({ state: { kind: "local" } });
    expect(merge(base, override)).toEqual({ state: { kind: "local", bucket: "states" } });
  });
});

describe("merging is safe", () => {
  test("neither side is changed", () => {
    const base = { a: { b: 1 }, list: [1] };
    const override = { a: { c: 2 } };
    const before = JSON.stringify([base, override]);
    merge(base, override);
    expect(JSON.stringify([base, override])).toBe(before);
  });

  test("frozen data merges", () => {
    const base = Object.freeze({ a: Object.freeze({ b: 1 }) });
    expect(merge(base, Object.freeze({ a: Object.freeze({ b: 2 }) }))).toEqual({ a: { b: 2 } });
  });

  test("__proto__ is refused at every depth, with its place", () => {
    const override: unknown = JSON.parse('{"a":{"__proto__":{"polluted":true}}}');
    expect(() => merge({ a: {} }, override)).toThrow("a.__proto__: cannot be a key");
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  test("names of methods are ordinary keys", () => {
    const odd = { constructor: { a: 1 }, toString: "text" };
    expect(merge({ b: 1 }, odd)).toEqual({ b: 1, ...odd });
    expect(merge(odd, { b: 1 })).toEqual({ b: 1, ...odd });
  });
});

describe("literal types survive", () => {
  test("keys and literals of both sides are known", () => {
    const merged = merge(
      { profile: "small", retention: { logs: days(7), raw: 1 }, clusters: { "eks-eu1": { region: "eu-west-1" } } },
      { profile: "large", retention: { raw: 2 }, clusters: { "eks-eu1": { zones: ["a", "b"] } } },
    );
    expectType<"large">(merged.profile);
    expectType<2>(merged.retention.raw);
    expectType<Duration>(merged.retention.logs);
    expectType<"eu-west-1">(merged.clusters["eks-eu1"].region);
    expectType<readonly ["a", "b"]>(merged.clusters["eks-eu1"].zones);
    expectType<"eks-eu1">(Object.keys(merged.clusters)[0] as keyof typeof merged.clusters);
    // @ts-expect-error -- the override says large
    expectType<"small">(merged.profile);
  });

  test("an optional key of the override leaves the base's type possible", () => {
    const override: { readonly size?: "large" } = {};
    const merged = merge({ size: "small" }, override);
    expectType<"small" | "large">(merged.size);
    // @ts-expect-error -- it may still be the base's
    expectType<"large">(merged.size);
  });

  test("value objects keep their class", () => {
    const merged = merge({ token: null, keep: 1 }, { token: secret("a", "b"), keep: days(1) });
    expectType<SecretRef>(merged.token);
    expectType<Duration>(merged.keep);
  });
});
