import { days, Duration, hours, minutes, ms, seconds } from "../../constructs/core/duration";

describe("a duration is read in Prometheus notation", () => {
  test.each([
    ["30s", 30_000],
    ["1h30m", 5_400_000],
    ["90m", 5_400_000],
    ["1d", 86_400_000],
    ["2w", 1_209_600_000],
    ["1y", 31_536_000_000],
    ["1y2w3d4h5m6s7ms", 31_536_000_000 + 1_209_600_000 + 259_200_000 + 14_400_000 + 300_000 + 6_000 + 7],
    ["500ms", 500],
    ["0", 0],
    ["0s", 0],
  ])("%s is %d ms", (text, milliseconds) => {
    expect(Duration.parse(text).milliseconds).toBe(milliseconds);
  });

  test.each(["", "5", "m", "-5m", "1.5h", "30m1h", "1m1m", "5 m", "1H", "5min", "1h ", "Infinity"])(
    "%j is refused",
    (text) => {
      expect(() => Duration.parse(text, "dev.retention.logs")).toThrow(
        `dev.retention.logs: ${JSON.stringify(text)} is not a duration. Write whole numbers`,
      );
    },
  );

  test("a number too long to be exact is refused", () => {
    expect(() => Duration.parse("99999999999y")).toThrow("is not a duration");
  });
});

describe("a duration is made from a number and a unit", () => {
  test("units agree with each other", () => {
    expect(days(1).equals(hours(24))).toBe(true);
    expect(hours(1).equals(minutes(60))).toBe(true);
    expect(minutes(1).equals(seconds(60))).toBe(true);
    expect(seconds(1).equals(ms(1000))).toBe(true);
  });

  test("a fraction is welcome while it is whole milliseconds", () => {
    expect(hours(1.5).toPrometheus()).toBe("1h30m");
    expect(seconds(0.3).milliseconds).toBe(300);
    expect(seconds(1.001).milliseconds).toBe(1001);
  });

  test.each([
    ["a negative amount", () => days(-1)],
    ["not a number", () => seconds(NaN)],
    ["infinity", () => hours(Infinity)],
    ["half a millisecond", () => ms(0.5)],
    ["a length beyond exact numbers", () => days(1e12)],
  ])("%s is refused", (_, make) => {
    expect(make).toThrow("is not a duration: it must be zero or more, in whole milliseconds");
  });
});

describe("a duration is printed in the dialect of its reader", () => {
  test.each([
    [minutes(90), "1h30m", "1h30m"],
    [days(1), "1d", "24h"],
    [days(14), "2w", "336h"],
    [days(30), "30d", "720h"],
    [days(365), "1y", "8760h"],
    [days(366), "366d", "8784h"],
    [hours(36), "1d12h", "36h"],
    [ms(300), "300ms", "300ms"],
    [ms(61_001), "1m1s1ms", "1m1s1ms"],
    [seconds(0), "0s", "0s"],
  ])("%s", (duration, prometheus, go) => {
    expect(duration.toPrometheus()).toBe(prometheus);
    expect(duration.toGo()).toBe(go);
  });

  test("what Prometheus notation says is read back as the same length", () => {
    const lengths = [1, 999, 59_999, 3_599_999, 604_800_000, 604_800_001, 31_536_000_000, 31_536_000_001];
    for (const length of lengths) expect(Duration.parse(ms(length).toPrometheus()).milliseconds).toBe(length);
  });

  test("seconds and days are numbers, and only whole ones", () => {
    expect(minutes(10).toSeconds()).toBe(600);
    expect(hours(48).toDays()).toBe(2);
    expect(() => ms(1500).toSeconds()).toThrow('"1s500ms" is not a whole number of seconds');
    expect(() => hours(36).toDays()).toThrow('"1d12h" is not a whole number of days');
  });
});

describe("durations are compared and reckoned with", () => {
  test("they sort by length", () => {
    const sorted = [days(1), minutes(90), hours(1)].sort((a, b) => a.compareTo(b));
    expect(sorted.map(String)).toEqual(["1h", "1h30m", "1d"]);
  });

  test("longer and shorter are strict", () => {
    expect(hours(2).isLongerThan(hours(1))).toBe(true);
    expect(hours(1).isLongerThan(minutes(60))).toBe(false);
    expect(hours(1).isShorterThan(minutes(61))).toBe(true);
    expect(hours(1).isShorterThan(minutes(60))).toBe(false);
  });

  test("sums and products are exact, and what is not whole is refused", () => {
    expect(hours(1).plus(minutes(30)).toPrometheus()).toBe("1h30m");
    expect(seconds(30).times(4).toPrometheus()).toBe("2m");
    expect(days(1).times(0.1).toPrometheus()).toBe("2h24m");
    expect(() => seconds(1).times(1 / 3)).toThrow("is not a duration");
    expect(() => seconds(1).times(-1)).toThrow("is not a duration");
  });
});
