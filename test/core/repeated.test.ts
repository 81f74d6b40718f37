import { repeated } from "../../constructs/core/repeated";

it("names what a list holds more than once, and names it once", () => {
  expect(repeated(["a", "b", "a", "c", "a", "b"])).toEqual(["a", "b"]);
  expect(repeated(["a", "b"])).toEqual([]);
});
