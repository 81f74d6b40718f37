import { basename } from "node:path";
import { formatTable } from "../lib/table";
import { CHECKS, type Finding, type ReleaseReport } from "./findings";

const HEADING = ["stack", "release", "chart", ...CHECKS, "errors", "accepted", "notes", "seconds"];

/** One row per release. */
export function reportTable(reports: readonly ReleaseReport[]): string {
  return formatTable(
    HEADING,
    reports.map((report) => [
      report.stack,
      report.release,
      chartOf(report),
      ...CHECKS.map((check) => report.summaries[check] ?? "-"),
      ...(["error", "accepted", "note"] as const).map((severity) => count(report, severity)),
      report.seconds.toFixed(1),
    ]),
  );
}

/** A local chart lies in a folder named after its hash, two levels below `assets`. */
function chartOf({ chart, version }: ReleaseReport): string {
  const local = /^assets\/(?<name>[^/]+)\//.exec(chart)?.groups?.name;
  return `${local ?? basename(chart)} ${version}`.trim();
}

function count(report: ReleaseReport, severity: Finding["severity"]): number {
  return report.findings.filter((finding) => finding.severity === severity).length;
}

/** Every finding on a line of its own, below its release. */
export function reportDetails(reports: readonly ReleaseReport[]): string {
  return reports
    .filter(({ findings }) => findings.length > 0)
    .map((report) => [`${report.stack}: ${report.release}`, ...report.findings.map(describeFinding)].join("\n"))
    .join("\n\n");
}

function describeFinding({ severity, check, at, message }: Finding): string {
  return `  ${severity.padEnd(8)} ${check}: ${at}: ${message}`;
}
