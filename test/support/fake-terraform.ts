import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** What the fake says for one stack, which it knows by the folder it runs in. */
export interface Script {
  /** What `show -json <plan>` prints. @default a plan without changes */
  readonly plan?: object;
  /** What `show -json` prints of the state. @default an empty state */
  readonly state?: unknown;
  /** Commands that fail, with what they print: `{ init: "Error: no credentials" }`. */
  readonly fails?: Readonly<Record<string, string>>;
}

export interface FakeTerraform {
  /** Path of the executable, which is called `terraform`. */
  readonly binary: string;
  /** Folder that it lies in, for `PATH`. */
  readonly folder: string;
  /** Every call so far: stack and command, with the options that a test cares about. */
  calls(): string[];
}

/** Writes an executable that answers like terraform and does nothing. */
export function fakeTerraform(folder: string, scripts: Readonly<Record<string, Script>> = {}): FakeTerraform {
  mkdirSync(folder, { recursive: true });
  const binary = join(folder, "terraform");
  writeFileSync(binary, PROGRAM, { mode: 0o755 });
  for (const [stack, { plan = EMPTY_PLAN, state = EMPTY_STATE, fails = {} }] of Object.entries(scripts)) {
    writeFileSync(join(folder, `${stack}.plan`), JSON.stringify(plan));
    writeFileSync(join(folder, `${stack}.state`), JSON.stringify(state));
    for (const [command, text] of Object.entries(fails)) writeFileSync(join(folder, `${stack}.${command}-fails`), text);
  }
  const log = join(folder, "calls");
  return {
    binary,
    folder,
    calls: () => (existsSync(log) ? readFileSync(log, "utf8").trim().split("\n") : []),
  };
}

const EMPTY_STATE = { format_version: "1.0" };
const EMPTY_PLAN = { format_version: "1.2", resource_changes: [] };

const PROGRAM = `#!/bin/sh
here=$(cd "$(dirname "$0")" && pwd)
stack=$(basename "$PWD")
case "$*" in
  "version -json") echo '{"terraform_version": "1.11.4"}'; exit ;;
  "show -json") command=state ;;
  *) command=$1 ;;
esac
case "$command $2" in
  "init -backend="*) echo "$stack init $2" >>"$here/calls" ;;
  *) echo "$stack $command" >>"$here/calls" ;;
esac
if [ -f "$here/$stack.$command-fails" ]; then
  cat "$here/$stack.$command-fails" >&2
  exit 1
fi
case "$command" in
  plan)
    file=\${2#-out=}
    echo "a secret" >"$file"
    ls -ld "$(dirname "$file")" | cut -c1-10 >"$here/mode" ;;
  show) cat "$here/$stack.plan" ;;
  state) cat "$here/$stack.state" ;;
esac
`;
