import { execFileSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { codeBlocks, markdownFiles } from "../support/markdown";
import { ROOT } from "../support/sources";

interface Manifest {
  readonly dependencies: Record<string, string>;
  readonly peerDependencies: Record<string, string>;
}

const folder = mkdtempSync(join(tmpdir(), "belvedere-consumer-"));
const tsc = join(ROOT, "node_modules", "typescript", "bin", "tsc");

function run(program: string, args: readonly string[], cwd = folder): string {
  return execFileSync(program, args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}

/**
 * Unpacks the library as npm would, and gives it what its manifest asks for and nothing else. That comes from the
 * repository instead of the registry: 1.7 GB that would prove nothing more.
 */
function install(packed: string): void {
  const library = join(folder, "node_modules", "belvedere");
  mkdirSync(library, { recursive: true });
  run("tar", ["--extract", "--file", packed, "--strip-components", "1", "--directory", library]);
  const { dependencies, peerDependencies } = JSON.parse(
    readFileSync(join(library, "package.json"), "utf8"),
  ) as Manifest;
  for (const name of [...Object.keys(dependencies), ...Object.keys(peerDependencies), "@types/node"]) {
    const link = join(folder, "node_modules", name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(ROOT, "node_modules", name), link);
  }
}

/** Compiles every TypeScript block of the documentation as a program of the consumer. */
function writePrograms(): void {
  markdownFiles()
    .flatMap(codeBlocks)
    .filter(({ language }) => language === "ts")
    .forEach(({ at, text }) => {
      writeFileSync(join(folder, `${at.replace(/[^a-zA-Z0-9]+/g, "-")}.ts`), text);
    });
}

beforeAll(() => {
  const [packed] = JSON.parse(run("npm", ["pack", "--json", "--pack-destination", folder], ROOT)) as [
    { filename: string },
  ];
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "consumer", private: true }));
  install(packed.filename);
  writePrograms();
}, 120_000);

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe("the packed library, installed in an empty project", () => {
  it("carries the compiled library and its chart, and nothing else", () => {
    const installed = readdirSync(join(folder, "node_modules", "belvedere"), { recursive: true }).map(String);
    expect(installed).toEqual(
      expect.arrayContaining(["dist/constructs/index.js", "charts/objects/Chart.yaml", "LICENSE"]),
    );
    expect(installed.filter((path) => /^(dist\/)?(tools|test|environments|workloads)\//.test(path))).toEqual([]);
  });

  it("type-checks and runs every TypeScript example of the documentation", () => {
    const options = ["--module", "nodenext", "--strict", "--skipLibCheck", "--types", "node", "--target", "es2022"];
    const programs = readdirSync(folder).filter((name) => name.endsWith(".ts"));
    expect(programs.length).toBeGreaterThan(0);
    run(process.execPath, [tsc, ...options, ...programs]);
    // In one process: loading the library takes longer than most of them.
    const all = programs.map((program) => `require("./${program.replace(/\.ts$/, ".js")}")`);
    run(process.execPath, ["--eval", all.join(";\n")]);
    expect(existsSync(join(folder, "cdktf.out", "stacks"))).toBe(true);
  });
});
