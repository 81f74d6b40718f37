import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { RULES } from "../../../tools/plan-guard/rules";
import { STATEFUL_KINDS } from "../../../tools/plan-guard/stateful/kinds";
import { ROOT } from "../../support/sources";
import { CONNECTIONS } from "./examples/connections";
import { LOSSES } from "./examples/encryption";
import type { Values } from "./examples/example";
import { SHARING } from "./examples/sharing";

/** Folder of a type's binding: `aws_s3_bucket` is `provider-aws/lib/s3-bucket`. */
function bindingOf(type: string): string {
  const [provider = "", ...name] = type.split("_");
  return join(ROOT, "node_modules", "@cdktf", `provider-${provider}`, "lib", name.join("-"));
}

/** The names of all arguments of a type, at whatever depth. */
function argumentsOf(type: string): ReadonlySet<string> {
  const files = readdirSync(bindingOf(type), { recursive: true, encoding: "utf8" });
  const texts = files
    .filter((file) => file.endsWith(".js"))
    .map((file) => readFileSync(join(bindingOf(type), file), "utf8"));
  return new Set(texts.flatMap((text) => [...text.matchAll(/^\s+(\w+): \{$/gm)].map(([, name = ""]) => name)));
}

/** Arguments whose keys are free. */
const MAPS = ["annotations", "parameters"];

function namesIn(values: unknown): string[] {
  if (Array.isArray(values)) return values.flatMap(namesIn);
  if (typeof values !== "object" || values === null) return [];
  return Object.entries(values as Values).flatMap(([name, value]) => [
    name,
    ...(MAPS.includes(name) ? [] : namesIn(value)),
  ]);
}

describe("what the guard knows is what the pinned providers have:", () => {
  test("every type", () => {
    const types = [
      ...STATEFUL_KINDS.flatMap((kind) => kind.types),
      ...RULES.flatMap((rule) => Object.keys(rule.checks)),
    ];
    expect(types.length).toBeGreaterThan(150);
    expect(types.filter((type) => !existsSync(join(bindingOf(type), "index.js")))).toEqual([]);
  });

  test("every argument of an example", () => {
    const unknown = [...CONNECTIONS, ...SHARING, ...LOSSES].flatMap(({ type, good, bad }) => {
      const known = argumentsOf(type);
      return namesIn([good, bad])
        .filter((name) => !known.has(name))
        .map((name) => `${type}.${name}`);
    });
    expect(unknown).toEqual([]);
  });
});

test("no type is listed twice", () => {
  const types = STATEFUL_KINDS.flatMap((kind) => kind.types);
  expect(types.filter((type, index) => types.indexOf(type) !== index)).toEqual([]);
});
