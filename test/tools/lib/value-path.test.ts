import { leavesOf, overlay, parsePath, showPath, valueAt, withValue, without } from "../../../tools/lib/value-path";

describe("a path as text", () => {
  test.each([[["a", "b"]], [["grafana.ini", "server"]], [["a\\b", "c d", "e."]], [[""]]])(
    "%j comes back as it went",
    (path) => {
      expect(parsePath(showPath(path))).toEqual(path);
    },
  );

  test("is written as helm --set wants it", () => {
    expect(showPath(["grafana.ini", "server"])).toBe("grafana\\.ini.server");
  });
});

describe("values are taken apart", () => {
  const values = { a: { b: 1, c: [{ d: 2 }] }, e: {}, f: null };

  test("into leaves: scalars, whole lists, empty maps", () => {
    expect(leavesOf(values).map(showPath)).toEqual(["a.b", "a.c", "e", "f"]);
  });

  test("by leaving one out, without touching the original", () => {
    expect(without(values, ["a", "b"])).toEqual({ a: { c: [{ d: 2 }] }, e: {}, f: null });
    expect(without({ a: { b: 1 } }, ["a", "b"])).toEqual({ a: {} });
    expect(values.a.b).toBe(1);
  });

  test("by putting another value in a place", () => {
    expect(withValue(values, ["a", "b"], 7)).toEqual({ ...values, a: { ...values.a, b: 7 } });
  });

  test("by looking one up", () => {
    expect(valueAt(values, ["a", "b"])).toBe(1);
    expect(valueAt(values, ["f"])).toBeNull();
    expect(valueAt(values, ["a", "b", "toString"])).toBeUndefined();
    expect(valueAt(values, ["constructor"])).toBeUndefined();
  });
});

test("an overlay merges maps and replaces everything else, lists too", () => {
  expect(overlay({ a: { b: 1, c: 2 }, l: [1, 2] }, { a: { b: 3 }, l: [4] })).toEqual({ a: { b: 3, c: 2 }, l: [4] });
});
