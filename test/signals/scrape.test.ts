import { SHORTEST_RANGE } from "../../constructs/signals/scrape";

it("the shortest range is four intervals", () => {
  expect(SHORTEST_RANGE.toPrometheus()).toBe("2m");
});
