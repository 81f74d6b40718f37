import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import type { EnvironmentDeclaration } from "../../constructs/environment/environment";
import { belvedereApp } from "../../stacks";
import { temporaryFolder } from "./terraform";

/** Holds every output of a test file, and goes with it. */
const root = temporaryFolder();

/** Synthesizes environments into a folder of their own and gives its path. */
export function synthesize(declarations: readonly EnvironmentDeclaration[]): string {
  const outdir = mkdtempSync(join(root, "out-"));
  belvedereApp(declarations, { outdir }).synth();
  return outdir;
}

/** Every file of a synthesized output: its content by its path in the output. */
export function filesOf(outdir: string): Record<string, string> {
  const files = readdirSync(outdir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => join(entry.parentPath, entry.name)).sort();
  return Object.fromEntries(paths.map((path) => [relative(outdir, path), readFileSync(path, "utf8")]));
}

/** Terraform JSON of one stack. */
export interface TerraformJson {
  readonly resource?: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;
  readonly data?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** The Terraform JSON of every stack of a synthesized output, by name. */
export function stacksOf(outdir: string): Record<string, TerraformJson> {
  const names = readdirSync(join(outdir, "stacks")).sort();
  return Object.fromEntries(
    names.map((name) => [
      name,
      JSON.parse(readFileSync(join(outdir, "stacks", name, "cdk.tf.json"), "utf8")) as TerraformJson,
    ]),
  );
}
