import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { parse } from "yaml";
import type { Json } from "../../constructs/core/json";
import { readChartMetadata, withChartFolder, type Dependency } from "../lib/chart-folder";
import { isMap, overlay, valueAt, type Values, type ValuePath } from "../lib/value-path";
import { readHelmIgnore } from "./helm-ignore";
import type { TemplateSet } from "./template/uses";

/** What a chart and the subcharts it uses by default say about their values. */
export interface ChartSource {
  readonly name: string;
  readonly version: string;
  /** Defaults of the chart over those of its subcharts, each subchart under its key. */
  readonly defaults: Values;
  readonly templates: readonly TemplateSet[];
  readonly schemas: readonly { readonly prefix: ValuePath; readonly schema: Json }[];
}

/** Reads a chart folder. Subcharts that the chart's own defaults switch off are left out. */
export function readChart(folder: string): ChartSource {
  const { name, version, dependencies = [] } = readChartMetadata(folder);
  const own = readValues(folder);
  const subcharts = subchartPaths(folder).flatMap((path) => readSubchart(path, dependencies, own));
  return {
    name,
    version,
    defaults: subcharts.reduceRight((defaults, { key, source }) => overlay({ [key]: source.defaults }, defaults), own),
    templates: [
      { prefix: [], templates: readTemplates(folder) },
      ...subcharts.flatMap(({ key, source }) => source.templates.map((set) => below(key, set))),
    ],
    schemas: [
      ...readSchema(folder),
      ...subcharts.flatMap(({ key, source }) => source.schemas.map((schema) => below(key, schema))),
    ],
  };
}

function below<T extends { readonly prefix: ValuePath }>(key: string, item: T): T {
  return { ...item, prefix: [key, ...item.prefix] };
}

function subchartPaths(folder: string): string[] {
  const charts = join(folder, "charts");
  if (!existsSync(charts)) return [];
  return readdirSync(charts)
    .sort()
    .map((name) => join(charts, name))
    .filter((path) => path.endsWith(".tgz") || existsSync(join(path, "Chart.yaml")));
}

/** A subchart under every key it is used by; a folder that `Chart.yaml` does not declare is always used, as in Helm. */
function readSubchart(
  path: string,
  dependencies: readonly Dependency[],
  values: Values,
): { key: string; source: ChartSource }[] {
  const source = withChartFolder(path, readChart);
  const declared = dependencies.filter(({ name }) => name === source.name);
  const used =
    declared.length > 0 ? declared.filter(({ condition }) => isOn(condition, values)) : [{ name: source.name }];
  return used.map(({ name, alias }: Dependency) => ({ key: alias ?? name, source }));
}

/** The first path of a condition that holds a boolean decides (helm.sh/docs/helm/helm_dependency). */
function isOn(condition: string | undefined, values: Values): boolean {
  const answers = (condition ?? "").split(",").map((path) => valueAt(values, path.trim().split(".")));
  return answers.find((answer) => typeof answer === "boolean") !== false;
}

function readValues(folder: string): Values {
  const file = join(folder, "values.yaml");
  const values: unknown = existsSync(file) ? parse(readFileSync(file, "utf8"), { merge: true, maxAliasCount: -1 }) : {};
  return isMap(values) ? values : {};
}

function readSchema(folder: string): { prefix: ValuePath; schema: Json }[] {
  const file = join(folder, "values.schema.json");
  return existsSync(file) ? [{ prefix: [], schema: JSON.parse(readFileSync(file, "utf8")) as Json }] : [];
}

/** Every template that an archive of the chart holds, but the notes, whose text changes nothing in the cluster. */
function readTemplates(folder: string): string[] {
  const templates = join(folder, "templates");
  if (!existsSync(templates)) return [];
  const isIgnored = readHelmIgnore(folder);
  return readdirSync(templates, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== "NOTES.txt")
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !isIgnored(relative(folder, file)))
    .sort()
    .map((file) => readFileSync(file, "utf8"));
}
