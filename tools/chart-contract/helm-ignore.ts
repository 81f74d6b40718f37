import { existsSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";

/** Whether a file of a chart folder, by its path in it, is left out of the chart's archive. */
export type IsIgnored = (path: string) => boolean;

/** Reads `.helmignore`, so that a folder and the archive made of it say the same. */
export function readHelmIgnore(folder: string): IsIgnored {
  const file = join(folder, ".helmignore");
  return parseHelmIgnore(existsSync(file) ? readFileSync(file, "utf8") : "");
}

/**
 * Rules as Helm reads them (helm/helm, internal/ignore): `*` and `?` match within one name, a rule without a slash
 * matches names at any depth, one that ends in a slash matches folders, `!` takes a rule back.
 */
export function parseHelmIgnore(text: string): IsIgnored {
  const rules = text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map(parseRule);
  return (path) => {
    const names = path.split(sep);
    return names.some((_, at) => {
      const matched = rules.filter((rule) => rule.matches(names.slice(0, at + 1), at + 1 < names.length));
      return matched.length > 0 && matched.every(({ negated }) => !negated);
    });
  };
}

interface Rule {
  readonly negated: boolean;
  readonly matches: (names: readonly string[], isFolder: boolean) => boolean;
}

function parseRule(line: string): Rule {
  const negated = line.startsWith("!");
  const [, body = "", slash] = /^(.*?)(\/?)$/.exec(negated ? line.slice(1) : line) ?? [];
  const anchored = body.includes("/");
  const pattern = globPattern(body.replace(/^\//, ""));
  return {
    negated,
    matches: (names, isFolder) =>
      (slash === "" || isFolder) && pattern.test(anchored ? names.join("/") : (names.at(-1) ?? "")),
  };
}

function globPattern(glob: string): RegExp {
  const escaped = glob.replace(/[.+^${}()|\\]/g, "\\$&");
  return new RegExp(`^${escaped.replaceAll("*", "[^/]*").replaceAll("?", "[^/]")}$`);
}
