import { readFileSync } from "node:fs";
import { fail } from "../../constructs/core/errors";
import type { Json } from "../../constructs/core/json";
import { isMap, type Values } from "./value-path";

/** A file that cdktf wrote, such as `cdk.tf.json`. Fails with a Problem where it is cut off or something else. */
export function readSynthesizedJson(file: string): Values {
  const content = parse(file);
  return isMap(content) ? content : fail({ at: file, problem: "is no JSON object", fix: FIX });
}

const FIX = "Run `make synth` again";

function parse(file: string): Json {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Json;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return fail({ at: file, problem: `is no JSON (${reason})`, fix: FIX });
  }
}
