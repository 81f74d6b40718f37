import { readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import ts from "typescript";

export const ROOT = resolve(__dirname, "..", "..");

/** One TypeScript file of the repository, with what it imports. */
export interface Source {
  /** Path from the root, with forward slashes and without the extension. */
  readonly path: string;
  readonly text: string;
  /** Module names as written. */
  readonly imports: readonly string[];
  /** Those that are loaded when the file runs: imports of types alone are not. */
  readonly loads: readonly string[];
}

/** All TypeScript files below folders of the repository. */
export function sourcesBelow(...folders: readonly string[]): Source[] {
  return folders.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
      .map((entry) => readSource(join(entry.parentPath, entry.name))),
  );
}

/** One TypeScript file, by its absolute path. */
export function readSource(file: string): Source {
  const text = readFileSync(file, "utf8");
  const statements = ts.createSourceFile(file, text, ts.ScriptTarget.Latest).statements.filter(isImportOrExport);
  const names = (from: readonly ImportOrExport[]): string[] =>
    from.flatMap(({ moduleSpecifier }) =>
      moduleSpecifier && ts.isStringLiteral(moduleSpecifier) ? [moduleSpecifier.text] : [],
    );
  return {
    path: relative(ROOT, file).replaceAll("\\", "/").replace(/\.ts$/, ""),
    text,
    imports: names(statements),
    loads: names(statements.filter((statement) => !isTypeOnly(statement))),
  };
}

type ImportOrExport = ts.ImportDeclaration | ts.ExportDeclaration;

function isImportOrExport(statement: ts.Statement): statement is ImportOrExport {
  return ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement);
}

function isTypeOnly(statement: ImportOrExport): boolean {
  if (ts.isExportDeclaration(statement)) return statement.isTypeOnly;
  return statement.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
}
