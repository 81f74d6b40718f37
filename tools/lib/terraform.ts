import { mkdirSync } from "node:fs";
import { resolve } from "node:path";
import type { Json } from "../../constructs/core/json";
import { runProcess } from "./process";

/** A command of terraform that failed, with terraform's own diagnostics. */
export class TerraformFailure extends Error {
  override readonly name = "TerraformFailure";

  constructor(
    /** For example `init`. */
    readonly command: string,
    readonly diagnostics: string,
  ) {
    super(`terraform ${command} failed`);
  }
}

export interface TerraformOptions {
  /** Path or name of the binary. */
  readonly binary: string;
  /** Folder that keeps downloaded providers, so that stacks do not download them one by one. */
  readonly plugins: string;
}

/**
 * The real terraform with the real providers, and with the credentials of this process. Not for two stacks at once: the
 * cache of plugins is not safe for that (developer.hashicorp.com/terraform/cli/config/config-file, "Provider Plugin
 * Cache").
 */
export class Terraform {
  private readonly env: NodeJS.ProcessEnv;

  constructor(private readonly options: TerraformOptions) {
    mkdirSync(options.plugins, { recursive: true });
    this.env = {
      ...process.env,
      CHECKPOINT_DISABLE: "1",
      TF_IN_AUTOMATION: "1",
      TF_INPUT: "0",
      TF_PLUGIN_CACHE_DIR: resolve(options.plugins),
      // A synthesized stack has no lock file yet, and without one terraform would pass the cache by.
      TF_PLUGIN_CACHE_MAY_BREAK_DEPENDENCY_LOCK_FILE: "1",
    };
  }

  /** Loads the providers. Opens the state only where `backend` is true, which needs credentials. */
  async init(folder: string, { backend }: { readonly backend: boolean }): Promise<void> {
    await this.run(folder, "init", [`-backend=${backend}`, "-no-color"]);
  }

  async validate(folder: string): Promise<void> {
    await this.run(folder, "validate", ["-no-color"]);
  }

  /** Writes a plan to a file. Takes no lock: an identity that may only read cannot, and a plan that is cut off leaves none. */
  async plan(folder: string, file: string): Promise<void> {
    await this.run(folder, "plan", [`-out=${resolve(file)}`, "-lock=false", "-no-color"]);
  }

  /** A plan that was written, as JSON text. It may hold secrets in clear. */
  async show(folder: string, file: string): Promise<string> {
    return this.run(folder, "show", ["-json", resolve(file)]);
  }

  /** What is in the state of an initialized stack, as JSON. It may hold secrets in clear. */
  async state(folder: string): Promise<Json> {
    return JSON.parse(await this.run(folder, "show", ["-json"])) as Json;
  }

  private async run(folder: string, command: string, args: readonly string[]): Promise<string> {
    const { code, stdout, stderr } = await runProcess(this.options.binary, [command, ...args], {
      cwd: folder,
      env: this.env,
    });
    if (code !== 0) throw new TerraformFailure(command, stderr.trim() || stdout.trim());
    return stdout;
  }
}
