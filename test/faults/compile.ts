import { join } from "node:path";
import ts from "typescript";
import { ROOT } from "../support/sources";

/** A message of the compiler. */
export interface CompilerMessage {
  /** `TS2322: Type 'number' is not assignable to type 'string'.` */
  readonly text: string;
  /** The source from where the message points to, up to the end of the line. */
  readonly source: string;
}

/** What the snippets may use. Imported deep: declarations of a whole provider take seconds to read. */
const HEADER = `
import { Vpc, type VpcConfig } from "@cdktf/provider-aws/lib/vpc";
import { EksCluster } from "@cdktf/provider-aws/lib/eks-cluster";
import type { TerraformStack } from "cdktf";
import { aws } from "../../constructs/clouds/aws/props";
import { google } from "../../constructs/clouds/google/props";
import { days } from "../../constructs/core/duration";
import { secret } from "../../constructs/core/secret-ref";
import { environment } from "../../constructs/environment/environment";
import type { EnvironmentSettings } from "../../constructs/environment/settings";
import { slack } from "../../constructs/signals/routing/receivers/slack";
declare const stack: TerraformStack;
declare const house: EnvironmentSettings;
`;

/** Compiles snippets, each as a module of its own, with one program for all: messages by the name of the snippet. */
export function compile(snippets: Readonly<Record<string, string>>): Record<string, CompilerMessage[]> {
  const fileOf = (name: string): string => join(ROOT, "test", "faults", `${name}.snippet.ts`);
  const sources = new Map(Object.entries(snippets).map(([name, code]) => [fileOf(name), `${HEADER}\n${code}\n`]));
  const options = compilerOptions();
  const program = ts.createProgram([...sources.keys()], options, hostWith(sources, options));
  return Object.fromEntries(Object.keys(snippets).map((name) => [name, messages(program, fileOf(name))]));
}

/** The project's own, but that a snippet need not use every import. */
function compilerOptions(): ts.CompilerOptions {
  const { config } = ts.readConfigFile(join(ROOT, "tsconfig.json"), (path) => ts.sys.readFile(path)) as {
    config: { compilerOptions: object };
  };
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, ROOT);
  return { ...options, noEmit: true, incremental: false, noUnusedLocals: false, types: [] };
}

/** Files that exist in memory only, beside those of the disk. */
function hostWith(sources: ReadonlyMap<string, string>, options: ts.CompilerOptions): ts.CompilerHost {
  const host = ts.createCompilerHost(options);
  return {
    ...host,
    fileExists: (path) => sources.has(path) || host.fileExists(path),
    readFile: (path) => sources.get(path) ?? host.readFile(path),
    getSourceFile: (path, version, ...rest) => {
      const source = sources.get(path);
      return source === undefined
        ? host.getSourceFile(path, version, ...rest)
        : ts.createSourceFile(path, source, version);
    },
  };
}

function messages(program: ts.Program, file: string): CompilerMessage[] {
  const source = program.getSourceFile(file);
  const found = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
  return found.map(({ code, messageText, start = 0 }) => ({
    text: `TS${code}: ${ts.flattenDiagnosticMessageText(messageText, " ").replaceAll(/\s+/g, " ")}`,
    source: source?.text.slice(start).split("\n", 1)[0] ?? "",
  }));
}
