import { SCRAPE_INTERVAL, SHORTEST_RANGE } from "../../constructs/signals/scrape";
import { SCRAPE_INTERVAL_SECONDS } from "../../constructs/platform/context";

it("rules are written for the interval at which the platform scrapes", () => {
  expect(SCRAPE_INTERVAL.toSeconds()).toBe(SCRAPE_INTERVAL_SECONDS);
});

it("the shortest range is four intervals", () => {
  expect(SHORTEST_RANGE.toPrometheus()).toBe("2m");
});
