import { spawn } from "node:child_process";
import { BelvedereError, fail } from "../../constructs/core/errors";
import type { Values } from "../lib/value-path";

/** One chart with its values, ready to be rendered. */
export interface RenderRequest {
  readonly release: string;
  readonly namespace: string;
  /** Folder of the chart. */
  readonly chart: string;
  readonly values: Values;
}

/** What a render gave: the manifests, or Helm's complaint. */
export type Rendered = { readonly manifest: string } | { readonly error: string };

export interface HelmOptions {
  readonly binary: string;
  /** Kubernetes version that the charts are told. */
  readonly kubeVersion: string;
  /** Served by the cluster besides the built-in ones, as charts ask for with `.Capabilities.APIVersions.Has`. */
  readonly apiVersions: readonly string[];
}

/** The helm binary, used without a cluster. */
export class Helm {
  constructor(private readonly options: HelmOptions) {}

  /** Everything an install would send to the cluster, custom resource definitions and hooks included. */
  async template({ release, namespace, chart, values }: RenderRequest): Promise<Rendered> {
    const { kubeVersion, apiVersions } = this.options;
    const served = apiVersions.flatMap((version) => ["--api-versions", version]);
    const cluster = ["--kube-version", kubeVersion, ...served, "--include-crds"];
    const run = await this.run(["template", release, chart, "--namespace", namespace, ...cluster], values);
    return run.code === 0 ? { manifest: run.stdout } : { error: complaint(run.stderr) };
  }

  /** The release as Helm would store it, as JSON text. */
  async storedRelease({ release, namespace, chart, values }: RenderRequest): Promise<string> {
    const dry = ["--dry-run=client", "--output", "json"];
    const run = await this.run(["install", release, chart, "--namespace", namespace, ...dry], values);
    if (run.code === 0) return run.stdout;
    return fail({
      at: release,
      problem: `cannot be installed: ${complaint(run.stderr)}`,
      fix: "Mend the chart values",
    });
  }

  private async run(args: readonly string[], values: Values): Promise<ProcessResult> {
    return runProcess(this.options.binary, [...args, "--values", "-"], JSON.stringify(values));
  }
}

interface ProcessResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

function runProcess(binary: string, args: readonly string[], input: string): Promise<ProcessResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(binary, args, { stdio: ["pipe", "pipe", "pipe"] });
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => stderr.push(chunk));
    // A chart that is refused before its values are read closes the pipe early; the exit code tells.
    child.stdin.on("error", () => undefined).end(input);
    child.on("error", () => {
      reject(noHelm(binary));
    });
    child.on("close", (code) => {
      resolve({ code: code ?? 1, stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString() });
    });
  });
}

/** Helm's own sentence, which may run over several lines. */
function complaint(stderr: string): string {
  const [, error = stderr] = stderr.split(/^Error: /m);
  return error.trim().replace(/\s+/g, " ").slice(0, 300);
}

function noHelm(binary: string): BelvedereError {
  const fix = "Install Helm (helm.sh/docs/intro/install), or name the binary with --helm <path>";
  return new BelvedereError([{ at: "helm", value: binary, problem: "cannot be started", fix }]);
}
