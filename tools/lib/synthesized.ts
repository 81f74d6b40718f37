import { existsSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Cloud } from "../../constructs/core/cloud";
import { fail } from "../../constructs/core/errors";
import type { Json } from "../../constructs/core/json";
import { readSynthesizedJson } from "./synthesized-json";
import { decodeJsonText, decodeText } from "./terraform-text";
import { isMap, overlay, valueAt, type Values } from "./value-path";

/** A Helm release as Terraform will install it, read back from the synthesized output. */
export interface Release {
  readonly stack: string;
  /** Folder of the stack; a local chart's path is relative to it. */
  readonly stackFolder: string;
  /** Terraform address, for example `helm_release.loki`. */
  readonly address: string;
  readonly name: string;
  readonly namespace: string;
  readonly chart: string;
  /** Absent for a chart that lies beside the stack. */
  readonly repository?: string;
  readonly version?: string;
  /** Decoded values; what only Terraform knows is the text `terraform-expression`. */
  readonly values: Values;
}

/** A namespace that a stack creates. */
export interface Namespace {
  readonly name: string;
  /** Pod Security level that is enforced there; undefined when the label is absent. */
  readonly enforce?: string;
}

/** What the tools need to know of one synthesized stack. */
export interface Stack {
  readonly name: string;
  readonly folder: string;
  /** Names of the stacks that are deployed before it. */
  readonly dependencies: readonly string[];
  /** The cloud whose provider it configures; undefined where it talks to Kubernetes alone. */
  readonly cloud?: Cloud;
  /** Type of the state backend, for example `s3`. */
  readonly backend: string;
  /** How many resources it manages. */
  readonly resources: number;
  readonly releases: readonly Release[];
  /** Namespaces that it creates itself. */
  readonly namespaces: readonly Namespace[];
}

/** Every stack of a synthesized output, sorted by name. Fails with a Problem where there is none to read. */
export function readSynthesized(outdir: string): Stack[] {
  const folder = join(resolve(outdir), "stacks");
  const found = existsSync(folder) ? readdirSync(folder) : [];
  const names = found.filter((name) => existsSync(join(folder, name, "cdk.tf.json"))).sort();
  if (names.length === 0) {
    fail({ at: outdir, problem: "holds no synthesized stacks", fix: "Run `make synth` first, or name another folder" });
  }
  return names.map((name) => readStack(name, join(folder, name), dependencies(outdir, name)));
}

/** The namespaces that exist when a stack is deployed: its own and those of the stacks before it. */
export function namespacesFor(stack: Stack, stacks: readonly Stack[]): Namespace[] {
  const before = stacks.filter(({ name }) => stack.dependencies.includes(name));
  return [...stack.namespaces, ...before.flatMap((dependency) => namespacesFor(dependency, stacks))];
}

/** Every release of a synthesized output. */
export function releasesOf(outdir: string): Release[] {
  return readSynthesized(outdir).flatMap((stack) => stack.releases);
}

/** The environment that a stack belongs to. Names of environments have no dash, so that the stack's name tells it. */
export function environmentOf(stack: string): string {
  const [first = "", second = ""] = stack.split("-");
  return first === "bootstrap" ? second : first;
}

/** What a message calls a release. */
export function describeRelease(release: Release): string {
  return `${release.stack}: ${release.address}`;
}

/** cdktf writes the order of the stacks to a manifest beside them, and keeps cycles out of it. */
function dependencies(outdir: string, stack: string): string[] {
  const file = join(resolve(outdir), "manifest.json");
  const manifest = existsSync(file) ? readSynthesizedJson(file) : {};
  const names = valueAt(manifest, ["stacks", stack, "dependencies"]);
  return Array.isArray(names) ? (names as readonly Json[]).filter((name) => typeof name === "string") : [];
}

function readStack(name: string, folder: string, before: readonly string[]): Stack {
  const terraform = readSynthesizedJson(join(folder, "cdk.tf.json"));
  return {
    name,
    folder,
    dependencies: before,
    cloud: Object.entries(PROVIDERS).find(([provider]) => keysAt(terraform, "provider").includes(provider))?.[1],
    backend: keysAt(terraform, "terraform", "backend")[0] ?? "local",
    resources: keysAt(terraform, "resource")
      .map((type) => resources(terraform, type).length)
      .reduce((sum, count) => sum + count, 0),
    releases: resources(terraform, "helm_release").map(([id, resource]) => readRelease(name, folder, id, resource)),
    namespaces: resources(terraform, "kubernetes_namespace_v1").map(([, resource]) => readNamespace(resource)),
  };
}

const PROVIDERS: Readonly<Record<string, Cloud>> = { aws: "aws", azurerm: "azure", google: "google" };

function keysAt(terraform: Json, ...path: string[]): string[] {
  const value = valueAt(terraform, path);
  return isMap(value) ? Object.keys(value) : [];
}

function resources(terraform: Json, type: string): [string, Values][] {
  const all = valueAt(terraform, ["resource", type]);
  return isMap(all) ? Object.entries(all).filter((entry): entry is [string, Values] => isMap(entry[1])) : [];
}

function readRelease(stack: string, stackFolder: string, id: string, resource: Values): Release {
  const address = `helm_release.${id}`;
  const at = `${stack}: ${address}`;
  rejectSet(at, resource);
  const required = (key: string): string =>
    text(resource[key]) ?? fail({ at, problem: `has no ${key}`, fix: `Give the release a ${key}` });
  return {
    stack,
    stackFolder,
    address,
    name: required("name"),
    namespace: text(resource.namespace) ?? "default",
    chart: required("chart"),
    repository: text(resource.repository),
    version: text(resource.version),
    values: readValues(at, resource.values),
  };
}

/** Values given by other attributes would escape every check. */
function rejectSet(at: string, resource: Values): void {
  for (const key of ["set", "set_list", "set_sensitive", "set_wo"]) {
    if (resource[key] !== undefined) {
      fail({
        at,
        problem: `gives chart values through \`${key}\`, which is not checked`,
        fix: "Put them into `values`",
      });
    }
  }
}

function readValues(at: string, documents: Json | undefined): Values {
  const list = Array.isArray(documents) ? (documents as readonly Json[]) : [];
  return list.map((document) => readDocument(at, document)).reduce(overlay, {});
}

function readDocument(at: string, document: Json): Values {
  let values: Json = null;
  try {
    values = typeof document === "string" ? (JSON.parse(decodeJsonText(document)) as Json) : document;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    fail({ at: `${at}.values`, problem: `is no JSON (${reason})`, fix: "Emit chart values with terraformJson" });
  }
  if (isMap(values)) return values;
  return fail({ at: `${at}.values`, problem: "is no map", fix: "Emit chart values with terraformJson" });
}

function readNamespace(resource: Values): Namespace {
  const metadata: Json | undefined = Array.isArray(resource.metadata)
    ? (resource.metadata as readonly Json[])[0]
    : resource.metadata;
  const labels = isMap(metadata) && isMap(metadata.labels) ? metadata.labels : {};
  return {
    name: (isMap(metadata) ? text(metadata.name) : undefined) ?? "",
    enforce: text(labels["pod-security.kubernetes.io/enforce"]),
  };
}

function text(value: Json | undefined): string | undefined {
  return typeof value === "string" ? decodeText(value) : undefined;
}
