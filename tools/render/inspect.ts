import type { Namespace, Release } from "../lib/synthesized";
import { readChart } from "../chart-contract/source";
import { checkAblation } from "./checks/ablation";
import { checkCustomResources } from "./checks/custom-resources";
import { checkPodSecurity } from "./checks/pod-security";
import { checkReleaseSize } from "./checks/release-size";
import type { Crds } from "./crds";
import type { CheckName, CheckResult, ReleaseReport } from "./findings";
import type { Helm, RenderRequest } from "./helm";
import { readManifests } from "./manifests";

/** What a release is inspected with. */
export interface Inspection {
  readonly helm: Helm;
  readonly crds: Crds;
  /** Folder of the release's chart. */
  readonly chart: string;
  /** Namespaces that exist when the release is installed. */
  readonly namespaces: readonly Namespace[];
}

/** Renders one release and runs all checks on it. Returns the manifests besides the report. */
export async function inspectRelease(
  release: Release,
  inspection: Inspection,
): Promise<{ readonly report: ReleaseReport; readonly manifest: string }> {
  const started = Date.now();
  const request: RenderRequest = {
    release: release.name,
    namespace: release.namespace,
    chart: inspection.chart,
    values: release.values,
  };
  // Twice, for what the chart makes up while it renders.
  const [first, second] = await Promise.all([inspection.helm.template(request), inspection.helm.template(request)]);
  const rendered = "manifest" in first && "manifest" in second;
  const results: Results = rendered
    ? await runChecks(release, inspection, request, [first.manifest, second.manifest])
    : { render: failure("error" in first ? first.error : "differently every time") };
  return { report: reportOf(release, results, started), manifest: "manifest" in first ? first.manifest : "" };
}

type Results = Readonly<Partial<Record<CheckName, CheckResult>>>;

async function runChecks(
  release: Release,
  { helm, crds, chart, namespaces }: Inspection,
  request: RenderRequest,
  renders: readonly [string, string],
): Promise<Results> {
  const manifests = readManifests(renders[0]);
  return {
    render: { summary: `${manifests.length} objects`, findings: [] },
    ablation: await checkAblation({
      values: release.values,
      defaults: readChart(chart).defaults,
      renders,
      render: (values) => helm.template({ ...request, values }),
    }),
    "custom-resources": checkCustomResources(crds, manifests),
    "pod-security": checkPodSecurity(release, namespaces, manifests),
    "release-size": checkReleaseSize(await helm.storedRelease(request)),
  };
}

function failure(error: string): CheckResult {
  const message = `does not render: ${error}`;
  return { summary: "fails", findings: [{ check: "render", severity: "error", at: "release", message }] };
}

function reportOf(release: Release, results: Results, started: number): ReleaseReport {
  const entries = Object.entries(results);
  return {
    stack: release.stack,
    address: release.address,
    release: release.name,
    namespace: release.namespace,
    chart: release.chart,
    version: release.version ?? "",
    seconds: (Date.now() - started) / 1000,
    summaries: Object.fromEntries(entries.map(([check, { summary }]) => [check, summary])),
    findings: entries.flatMap(([, { findings }]) => findings),
  };
}
