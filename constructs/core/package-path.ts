import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/** Absolute path of a file that ships with this package, whether it runs compiled or from its sources. */
export function packagePath(path: string): string {
  let folder = __dirname;
  while (!existsSync(join(folder, "charts", "objects"))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error(`belvedere is installed incompletely: ${path} is missing`);
    folder = parent;
  }
  return join(folder, path);
}
