import type { Problem } from "../../constructs/core/errors";
import type { Accepted } from "./accepted";
import type { Finding, ReleaseReport } from "./findings";

/** The reports with accepted errors marked as such, and the accepted entries that no error matched. */
export function accept(
  reports: readonly ReleaseReport[],
  accepted: readonly Accepted[],
): { readonly reports: ReleaseReport[]; readonly unused: Problem[] } {
  const used = new Set<Accepted>();
  const mark = (release: string, finding: Finding): Finding => {
    const entry = accepted.find((candidate) => covers(candidate, release, finding));
    if (!entry || finding.severity !== "error") return finding;
    used.add(entry);
    return { ...finding, severity: "accepted", message: `${finding.message} (accepted: ${entry.reason})` };
  };
  return {
    reports: reports.map((report) => ({
      ...report,
      findings: report.findings.map((finding) => mark(report.release, finding)),
    })),
    unused: accepted.filter((entry) => !used.has(entry)).map(unusedEntry),
  };
}

function covers(entry: Accepted, release: string, { check, at }: Finding): boolean {
  if (entry.release !== release || entry.check !== check || !at.startsWith(entry.at)) return false;
  return at === entry.at || [".", "/", " ", "["].includes(at.charAt(entry.at.length));
}

function unusedEntry({ release, check, at }: Accepted): Problem {
  return {
    at: `tools/render/accepted.ts: ${release}: ${check}: ${at}`,
    problem: "is accepted, but no release shows it",
    fix: "Remove the entry",
  };
}
