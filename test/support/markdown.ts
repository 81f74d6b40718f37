import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { ROOT } from "./sources";

/** A fenced block of a Markdown file. */
export interface CodeBlock {
  /** File and line of its first line, for messages: `README.md:42`. */
  readonly at: string;
  readonly language: string;
  readonly text: string;
}

/** Every Markdown file of the project that people read. */
export function markdownFiles(): string[] {
  const docs = readdirSync(join(ROOT, "docs"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".md"))
    .map((entry) => join(entry.parentPath, entry.name));
  return [join(ROOT, "README.md"), join(ROOT, "CONTRIBUTING.md"), ...docs.sort()];
}

/** The fenced blocks of a Markdown file. */
export function codeBlocks(file: string): CodeBlock[] {
  const blocks: CodeBlock[] = [];
  let open: { language: string; line: number; text: string[] } | undefined;
  readFileSync(file, "utf8")
    .split("\n")
    .forEach((line, index) => {
      const fence = /^```(\w*)$/.exec(line);
      if (!fence) open?.text.push(line);
      else if (!open) open = { language: fence[1] ?? "", line: index + 2, text: [] };
      else {
        blocks.push({
          at: `${relative(ROOT, file)}:${open.line}`,
          language: open.language,
          text: `${open.text.join("\n")}\n`,
        });
        open = undefined;
      }
    });
  return blocks;
}

/** The rows of all tables of a Markdown file, cell by cell, headings and rules included. */
export function tableRows(file: string): string[][] {
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line.startsWith("|"))
    .map((line) =>
      line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}
