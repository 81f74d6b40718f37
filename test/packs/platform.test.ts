import { SERVICES } from "../../constructs/packs/platform/parts";
import { platformPack } from "../../constructs/packs/platform";
import { RELEASES } from "../../constructs/platform/addresses";
import { INSTALLED_METRICS } from "../../constructs/signals/metrics/installed";
import { testedValues } from "../signals/promtool";
import { describeWith } from "../support/programs";
import { SITE } from "./shipped";
import { unknownSeries } from "./series";

const pack = platformPack(SITE);

describe("the platform's own pack", () => {
  it("watches what the charts leave open", () => {
    const alerts = pack.rules.flatMap(({ rules }) =>
      rules.flatMap((rule) => ("alert" in rule ? [`${rule.alert} ${rule.severity}`] : [])),
    );
    expect(alerts).toEqual([
      "ThanosDown warning",
      "ThanosUploadFailing warning",
      "ThanosUploadOverdue warning",
      "ThanosBucketFailing warning",
      "ThanosCompactorHalted warning",
      "TempoDown critical",
      "TempoSpansDiscarded warning",
      "TempoFlushesFailing critical",
      "OtlpGatewayDown critical",
      "OtlpDataRefused warning",
      "OtlpExportFailing warning",
      "LogIngestionStalled critical",
      "LogLinesDropped warning",
      "GrafanaDown warning",
      "ScrapeNearSampleLimit warning",
    ]);
  });

  it("reads no series that its catalogue does not know", () => {
    expect(unknownSeries({ ...pack, metrics: [...pack.metrics, ...INSTALLED_METRICS] })).toEqual([]);
  });

  it("knows the parts by the names under which they are installed", () => {
    const tempo = new RegExp(`^(?:${SERVICES.tempo})$`);
    expect(SERVICES.grafana).toBe(RELEASES.grafana);
    expect(SERVICES.gateway).toBe(RELEASES.gateway);
    expect([RELEASES.tempo, `${RELEASES.tempo}-distributor`, RELEASES.loki].map((name) => tempo.test(name))).toEqual([
      true,
      true,
      false,
    ]);
  });

  it("looks for them where they are installed", () => {
    const elsewhere = platformPack({ ...SITE, platformNamespace: "observability" });
    const expressions = JSON.stringify(elsewhere.rules.map(({ rules }) => rules.map(({ expr }) => expr)));
    expect(expressions).toContain("observability");
    expect(expressions).not.toContain("monitoring");
  });
});

describeWith("promtool", "the share of what the gateway loses", () => {
  const gateway = 'cluster="dev-eks-eu1", namespace="monitoring", job="otlp-gateway"';
  const refused = `otelcol_receiver_refused_spans_total{${gateway}}`;
  const accepted = `otelcol_receiver_accepted_spans_total{${gateway}}`;

  it.each([
    ["everything, where nothing was ever accepted", { [refused]: "0+100x20" }, 1],
    ["a tenth", { [refused]: "0+100x20", [accepted]: "0+900x20" }, 0.1],
  ])("is %s", (_what, series, value) => {
    const expr = "round(job:otlp_refused:ratio_rate5m, 0.001)";
    const samples = [{ labels: `{${gateway}, signal="traces"}`, value }];
    expect(testedValues(pack.rules, { series, at: "15m", expr, samples })).toBe("");
  });
});
