import { join } from "node:path";
import { CHARTS } from "../../constructs/core/charts";
import { describeProblem } from "../../constructs/core/errors";
import { ALLOWED, type AllowedPath } from "../../tools/chart-contract/allowed";
import { checkReleases } from "../../tools/chart-contract/check";
import { loadContracts } from "../../tools/chart-contract/store";
import { releasesOf } from "../../tools/lib/synthesized";
import { ROOT } from "../support/sources";
import { shippedOutput } from "../support/shipped";
import { writeSynthesized, writtenRelease } from "../support/synthesized-output";
import { temporaryFolder } from "../support/terraform";

const contracts = loadContracts(join(ROOT, "charts", "contracts"));

function problemsOf(outdir: string, allowed: readonly AllowedPath[] = ALLOWED): string[] {
  return checkReleases({ releases: releasesOf(outdir), contracts, allowed }).map(describeProblem);
}

describe("the contracts in charts/contracts", () => {
  test("are those of the pinned charts, no more and no fewer", () => {
    const pinned = Object.values(CHARTS).map(({ chart, version }) => `${chart} ${version}`);
    expect(contracts.map(({ chart, version }) => `${chart} ${version}`).sort()).toEqual(pinned.sort());
  });

  test("say something about every chart", () => {
    for (const { entries } of contracts) expect(entries.size).toBeGreaterThan(20);
  });
});

describe("values that the charts ignore without a word are found", () => {
  const outdir = temporaryFolder();
  const { prometheus, loki, grafana, alloy } = CHARTS;

  /** A stack with one release of a pinned chart. */
  function write(name: string, chart: { chart: string; version: string; repository: string }, values: object): string {
    const folder = join(outdir, name);
    const release = writtenRelease(chart.chart, JSON.stringify(values), chart);
    writeSynthesized(folder, { dev: { resource: { helm_release: { release } } } });
    return folder;
  }

  test.each([
    ["one level too high", prometheus, { prometheus: { replicas: 2 } }, "prometheus.prometheusSpec.replicas"],
    [
      "storage of the wrong name",
      prometheus,
      { prometheus: { prometheusSpec: { storage: {} } } },
      "prometheus.prometheusSpec.storageSpec",
    ],
    ["a rule that is not shipped", prometheus, { customRules: { Walrus: { for: "1m" } } }, "customRules"],
    ["a subchart by its switch", prometheus, { nodeExporter: { resources: {} } }, "nodeExporter"],
    ["a misspelt number of replicas", loki, { ingester: { replicaz: 3 } }, "ingester.replicas"],
    ["a budget that has no switch", grafana, { podDisruptionBudget: { enabled: true } }, "podDisruptionBudget"],
    ["a misspelt configuration", alloy, { alloy: { configMap: { contents: "" } } }, "alloy.configMap.content"],
  ])("%s", (name, chart, values, suggestion) => {
    expect(problemsOf(write(name, chart, values), [])).toEqual([expect.stringContaining(`\`${suggestion}\``)]);
  });

  test.each([
    ["read by templates alone", prometheus, { alertmanager: { alertmanagerSpec: { configSecret: "main" } } }],
    ["a specification passed on", prometheus, { prometheus: { prometheusSpec: { exemplars: { maxSize: 1 } } } }],
    [
      "a subchart by its key",
      prometheus,
      { "prometheus-node-exporter": { resources: { limits: { memory: "96Mi" } } } },
    ],
    ["the program's own configuration", loki, { loki: { limits_config: { retention_period: "744h" } } }],
    ["a key with a dot", grafana, { "grafana.ini": { "auth.anonymous": { enabled: false } } }],
  ])("and %s is not taken for one", (name, chart, values) => {
    expect(problemsOf(write(name, chart, values), [])).toEqual([]);
  });
});

describe("the values that the shipped environments emit", () => {
  test("are all known to the pinned charts, or allowed with a reason that still applies", () => {
    expect(problemsOf(shippedOutput())).toEqual([]);
  });
});
