import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Expressions below `corpus/`, one a line; lines that begin with `# ` say what the next ones are about. */
export function corpus(name: "valid" | "invalid" | "newer"): string[] {
  const lines = readFileSync(join(__dirname, "corpus", `${name}.txt`), "utf8").split("\n");
  return lines.filter((line) => line !== "" && !line.startsWith("# "));
}
