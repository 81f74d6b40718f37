import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** Writes a Helm chart: `files` by their path in it; `Chart.yaml` is added. Returns its folder. */
export function writeChart(folder: string, name: string, files: Readonly<Record<string, string>>): string {
  const chart = { "Chart.yaml": `apiVersion: v2\nname: ${name}\nversion: 1.0.0\n`, ...files };
  for (const [path, text] of Object.entries(chart)) {
    const file = join(folder, name, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return join(folder, name);
}
