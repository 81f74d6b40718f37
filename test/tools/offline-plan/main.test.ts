import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runLifeCycles, type StackResult } from "../../../tools/offline-plan/run";
import { readStacks } from "../../../tools/offline-plan/stacks";
import { requireTerraform } from "../../../tools/offline-plan/terraform";
import { describeWith } from "../../support/programs";
import { runTool, type ToolRun } from "../../support/run-tool";
import { writeSynthesized, type WrittenStack } from "../../support/synthesized-output";
import { temporaryFolder } from "../../support/terraform";

const root = temporaryFolder();
const NETWORK = { aws_vpc: { network: { cidr_block: "10.0.0.0/16" } } };

/** Writes an output with these stacks, and gives its folder. */
function written(name: string, stacks: Readonly<Record<string, WrittenStack>>): string {
  const outdir = join(root, name);
  writeSynthesized(outdir, stacks);
  return outdir;
}

/** Runs the tool over an output with these stacks. */
function plan(name: string, stacks: Readonly<Record<string, WrittenStack>>, ...args: readonly string[]): ToolRun {
  return runTool("offline-plan", ["--from", written(name, stacks), ...args]);
}

/** Takes the stacks of an output through their life, as the tool does. */
function lives(outdir: string): Promise<readonly StackResult[]> {
  const options = { folder: join(outdir, "copies"), terraform: "terraform", parallelism: 1 };
  return runLifeCycles({ stacks: readStacks(outdir), ...options });
}

describe("make plan refuses, in one sentence", () => {
  it.each([
    ["an unknown stack", ["--stack", "dev-b"], 'stack: "dev-b" is not among those to plan. Known are dev-a.\n'],
    [
      "an unknown environment",
      ["--environment", "production"],
      'environment: "production" is not among those to plan. Known are dev.\n',
    ],
    ["no parallelism", ["--parallelism", "none"], '--parallelism: "none" is no number of processes. Give 1 or more.\n'],
    [
      "a missing terraform",
      ["--terraform", "no-such-terraform"],
      'terraform: "no-such-terraform" cannot be started. Install Terraform 1.11 or newer ' +
        "(developer.hashicorp.com/terraform/install), or name the binary with --terraform <path>.\n",
    ],
  ])("%s", (_, args, message) => {
    expect(plan("good", { "dev-a": { resource: NETWORK } }, ...args)).toEqual({ code: 1, stdout: "", stderr: message });
  });

  it("provisioners and modules, which reach beyond the mocks, all of them at once", () => {
    const proof = join(root, "provisioner-ran");
    const provisioner = [{ "local-exec": { command: `touch ${proof}` } }];
    const { code, stderr } = plan("unconfined", {
      "dev-a": { resource: { aws_vpc: { network: { cidr_block: "10.0.0.0/16", provisioner } } } },
      "dev-b": { resource: NETWORK, module: { network: { source: "terraform-aws-modules/vpc/aws" } } },
    });
    expect(code).toBe(1);
    expect(stderr).toMatch(
      new RegExp(
        "^dev-a: aws_vpc\\.network: has a provisioner, which would run in earnest\\. .*\n" +
          "dev-b: module\\.network: is a module, whose types the mock providers are not told\\. .*\n$",
      ),
    );
    expect(existsSync(proof)).toBe(false);
  });
});

describe("stacks are not planned", () => {
  const file = (outdir: string): string => join(outdir, "stacks", "dev-a", "cdk.tf.json");

  it("with a terraform that is too old", async () => {
    const binary = join(root, "old-terraform");
    writeFileSync(binary, `#!/bin/sh\necho '{"terraform_version": "1.5.7"}'\n`);
    chmodSync(binary, 0o755);
    await expect(requireTerraform(binary)).rejects.toThrow(
      /^terraform: "1\.5\.7" is too old for the synthesized stacks\. .*$/,
    );
  });

  it("from a folder without an output", () => {
    expect(() => readStacks(join(root, "nothing"))).toThrow(
      /manifest\.json: is missing\. Run `make synth`, or name a folder that cdktf synthesized\.$/,
    );
  });

  it("from a stack file that is cut off", () => {
    const outdir = written("broken", { "dev-a": { resource: NETWORK } });
    writeFileSync(file(outdir), '{ "resource": {');
    expect(() => readStacks(outdir)).toThrow(/dev-a\/cdk\.tf\.json: is no JSON \(.*\)\. Run `make synth` again\.$/);
  });

  it("where the manifest names one that is gone", () => {
    const outdir = written("gone", { "dev-a": { resource: NETWORK } });
    rmSync(file(outdir));
    expect(() => readStacks(outdir)).toThrow(
      /cdk\.tf\.json: is missing although the manifest names it\. Run `make synth` again\.$/,
    );
  });

  it("where there is none", () => {
    expect(() => readStacks(written("empty", {}))).toThrow(
      /^.*empty: holds no synthesized stacks\. Run `make synth` first, or name another folder\.$/,
    );
  });

  it("from a stack file that is no stack", () => {
    const outdir = written("list", { "dev-a": { resource: NETWORK } });
    writeFileSync(file(outdir), "[]");
    expect(() => readStacks(outdir)).toThrow(/cdk\.tf\.json: is no JSON object\. Run `make synth` again\.$/);
  });

  it("with a remote state that no stack keeps, also where its backend has no name that is known", () => {
    const state = (address: string): object => ({ backend: { http: { address } } });
    const config = { address: "https://states.example.com/b" };
    const outdir = written("foreign-state", {
      "dev-a": { terraform: state("https://states.example.com/a"), resource: NETWORK },
      "dev-b": { data: { terraform_remote_state: { b: { backend: "http", config } } }, resource: NETWORK },
    });
    expect(() => readStacks(outdir)).toThrow(
      /^dev-b: data\.terraform_remote_state\.b: "http" reads a state that no synthesized stack keeps\. .*$/,
    );
  });

  it("with a provider outside the five", async () => {
    const outdir = written("foreign", { "dev-a": { resource: { datadog_monitor: { one: {} } } } });
    await expect(lives(outdir)).rejects.toThrow(
      /^dev-a: "datadog" is a provider that cannot be planned without its plugin\. .*$/,
    );
  });

  it("with a file beside the stack, which could name another backend", async () => {
    const outdir = written("override", { "dev-a": { resource: NETWORK } });
    writeFileSync(join(outdir, "stacks", "dev-a", "more.tf"), 'terraform { backend "s3" {} }');
    await expect(lives(outdir)).rejects.toThrow(
      /^dev-a: "more\.tf" does not come from the synth, and may say anything\. .*$/,
    );
  });
});

describeWith("terraform", "make plan", () => {
  let failing: ToolRun;

  beforeAll(() => {
    failing = plan("failing", {
      "dev-a": { resource: { aws_vpc: { network: { cidr_block: "10.0.0.0/16", cidr: "10.1.0.0/16" } } } },
      "dev-b": { resource: NETWORK },
      "dev-c": { resource: { aws_vpc: { network: { cidr_block: "10.0.0.0/16", tags: { now: "${timestamp()}" } } } } },
    });
  });

  it("shows terraform's own diagnostics under the name of the stack and the step, and goes on with the others", () => {
    const { code, stdout, stderr } = failing;
    expect(code).toBe(1);
    expect(stdout).toMatch(/dev-a +1 +ok +FAILED +- +- +- +- /);
    expect(stdout).toMatch(/dev-b +1 +ok +ok +ok +ok +ok +ok /);
    expect(stderr).toContain("dev-a: validate failed\n\n");
    expect(stderr).toContain("Extraneous JSON object property");
  });

  it("says that a configuration never converges", () => {
    expect(failing.code).toBe(1);
    expect(failing.stdout).toMatch(/dev-c +1 +ok +ok +ok +ok +FAILED +- /);
    expect(failing.stderr).toContain("dev-c: second plan failed\n\nThe configuration never converges");
  });

  it("replaces remote states and backends, never reads credentials, and destroys what is protected, on the mocks", () => {
    const backend = { s3: { bucket: "states", key: "a.tfstate", region: "eu-west-1" } };
    const { code, stdout } = plan(
      "remote",
      {
        "dev-a": { terraform: { backend }, resource: NETWORK, output: { id: { value: "${aws_vpc.network.id}" } } },
        "dev-b": {
          data: { terraform_remote_state: { a: { backend: "s3", config: backend.s3 } } },
          resource: {
            aws_subnet: {
              one: { vpc_id: "${data.terraform_remote_state.a.outputs.id}", cidr_block: "10.0.1.0/24" },
            },
          },
        },
        "dev-c": { resource: { aws_s3_bucket: { logs: { bucket: "logs", lifecycle: { prevent_destroy: true } } } } },
      },
      "--json",
    );
    const results = JSON.parse(stdout) as readonly StackResult[];
    expect(results.map(({ stack, passed }) => ({ stack, passed }))).toEqual([
      { stack: "dev-a", passed: true },
      { stack: "dev-b", passed: true },
      { stack: "dev-c", passed: true },
    ]);
    expect(results[2]?.steps.map(({ step }) => step)).toContain("destroy");
    expect(code).toBe(0);
  });

  it("leaves the output untouched and no copy behind, unless asked to keep it", () => {
    const stacks = { "dev-a": { resource: NETWORK } };
    const { stderr } = plan("kept", stacks, "--keep");
    const [, kept = ""] = /The copies are in (\S+)/.exec(stderr) ?? [];
    expect(readdirSync(join(kept, "dev-a"))).toContain("plan.json");
    rmSync(kept, { recursive: true });
    const outdir = join(root, "kept", "stacks", "dev-a");
    const before = readFileSync(join(outdir, "cdk.tf.json"), "utf8");
    plan("kept", stacks);
    expect(readdirSync(outdir)).toEqual(["cdk.tf.json"]);
    expect(readFileSync(join(outdir, "cdk.tf.json"), "utf8")).toBe(before);
    expect(existsSync(kept)).toBe(false);
  });
});
