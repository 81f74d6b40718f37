import { dirname, join } from "node:path/posix";
import { readSource, ROOT, type Source, sourcesBelow } from "../support/sources";

interface Allowed {
  /** Folders of ours, or single files, that may be imported beside the folder itself. */
  readonly ours: readonly string[];
  /** Packages, by name or by the beginning of a scoped name. */
  readonly packages: readonly string[];
}

const SIGNALS = ["constructs/core", "constructs/signals"];
const PACKS = [...SIGNALS, "constructs/packs"];
/** Grammars of the query languages, and regular expressions as their servers read them. */
const QUERY_LANGUAGES = [
  "@grafana/lezer-logql",
  "@grafana/lezer-traceql",
  "@lezer/common",
  "@prometheus-io/lezer-promql",
  "re2js",
];
const CDKTF = ["cdktf", "constructs"];
/** The import table of the house: the first entry whose folder holds a file decides. */
const TABLE: Readonly<Record<string, Allowed>> = {
  "constructs/core": { ours: [], packages: ["ipaddr.js"] },
  "constructs/signals": { ours: ["constructs/core"], packages: ["@grafana/schema", ...QUERY_LANGUAGES] },
  "constructs/packs": { ours: SIGNALS, packages: [] },
  "constructs/environment": { ours: [...PACKS, "constructs/clouds", "constructs/platform"], packages: [] },
  "constructs/terraform": { ours: ["constructs/core"], packages: CDKTF },
  "constructs/clouds/aws": cloud("aws"),
  "constructs/clouds/azure": cloud("azurerm"),
  "constructs/clouds/google": cloud("google"),
  "constructs/clouds/existing": {
    ours: [
      ...["contract", "credential-endpoints", "existing-cluster", "stores"].map((file) => `constructs/clouds/${file}`),
      "constructs/core",
    ],
    packages: ["constructs"],
  },
  "constructs/clouds": { ours: ["constructs/core", "constructs/terraform"], packages: CDKTF },
  "constructs/platform": {
    ours: [...PACKS, "constructs/terraform", "constructs/clouds/contract"],
    packages: [...CDKTF, "@cdktf/provider-kubernetes", "@cdktf/provider-helm"],
  },
  "constructs/index": { ours: ["constructs"], packages: [] },
  stacks: { ours: ["constructs"], packages: CDKTF },
  workloads: { ours: ["constructs/index"], packages: [] },
  environments: { ours: ["constructs/index", "workloads"], packages: [] },
  main: { ours: ["environments", "stacks"], packages: [] },
};

/** Provider of each cloud's folder. */
const PROVIDER: Readonly<Record<string, string>> = { aws: "aws", azure: "azurerm", google: "google" };

function cloud(provider: string): Allowed {
  return {
    ours: ["constructs/clouds/contract", "constructs/clouds", "constructs/core", "constructs/terraform"],
    packages: [...CDKTF, `@cdktf/provider-${provider}`],
  };
}

const sources = [
  ...sourcesBelow("constructs", "stacks", "environments", "workloads"),
  readSource(join(ROOT, "main.ts")),
];

function folderOf(path: string): string | undefined {
  return Object.keys(TABLE)
    .filter((folder) => isBelow(path, folder))
    .sort((a, b) => b.length - a.length)[0];
}

function isBelow(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}

/** Where an import leads: a path from the root for our own files, the package's name for others. */
function target({ path }: Source, name: string): string {
  if (!name.startsWith(".")) return name;
  const joined = join(dirname(path), name);
  const isFolder = sources.some((source) => source.path === `${joined}/index`);
  return isFolder ? `${joined}/index` : joined;
}

function isAllowed(source: Source, name: string): boolean {
  const folder = folderOf(source.path);
  const allowed = folder === undefined ? undefined : TABLE[folder];
  if (folder === undefined || !allowed) return false;
  if (!name.startsWith(".")) {
    return name.startsWith("node:") || allowed.packages.some((known) => isBelow(name, known));
  }
  const where = target(source, name);
  return isBelow(where, folder) || allowed.ours.some((known) => isBelow(where, known));
}

/** Everything that is loaded with a file, packages included. */
function closure(path: string, seen = new Set<string>()): Set<string> {
  if (seen.has(path)) return seen;
  seen.add(path);
  const source = sources.find((candidate) => candidate.path === path);
  for (const name of source?.loads ?? []) {
    if (!name.startsWith(".")) seen.add(name);
    else if (source) closure(target(source, name), seen);
  }
  return seen;
}

describe("imports", () => {
  it("go in the directions of the table only", () => {
    const wrong = sources.flatMap((source) =>
      source.imports.filter((name) => !isAllowed(source, name)).map((name) => `${source.path} imports ${name}`),
    );
    expect(wrong).toEqual([]);
  });

  it("take providers resource by resource", () => {
    const barrels = sources.flatMap(({ path, imports }) =>
      imports.filter((name) => /^@cdktf\/provider-[a-z]+$/.test(name)).map((name) => `${path} imports ${name}`),
    );
    expect(barrels).toEqual([]);
  });

  it("keep one cloud's provider out of every other cloud", () => {
    const clouds = sources.filter(({ path }) => path.startsWith("constructs/clouds/"));
    expect(clouds.length).toBeGreaterThan(10);
    const foreign = clouds.flatMap(({ path, imports }) => {
      const own = PROVIDER[path.split("/")[2] ?? ""] ?? "none";
      return imports.filter((name) => name.startsWith("@cdktf/") && !name.startsWith(`@cdktf/provider-${own}/`));
    });
    expect(foreign).toEqual([]);
  });

  it("keep what environments, packs and signals load free of Terraform", () => {
    const pure = sources.filter(({ path }) => /^constructs\/(core|signals|packs|environment)\//.test(path));
    const tainted = pure.filter(({ path }) => [...closure(path)].some((name) => /^(@?cdktf|constructs$)/.test(name)));
    expect(tainted.map(({ path }) => path)).toEqual([]);
  });
});
