import { findRandomLines, maskLines } from "../../../tools/render/mask";

const first = 'data:\n  admin-password: "a1"\n  user: admin\nannotations:\n  checksum/secret: 77\n  - token: x';
const second = 'data:\n  admin-password: "b2"\n  user: admin\nannotations:\n  checksum/secret: 78\n  - token: y';

test("keys whose values differ between two renders are found", () => {
  expect(findRandomLines(first, second)).toEqual({
    keys: ["admin-password", "checksum/secret", "token"],
    maskable: true,
  });
});

test("masked renders are equal", () => {
  const { keys } = findRandomLines(first, second);
  expect(maskLines(first, keys)).toBe(maskLines(second, keys));
  expect(maskLines(first, keys)).toContain("user: admin");
});

test("equal renders have nothing to mask", () => {
  expect(findRandomLines(first, first)).toEqual({ keys: [], maskable: true });
});

test("a difference outside a keyed line cannot be masked", () => {
  expect(findRandomLines("a:\n  text", "a:\n  other").maskable).toBe(false);
  expect(findRandomLines("a: 1", "a: 1\nb: 2").maskable).toBe(false);
});
