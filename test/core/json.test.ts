import { days } from "../../constructs/core/duration";
import { compactJson } from "../../constructs/core/json";
import { secret } from "../../constructs/core/secret-ref";

test("equal data prints equal bytes, on one line and in the order of keys", () => {
  const one = { b: [{ d: 1, c: "x\ny" }], a: null };
  const other = { a: null, b: [{ c: "x\ny", d: 1 }] };
  expect(compactJson(one)).toBe('{"a":null,"b":[{"c":"x\\ny","d":1}]}');
  expect(compactJson(other)).toBe(compactJson(one));
});

test("undefined properties are dropped at every depth", () => {
  expect(compactJson({ a: undefined, b: { c: undefined } })).toBe('{"b":{}}');
});

test.each([
  ["a duration", days(1), 'value.deep[0]: "a Duration" cannot stand in JSON'],
  ["a reference to a secret", secret("a", "b"), 'value.deep[0]: "a SecretRef" cannot stand in JSON'],
  ["not a number", NaN, 'value.deep[0]: "NaN" cannot stand in JSON'],
  ["a function", () => 1, 'value.deep[0]: "function" cannot stand in JSON'],
  ["undefined in a list", undefined, 'value.deep[0]: "undefined" cannot stand in JSON'],
])("%s is refused with its place, instead of being printed as something else", (_, value, message) => {
  expect(() => compactJson({ deep: [value] })).toThrow(message);
});

test("keys that JavaScript treats specially are ordinary", () => {
  expect(compactJson(JSON.parse('{"__proto__":{"b":1,"a":2},"constructor":1}'))).toBe(
    '{"__proto__":{"a":2,"b":1},"constructor":1}',
  );
});
