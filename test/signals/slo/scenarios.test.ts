import { type Duration, minutes, ms, seconds } from "../../../constructs/core/duration";
import type { Histogram } from "../../../constructs/signals/slo/histogram";
import { lines } from "../../../constructs/signals/slo/indicator";
import { availability, latency, throughput, timeSlices } from "../../../constructs/signals/slo/objective";
import type { Slo } from "../../../constructs/signals/slo/slo";
import { describeWith } from "../../support/programs";
import { type Expected, firing, only, played, requests, value } from "./scenario";

const RATIO_5M = "slo:sli_error:ratio_rate5m";
const RATIO_30D = "slo:sli_error:ratio_rate30d";
const LEFT = "slo:period_error_budget_remaining:ratio";
const BURN = "slo:current_burn_rate:ratio";
const [FAST_1H, FAST_6H] = ["SloBudgetBurnsFast 1h", "SloBudgetBurnsFast 6h"];
const [SLOW_1D, SLOW_3D] = ["SloBudgetBurnsSlowly 1d", "SloBudgetBurnsSlowly 3d"];
const ABSENT = "SloEventsAbsent ";

describeWith("promtool", "an objective of 99.9 %", () => {
  it("pages after the calculated minutes: 14.4 × 0.1 % of an hour is 43.2 minutes of 2 % errors", () => {
    const series = { [requests(200)]: "0+1000x60 60980+980x89", [requests(500)]: "0x60 20+20x89" };
    const complaints = played(only(), series, [
      firing(60),
      { at: 102, expr: 'ALERTS{alertname="SloBudgetBurnsFast", window="1h"}', values: {} },
      { at: 105, expr: 'count(ALERTS{alertname="SloBudgetBurnsFast", window="1h"})', values: { "{}": 1 } },
    ]);
    expect(complaints).toBe("");
  });

  it("names the window of six hours for what is too slow for that of one: 6 × 0.1 % of 6 h is 216 minutes of 1 %", () => {
    const series = { [requests(200)]: "0+1000x360 360990+990x239", [requests(500)]: "0x360 10+10x239" };
    const expected: readonly Expected[] = [
      { at: 572, expr: 'ALERTS{alertname="SloBudgetBurnsFast"}', values: {} },
      { at: 582, expr: 'count by (window) (ALERTS{alertname="SloBudgetBurnsFast"})', values: { '{window="6h"}': 1 } },
    ];
    const complaints = played(only(), series, expected, minutes(2));
    expect(complaints).toBe("");
  });

  it("makes a ticket, and no more, of a share of failures that pages would not notice", () => {
    const series = { [requests(200)]: "0+9960x60", [requests(500)]: "0+40x60" };
    expect(played(only(), series, [firing(50, SLOW_1D, SLOW_3D)])).toBe("");
    expect(played(only(), { ...series, [requests(500)]: "0+20x60" }, [firing(50, SLOW_3D)])).toBe("");
    expect(played(only(), { ...series, [requests(500)]: "0+8x60" }, [firing(50)])).toBe("");
  });

  it("stops paging minutes after the trouble, while the long windows still remember it", () => {
    const series = {
      [requests(200)]: "0+1000x60 60000x10 61000+1000x60",
      [requests(500)]: "0x60 1000+1000x9 10000x60",
    };
    const complaints = played(only(), series, [
      firing(70, FAST_1H, FAST_6H, SLOW_1D, SLOW_3D),
      firing(78, FAST_6H, SLOW_1D, SLOW_3D),
      firing(104, SLOW_1D, SLOW_3D),
      { at: 104, expr: value(RATIO_5M), values: { '{cluster="c"}': 0 } },
    ]);
    expect(complaints).toBe("");
  });

  it("knows that a service which never failed has its whole budget", () => {
    const complaints = played(only(), { [requests(200)]: "0+100x30" }, [
      firing(30),
      { at: 30, expr: value(RATIO_5M), values: { '{cluster="c"}': 0 } },
      { at: 30, expr: value(LEFT), values: { '{cluster="c"}': 1 } },
    ]);
    expect(complaints).toBe("");
  });

  it("is not spoilt by silence: no ratio meanwhile, no NaN afterwards, and no alert about absent events", () => {
    const series = { [requests(200)]: "0+999x30 29970x30 30969+999x30", [requests(500)]: "0+1x30 30x30 31+1x30" };
    const complaints = played(only(), series, [
      { at: 55, expr: RATIO_5M, values: {} },
      { at: 55, expr: value(LEFT), values: { '{cluster="c"}': 0 } },
      firing(55),
      { at: 89, expr: value(RATIO_30D), values: { '{cluster="c"}': 0.001 } },
      { at: 89, expr: value(BURN), values: { '{cluster="c"}': 1 } },
    ]);
    expect(complaints).toBe("");
  });

  it("says nothing about a service that was never called", () => {
    const complaints = played(only(), { [requests(200)]: "0x30" }, [
      { at: 30, expr: RATIO_30D, values: {} },
      { at: 30, expr: LEFT, values: {} },
      firing(30),
    ]);
    expect(complaints).toBe("");
  });

  it("says so when its events are not there at all", () => {
    expect(played(only(), {}, [firing(9), firing(11, ABSENT)])).toBe("");
    expect(played(only(), { [requests(200)]: "0+1x10 _x20" }, [firing(15), firing(30, ABSENT)])).toBe("");
  });

  it("weighs events, not minutes: a bad night with few requests costs what it cost users", () => {
    // Half an hour with 10,000 requests a minute, then half an hour in which all of 100 a minute fail.
    const series = { [requests(200)]: "0+10000x30 300000x30", [requests(500)]: "0x30 100+100x29" };
    // Minutes would say one half; 3,000 of 303,000 requests are one hundredth. The windows blur it a little.
    const expr = `round(sum by (cluster) (${RATIO_30D}), 0.005)`;
    expect(played(only(), series, [{ at: 60, expr, values: { '{cluster="c"}': 0.01 } }])).toBe("");
  });

  it("judges every cluster by itself", () => {
    const series = { [requests(200)]: "0+100x20", [requests(500, "d")]: "0+100x20" };
    const expected = { '{cluster="c"}': 0, '{cluster="d"}': 1 };
    expect(played(only(), series, [{ at: 20, expr: value(RATIO_5M), values: expected }])).toBe("");
  });

  it("looks back exactly as far as each of its windows says", () => {
    // Half an hour in which everything fails, of a thousand times as many requests as in the quiet days afterwards.
    const others = (code: number): string => `requests_total{cluster="c", service="others", code="${code}"}`;
    const series = {
      [requests(500)]: "0+100000x30 3000000x5500",
      [requests(200)]: "0x30 100+100x5500",
      [others(500)]: "0+100000x5500",
      [others(200)]: "0+10000000x5500",
    };
    const windows: readonly (readonly [string, hours: number])[] = [
      ["1h", 1],
      ["2h", 2],
      ["6h", 6],
      ["1d", 24],
      ["3d", 72],
    ];
    const complaints = played(
      only(),
      series,
      windows.flatMap(([window, hours]) => {
        const record = `slo:sli_error:ratio_rate${window}`;
        return [
          // A share above 1 would divide by the events of a shorter time, one below a half by those of others.
          { at: 30 + hours * 45, expr: `count((${record} > 0.5) <= 1)`, values: { "{}": 1 } },
          { at: 30 + hours * 75, expr: `count(${record} == 0)`, values: { "{}": 1 } },
        ];
      }),
      minutes(15),
    );
    expect(complaints).toBe("");
  });

  it("leaves a trickle alone where a floor is set, but counts it for the budget", () => {
    const slo = only(availability(99.9), { minimumTraffic: 1 });
    const series = { [requests(200)]: "0+49x30", [requests(500)]: "0+1x30" };
    const complaints = played(slo, series, [
      firing(30),
      { at: 30, expr: RATIO_5M, values: {} },
      { at: 30, expr: value(RATIO_30D), values: { '{cluster="c"}': 0.02 } },
    ]);
    expect(complaints).toBe("");
  });
});

describeWith("promtool", "an objective by good events", () => {
  const slo = only(availability(90, { of: { kind: "events", good: 'jobs_total{state="done"}', total: "jobs_total" } }));
  const jobs = (state: string): string => `jobs_total{cluster="c", state="${state}"}`;

  it("counts as bad what is not good", () => {
    const series = { [jobs("done")]: "0+75x30", [jobs("lost")]: "0+20x30", [jobs("dead")]: "0+5x30" };
    expect(played(slo, series, [{ at: 30, expr: value(RATIO_5M), values: { '{cluster="c"}': 0.25 } }])).toBe("");
  });

  it("knows that all is bad where nothing was ever good", () => {
    const series = { [jobs("lost")]: "0+20x30" };
    expect(played(slo, series, [{ at: 30, expr: value(RATIO_5M), values: { '{cluster="c"}': 1 } }])).toBe("");
  });
});

describeWith("promtool", "an objective for durations", () => {
  it("finds the bucket of a whole second written as 1 or 1.0, that of a fraction, and one in milliseconds", () => {
    const under = (name: string, limit: Duration, of: Histogram): Slo => only(latency(99, { under: limit, name, of }));
    const objectives = [
      under("whole", seconds(1), { name: "whole_seconds" }),
      under("fraction", ms(300), { name: "fraction_seconds" }),
      under("milliseconds", ms(300), { name: "milliseconds", unit: "milliseconds" }),
    ];
    const bucket = (name: string, cluster: string, le: string): string =>
      `${name}_bucket{cluster="${cluster}", le="${le}"}`;
    const good = [
      bucket("whole_seconds", "c", "1"),
      bucket("whole_seconds", "d", "1.0"),
      bucket("fraction_seconds", "c", "0.3"),
      bucket("milliseconds", "c", "300"),
    ];
    const beside = (le: string): string[] => good.map((each) => each.replace(/le=".*"/, `le="${le}"`));
    const series = {
      ...counters(beside("0.1"), "0+10x30"),
      ...counters(good, "0+90x30"),
      ...counters(beside("1000"), "0+95x30"),
      ...counters(beside("+Inf"), "0+100x30"),
    };
    const values = Object.fromEntries(
      ["c whole", "d whole", "c fraction", "c milliseconds"].map((each) => {
        const [cluster = "", slo = ""] = each.split(" ");
        return [`{cluster="${cluster}", slo="${slo}"}`, 0.1];
      }),
    );
    expect(played(objectives, series, [{ at: 30, expr: bySlo(RATIO_5M), values }])).toBe("");
  });
});

/** The value of each of several objectives. */
function bySlo(record: string): string {
  return `round(sum by (cluster, slo) (${record}{service="orders"}), 0.0001)`;
}

function counters(names: readonly string[], values: string): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, values]));
}

describeWith("promtool", "an objective about time", () => {
  it("counts the moments in which too little happens", () => {
    const slo = only(throughput(99, { atLeast: 10 }));
    // Twenty minutes at 20 a second, twenty at 5, twenty at 20.
    const series = { [requests(200)]: "0+1200x20 24300+300x19 30900+1200x20" };
    const complaints = played(slo, series, [
      { at: 20, expr: value(RATIO_5M), values: { '{cluster="c"}': 0 } },
      { at: 38, expr: value(RATIO_5M), values: { '{cluster="c"}': 1 } },
      firing(38, FAST_1H, FAST_6H, SLOW_1D, SLOW_3D),
      { at: 55, expr: value(RATIO_5M), values: { '{cluster="c"}': 0 } },
    ]);
    expect(complaints).toBe("");
  });

  it("takes a standstill for what it is, and does not count a moment that nobody knows anything about", () => {
    const share = "sum by (cluster) (answered) / sum by (cluster) (asked)";
    const slo = only(timeSlices(99, { of: share, atLeast: 1 }));
    const answered = 'answered{cluster="c"}';
    // Ten minutes good, ten bad, twenty unknown, ten of 0/0, then good again.
    const series = { [answered]: "5x9 4x9 _x20 0x9 5x20", 'asked{cluster="c"}': "5x39 0x9 5x20" };
    const complaints = played(slo, series, [
      { at: 9, expr: value(RATIO_5M), values: { '{cluster="c"}': 0 } },
      { at: 19, expr: value(RATIO_5M), values: { '{cluster="c"}': 1 } },
      { at: 35, expr: RATIO_5M, values: {} },
      { at: 49, expr: RATIO_5M, values: {} },
      { at: 60, expr: value(RATIO_5M), values: { '{cluster="c"}': 0 } },
    ]);
    expect(complaints).toBe("");
  });

  it("takes the bound itself as its name says", () => {
    const of = "max by (cluster) (depth)";
    const objectives = [
      timeSlices(99, { name: "at-most", of, atMost: 2 }),
      timeSlices(99, { name: "below", of, below: 2 }),
      timeSlices(99, { name: "at-least", of, atLeast: 2 }),
      timeSlices(99, { name: "above", of, above: 2 }),
    ];
    // Each depth in a cluster of its own: the bound, and the numbers beside it.
    const series = Object.fromEntries([1, 2, 3].map((depth) => [`depth{cluster="at-${depth}"}`, `${depth}x10`]));
    const bad = { "at-most": [0, 0, 1], below: [0, 1, 1], "at-least": [1, 0, 0], above: [1, 1, 0] };
    const values = Object.fromEntries(
      Object.entries(bad).flatMap(([slo, shares]) =>
        shares.map((share, index) => [`{cluster="at-${index + 1}", slo="${slo}"}`, share]),
      ),
    );
    const expected = [{ at: 10, expr: bySlo(RATIO_5M), values }];
    expect(
      played(
        objectives.map((each) => only(each)),
        series,
        expected,
      ),
    ).toBe("");
  });
});

describeWith("promtool", "an objective about lines of a log", () => {
  const slo = only(availability(99, { of: lines({ bad: '{app="a"} |= "failed"', total: '{app="a"}' }) }));
  const labels = 'cluster="c", environment="e", service="orders", slo="availability"';
  const total = `slo:sli_total_lines:count1m{${labels}}`;
  const bad = `slo:sli_error_lines:count1m{${labels}}`;

  it("is computed from what Loki's ruler counted, whose samples end with the lines", () => {
    const complaints = played(slo, { [total]: "100x20 _x20 100x20" }, [
      { at: 20, expr: value(RATIO_5M), values: { '{cluster="c"}': 0 } },
      { at: 30, expr: RATIO_5M, values: {} },
      firing(40),
    ]);
    expect(complaints).toBe("");
    const failing = played(slo, { [total]: "100x20", [bad]: "25x20" }, [
      { at: 20, expr: value(RATIO_5M), values: { '{cluster="c"}': 0.25 } },
      firing(20, FAST_1H, FAST_6H, SLOW_1D, SLOW_3D),
    ]);
    expect(failing).toBe("");
  });
});
