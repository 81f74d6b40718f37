import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** A stack as cdktf writes it to `cdk.tf.json`, in the parts that the tools read. */
export interface WrittenStack {
  /** Names of the stacks that are deployed before it. */
  readonly dependencies?: readonly string[];
  readonly terraform?: object;
  readonly provider?: object;
  readonly data?: object;
  readonly output?: object;
  readonly module?: object;
  readonly resource: Readonly<Record<string, Readonly<Record<string, object>>>>;
}

/** Writes stacks into a folder laid out like `cdktf.out`. */
export function writeSynthesized(outdir: string, stacks: Readonly<Record<string, WrittenStack>>): void {
  const order = Object.entries(stacks).map(([name, { dependencies = [] }]) => [name, { name, dependencies }]);
  mkdirSync(join(outdir, "stacks"), { recursive: true });
  for (const [name, { terraform, provider, data, output, module, resource }] of Object.entries(stacks)) {
    const folder = join(outdir, "stacks", name);
    mkdirSync(folder, { recursive: true });
    const head = { "//": { metadata: { backend: "local", stackName: name, version: "0.21.0" } } };
    writeFileSync(
      join(folder, "cdk.tf.json"),
      JSON.stringify({ ...head, terraform, provider, data, output, module, resource }, null, 2),
    );
  }
  writeFileSync(
    join(outdir, "manifest.json"),
    JSON.stringify({ version: "0.21.0", stacks: Object.fromEntries(order) as object }),
  );
}

/** A `helm_release` as cdktf writes it; `values` is the text that Terraform reads. */
export function writtenRelease(name: string, values: string, more: object = {}): object {
  return {
    name,
    chart: name,
    namespace: "monitoring",
    repository: "https://charts.example.com",
    version: "1.0.0",
    values: [values],
    ...more,
  };
}

/** A `kubernetes_namespace_v1` that enforces a Pod Security level. */
export function writtenNamespace(name: string, level: string): object {
  return { metadata: { name, labels: { "pod-security.kubernetes.io/enforce": level } } };
}
