import type { AllowedPath } from "../../../tools/chart-contract/allowed";
import { checkContract, checkReleases } from "../../../tools/chart-contract/check";
import { parseContract } from "../../../tools/chart-contract/contract";
import { describeProblem } from "../../../constructs/core/errors";
import type { Release } from "../../../tools/lib/synthesized";
import type { Values } from "../../../tools/lib/value-path";

const contract = parseContract(
  "prometheus",
  "1.0.0",
  [
    "additionalRulesMap map open",
    "prometheus map",
    "prometheus.podDisruptionBudget map",
    "prometheus.spec map",
    "prometheus.spec.exemplars any open",
    "prometheus.spec.image map open",
    "prometheus.spec.image.pull map",
    "prometheus.spec.image.tag string",
    "prometheus.spec.replicas number",
    "prometheus.spec.storageSpec map open",
    "prometheus.spec.url string",
    "",
  ].join("\n"),
);

function breaches(values: Values): string[] {
  return checkContract(contract, values).map(({ path, problem, fix }) => `${path}: ${problem}. ${fix}.`);
}

describe("values are held against the contract", () => {
  test.each([
    [{ prometheus: { spec: { replicas: 2, url: "https://x" } } }],
    [{ prometheus: { spec: { storageSpec: { anything: { goes: 1 } }, exemplars: { maxSize: 1 } } } }],
    [{ prometheus: { spec: { image: { digest: "sha256:1" } } } }],
    [{ prometheus: { spec: { image: { pull: { policy: "Always" } } } } }],
    [{ prometheus: { spec: { replicas: null } } }],
    [{ prometheus: { spec: { replicas: "terraform-expression" } } }],
  ])("%j passes", (values) => {
    expect(breaches(values)).toEqual([]);
  });

  test.each([
    [{ prometheus: { spec: { replicaz: 2 } } }, "prometheus.spec.replicaz", "prometheus.spec.replicas"],
    [{ prometheus: { replicas: 2 } }, "prometheus.replicas", "prometheus.spec.replicas"],
    [{ prometheus: { spec: { storage: {} } } }, "prometheus.spec.storage", "prometheus.spec.storageSpec"],
    [
      { prometheus: { spec: { podDisruptionBudget: {} } } },
      "prometheus.spec.podDisruptionBudget",
      "prometheus.podDisruptionBudget",
    ],
    [{ prometheus: { additionalRulesMap: {} } }, "prometheus.additionalRulesMap", "additionalRulesMap"],
  ])("%j is unknown, and the nearest path is suggested", (values, path, nearest) => {
    expect(breaches(values)).toEqual([`${path}: is no value of this chart. The nearest one is \`${nearest}\`.`]);
  });

  test("where nothing is near, the known part of the way is named", () => {
    expect(breaches({ prometheus: { spec: { walrus: 1 } }, zebra: 1 })).toEqual([
      "prometheus.spec.walrus: is no value of this chart. The chart knows `prometheus.spec`, with other keys below it.",
      "zebra: is no value of this chart. Leave it out.",
    ]);
  });

  test.each([
    [{ prometheus: { spec: { replicas: "2" } } }, "prometheus.spec.replicas: is a string. The chart wants a number."],
    [{ prometheus: { spec: { url: 1 } } }, "prometheus.spec.url: is a number. The chart wants a string."],
    [{ prometheus: "on" }, "prometheus: is a string. The chart wants a map."],
    [
      { prometheus: { spec: { image: { tag: 1.2 } } } },
      "prometheus.spec.image.tag: is a number. The chart wants a string.",
    ],
  ])("%j has another type", (values, message) => {
    expect(breaches(values)).toEqual([message]);
  });
});

describe("all releases are held against their contracts", () => {
  const release: Release = {
    stack: "dev-a-platform",
    stackFolder: "",
    address: "helm_release.prometheus",
    name: "prometheus",
    namespace: "monitoring",
    chart: "prometheus",
    repository: "https://charts.example.com",
    version: "1.0.0",
    values: { prometheus: { walrus: { deep: 1 } } },
  };
  const problems = (releases: Release[], allowed: AllowedPath[] = []): string[] =>
    checkReleases({ releases, contracts: [contract], allowed }).map(describeProblem);
  const allowance = { chart: "prometheus", path: "prometheus.walrus", reason: "read by a plugin" };

  test("and a problem names stack, release, chart and version", () => {
    expect(problems([release])).toEqual([
      "dev-a-platform: helm_release.prometheus (prometheus 1.0.0): prometheus.walrus: is no value of this chart. " +
        "The chart knows `prometheus`, with other keys below it.",
    ]);
  });

  test("an allowed path passes, with what lies below", () => {
    expect(problems([release], [allowance])).toEqual([]);
  });

  test("an allowance for another chart does not help, and one that nobody needs is a problem", () => {
    expect(problems([release], [{ ...allowance, chart: "loki" }])).toEqual([
      expect.stringContaining("prometheus.walrus: is no value"),
      "tools/chart-contract/allowed.ts: loki: prometheus.walrus: is allowed, but no release needs it. Remove the entry.",
    ]);
  });

  test("a version without a contract is a problem", () => {
    expect(problems([{ ...release, version: "2.0.0" }])).toEqual([
      expect.stringMatching(/prometheus 2\.0\.0\): has no contract in charts\/contracts\. Fetch the chart/),
    ]);
  });

  test("a chart that lies beside its stack needs none", () => {
    expect(problems([{ ...release, repository: undefined, version: undefined }])).toEqual([]);
  });
});
