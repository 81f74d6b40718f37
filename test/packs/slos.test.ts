import { ms } from "../../constructs/core/duration";
import { checkSignals } from "../../constructs/packs/check";
import { HTTP_DIALECTS, type HttpDialectName, httpService } from "../../constructs/packs/http-service";
import { metricsOf } from "../../constructs/signals/metrics/catalogue";
import { SCRAPES } from "../../constructs/signals/metrics/prometheus";
import { type Signals, signals } from "../../constructs/packs/pack";
import { withSlos } from "../../constructs/packs/slos";
import { lines } from "../../constructs/signals/slo/indicator";
import { availability, latency, type Objective, throughput, timeSlices } from "../../constructs/signals/slo/objective";
import { type Slo, slos } from "../../constructs/signals/slo/slo";
import { spanMetrics } from "../../constructs/signals/slo/span-metrics";
import { testedRules } from "../signals/promtool";
import { describeWith } from "../support/programs";
import { unknownSeries } from "./series";
import { httpPack, SITE } from "./shipped";

const DIALECTS = Object.keys(HTTP_DIALECTS) as HttpDialectName[];

/** A pack of a service that is known by its traces and its log only. */
function ordersPack(...objectives: readonly Objective[]): Signals {
  const service = { service: "orders", team: "shop", ...spanMetrics("orders") };
  return signals("orders", { slos: slos(service, objectives) });
}

const PAYMENTS = availability(97, { name: "payments", of: lines({ bad: '{app="p"} |= "bad"', total: '{app="p"}' }) });

function problemsOf(...packs: readonly Signals[]): string[] {
  return checkSignals("dev", packs).map(({ at, value, problem }) => `${at}: ${value as string} ${problem}`);
}

describe("a pack with objectives", () => {
  const pack = withSlos(ordersPack(availability(99.9), PAYMENTS), SITE);

  it("brings rules, what Loki counts, dashboards and runbooks for them", () => {
    expect(pack.rules.map(({ name }) => name)).toEqual(["slo-orders-availability", "slo-orders-payments"]);
    expect(pack.logRules.map(({ name }) => name)).toEqual(["slo-orders-payments"]);
    expect(pack.dashboards.map(({ uid }) => uid)).toEqual(["slo-orders-availability", "slo-orders-payments"]);
    expect(pack.runbooks.map(({ path }) => path)).toEqual([
      "docs/runbooks/SloBudgetBurnsFast.md",
      "docs/runbooks/SloBudgetBurnsSlowly.md",
      "docs/runbooks/SloEventsAbsent.md",
    ]);
  });

  it("passes all checks, though its objectives share the names of their alerts", () => {
    expect(problemsOf(pack)).toEqual([]);
  });

  it("can have its rules as sloth writes them, without a dashboard", () => {
    const alert = (slo: Slo): string => (slo.name === "payments" ? "PaymentsFail" : "OrdersFail");
    const sloth = withSlos(ordersPack(availability(99.9), PAYMENTS), SITE, { compatibility: "sloth", alert });
    expect(problemsOf(sloth)).toEqual([]);
    expect(sloth.dashboards).toEqual([]);
    expect(sloth.rules.map(({ name }) => name)).toContain("sloth-slo-alerts-orders-payments");
    expect(sloth.metrics.map(({ name }) => name)).toContain("sloth_slo_info");
    expect(sloth.runbooks.map(({ path }) => path)).toEqual([
      "docs/runbooks/OrdersFail.md",
      "docs/runbooks/PaymentsFail.md",
    ]);
  });

  it("keeps what it had", () => {
    const own = httpPack("fastapi");
    expect(withSlos(own, SITE)).toEqual(own);
  });

  it("must have its rules, or nobody would evaluate it", () => {
    expect(problemsOf(ordersPack(availability(99.9)))).toEqual([
      "dev.orders.slos: availability is an objective without rules",
    ]);
  });

  it("is told when what it selects is no query", () => {
    const counted = availability(99, { of: { kind: "events", bad: 'x_total{a=~"5**"}', total: "x_total" } });
    expect(() => ordersPack(counted)).toThrow("is no regular expression of Prometheus");
    for (const bad of ['{app="p"} |= failed', "{app="]) {
      const written = availability(99, { of: lines({ bad, total: '{app="p"}' }) });
      expect(problemsOf(withSlos(ordersPack(written), SITE))).toEqual([
        expect.stringContaining("dev.orders.logRules.slo-orders-availability.slo:sli_error_lines:count1m.expr"),
      ]);
    }
    const judged = timeSlices(99, { of: "rate(foo)", atLeast: 1 });
    expect(problemsOf(withSlos(ordersPack(judged), SITE))).toContainEqual(
      expect.stringContaining("dev.orders.rules.slo-orders-time-slices.slo:sli_slice:value.expr"),
    );
  });

  it("is told when two objectives would be called alike, though their labels differ", () => {
    const named = (service: string, name: string): Slo[] =>
      slos({ service, team: "shop", ...spanMetrics("orders") }, [availability(99, { name })]);
    const alike = signals("orders", { slos: [...named("a", "b-c"), ...named("a-b", "c")] });
    expect(problemsOf(withSlos(alike, SITE))).toContainEqual(
      "dev.orders.rules: slo-a-b-c is the name of more than one rule group",
    );
  });

  it("may not promise the same twice, not even in two packs", () => {
    const other = { ...pack, pack: "other", dashboards: [] };
    expect(problemsOf(pack, other)).toEqual([
      expect.stringContaining(
        'dev.slos: [["service","orders"],["slo","availability"]] are the labels of more than one',
      ),
      expect.stringContaining('dev.slos: [["service","orders"],["slo","payments"]] are the labels of more than one'),
    ]);
  });

  it("is not built with an objective that cannot be", () => {
    const [slo] = pack.slos;
    if (!slo) throw new Error("the pack has objectives");
    expect(() => withSlos(signals("orders", { slos: [{ ...slo, objective: 100 }] }), SITE)).toThrow(
      "orders.slos.availability.objective: 100 is no objective",
    );
  });
});

describe("an HTTP service", () => {
  const promises = [availability(99.9), latency(99, { under: ms(500) }), throughput(95, { atLeast: 1 })];

  it.each(DIALECTS)("that speaks %s needs to say no more than the numbers", (dialect) => {
    const pack = httpPack(dialect, { slos: promises });
    const { requests, durations, status } = HTTP_DIALECTS[dialect];
    const own = 'namespace="shop", service="catalog"';
    expect(pack.slos.map(({ indicator }) => indicator)).toEqual([
      { kind: "events", bad: `${requests}{${own}, ${status}=~"5.."}`, total: `${requests}{${own}}` },
      {
        kind: "events",
        good: `${durations}_bucket{${own}, le="0.5"}`,
        total: `${durations}_bucket{${own}, le="+Inf"}`,
      },
      { kind: "throughput", total: `${requests}{${own}}`, atLeast: 1 },
    ]);
    expect(problemsOf(pack)).toEqual([]);
  });

  it("reads no series that the catalogue does not know", () => {
    const pack = httpPack("prom-client", { slos: promises });
    // `up` belongs to every target.
    expect(unknownSeries({ ...pack, metrics: [...pack.metrics, ...metricsOf(SCRAPES)] })).toEqual([]);
  });

  it("has its objectives judged by its own floor of traffic, and told to its team", () => {
    const [slo] = httpPack("fastapi", { slos: [availability(99)], minimumTraffic: 2 }).slos;
    expect(slo).toMatchObject({ team: "storefront", minimumTraffic: 2, labels: { namespace: "shop" } });
  });

  it("is told about a promise it cannot measure, with everything else", () => {
    const props = { namespace: "shop", team: "t", port: "http", dialect: "fastapi", errorRatio: 5 } as const;
    expect(() => httpService("catalog", { ...props, slos: [latency(99, { under: ms(300) })] })).toThrow(
      /errorRatio: 5 is no share[^]*slos\.latency\.under: "300ms" is not the bound of a bucket of http_request_duration_h/,
    );
  });
});

describeWith("promtool", "objectives that share their events", () => {
  it("are told apart by their cases", () => {
    const strict = availability(99.99, { name: "strict" });
    expect(testedRules(withSlos(ordersPack(availability(99), strict), SITE).rules)).toBe("");
  });
});
