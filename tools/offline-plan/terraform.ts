import { devNull } from "node:os";
import { fail } from "../../constructs/core/errors";
import { runProcess, type ProcessResult } from "../lib/process";

/** The oldest version that the synthesized stacks can be planned with: write-only attributes, S3 locking. */
const OLDEST = [1, 11] as const;

/**
 * The terraform binary, connected to mock providers and to nothing else: it sees neither credentials nor settings of
 * the machine, and looks for no newer version.
 */
export class OfflineTerraform {
  constructor(
    private readonly binary: string,
    /** Value of `TF_REATTACH_PROVIDERS`. */
    private readonly reattach: string,
  ) {}

  run(folder: string, ...args: readonly string[]): Promise<ProcessResult> {
    return runProcess(this.binary, args, { cwd: folder, env: terraformEnvironment(this.reattach) });
  }
}

/** Environment of a terraform process that must reach the mock providers alone. */
export function terraformEnvironment(reattach: string): NodeJS.ProcessEnv {
  const { PATH, TMPDIR } = process.env;
  return {
    PATH,
    TMPDIR,
    // Where credentials would lie.
    HOME: devNull,
    CHECKPOINT_DISABLE: "1",
    // Runs are short, and several go on at a time: Go's own pace of collecting garbage, on every processor, takes a
    // sixth of their time.
    GOGC: "400",
    GOMAXPROCS: "1",
    TF_CLI_CONFIG_FILE: devNull,
    TF_IN_AUTOMATION: "1",
    TF_REATTACH_PROVIDERS: reattach,
  };
}

/** Fails with a Problem where terraform is missing or too old. */
export async function requireTerraform(binary: string): Promise<void> {
  const at = "terraform";
  const fix = `Install Terraform ${OLDEST.join(".")} or newer (developer.hashicorp.com/terraform/install), or name the binary with --terraform <path>`;
  const version = await runProcess(binary, ["version", "-json"], { env: terraformEnvironment("{}") }).catch(() =>
    fail({ at, value: binary, problem: "cannot be started", fix }),
  );
  const found = versionOf(version.stdout);
  if (!found) fail({ at, value: binary, problem: "does not tell its version", fix });
  const [major = 0, minor = 0] = found.split(".").map(Number);
  if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1])) {
    fail({ at, value: found, problem: "is too old for the synthesized stacks", fix });
  }
}

function versionOf(json: string): string | undefined {
  return /"terraform_version":\s*"([\d.]+)/.exec(json)?.[1];
}
