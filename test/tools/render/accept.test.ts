import { describeProblem } from "../../../constructs/core/errors";
import { accept } from "../../../tools/render/accept";
import type { Accepted } from "../../../tools/render/accepted";
import type { Finding, ReleaseReport } from "../../../tools/render/findings";
import { reportDetails, reportTable } from "../../../tools/render/report";

const finding: Finding = {
  check: "pod-security",
  severity: "error",
  at: "DaemonSet/agent/main",
  message: "is privileged",
};
const report: ReleaseReport = {
  stack: "dev-a-platform",
  address: "helm_release.agent",
  release: "agent",
  namespace: "host",
  chart: "agent",
  version: "1.0.0",
  seconds: 2,
  summaries: {
    render: "9 objects",
    ablation: "4 leaves, 0 dead",
    "custom-resources": "1 of 1",
    "pod-security": "1 pods, privileged",
    "release-size": "3.0 %",
  },
  findings: [finding],
};
const entry: Accepted = { release: "agent", check: "pod-security", at: "DaemonSet/agent", reason: "it reads the node" };

function severities(accepted: Accepted[], found: Finding = finding): string[] {
  return accept([{ ...report, findings: [found] }], accepted).reports.flatMap(({ findings }) =>
    findings.map(({ severity }) => severity),
  );
}

describe("a finding is accepted", () => {
  test("with its reason, where release, check and place agree", () => {
    const { reports, unused } = accept([report], [entry]);
    expect(unused).toEqual([]);
    expect(reports[0]?.findings).toEqual([
      { ...finding, severity: "accepted", message: "is privileged (accepted: it reads the node)" },
    ]);
  });

  test.each([
    [{ ...entry, release: "other" }],
    [{ ...entry, check: "ablation" as const }],
    [{ ...entry, at: "DaemonSet/age" }],
    [{ ...entry, at: "DaemonSet/agent/other" }],
  ])("not by %j", (other) => {
    expect(severities([other])).toEqual(["error"]);
  });

  test("only where it is an error, so that an entry for a note is unused", () => {
    expect(severities([entry], { ...finding, severity: "note" })).toEqual(["note"]);
    expect(accept([{ ...report, findings: [] }], [entry]).unused.map(describeProblem)).toEqual([
      "tools/render/accepted.ts: agent: pod-security: DaemonSet/agent: is accepted, but no release shows it. Remove the entry.",
    ]);
  });
});

test("the table has a row per release with every check, and the details every finding", () => {
  const [heading, row] = reportTable([report]).split("\n");
  expect(heading).toMatch(
    /stack +release +chart +render +ablation +custom-resources +pod-security +release-size +errors/,
  );
  expect(row).toMatch(
    /agent +agent 1\.0\.0 +9 objects +4 leaves, 0 dead +1 of 1 +1 pods, privileged +3\.0 % +1 +0 +0 +2\.0/,
  );
  expect(reportDetails([report])).toBe(
    "dev-a-platform: agent\n  error    pod-security: DaemonSet/agent/main: is privileged",
  );
});

test("a local chart is named after its folder, not after its hash", () => {
  expect(reportTable([{ ...report, chart: "assets/objects-chart/0A1B2C" }])).toContain("objects-chart 1.0.0");
});
