import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { StackResult } from "../../../tools/offline-plan/run";
import { describeWith } from "../../support/programs";
import { runTool, type ToolRun } from "../../support/run-tool";
import { writeSynthesized, type WrittenStack } from "../../support/synthesized-output";
import { temporaryFolder } from "../../support/terraform";

const root = temporaryFolder();
const NETWORK = { aws_vpc: { network: { cidr_block: "10.0.0.0/16" } } };

/** Runs the tool over an output with these stacks. */
function plan(name: string, stacks: Readonly<Record<string, WrittenStack>>, ...args: readonly string[]): ToolRun {
  const outdir = join(root, name);
  writeSynthesized(outdir, stacks);
  return planFolder(outdir, ...args);
}

function planFolder(outdir: string, ...args: readonly string[]): ToolRun {
  return runTool("offline-plan", ["--from", outdir, ...args]);
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

  it("a terraform that is too old", () => {
    const binary = join(root, "old-terraform");
    writeFileSync(binary, `#!/bin/sh\necho '{"terraform_version": "1.5.7"}'\n`);
    chmodSync(binary, 0o755);
    const { code, stderr } = plan("old", { "dev-a": { resource: NETWORK } }, "--terraform", binary);
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: expect.stringMatching(/^terraform: "1\.5\.7" is too old for the synthesized stacks\. .*\n$/) as string,
    });
  });

  it("a folder without an output", () => {
    const { code, stderr } = planFolder(join(root, "nothing"));
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /manifest\.json: is missing\. Run `make synth`, or name a folder that cdktf synthesized\.\n$/,
    );
  });

  it("a stack file that is cut off", () => {
    writeSynthesized(join(root, "broken"), { "dev-a": { resource: NETWORK } });
    writeFileSync(join(root, "broken", "stacks", "dev-a", "cdk.tf.json"), '{ "resource": {');
    const { code, stderr } = planFolder(join(root, "broken"));
    expect(code).toBe(1);
    expect(stderr).toMatch(/dev-a\/cdk\.tf\.json: is no JSON \(.*\)\. Run `make synth` again\.\n$/);
  });

  it("a stack that the manifest names and that is gone", () => {
    writeSynthesized(join(root, "gone"), { "dev-a": { resource: NETWORK } });
    rmSync(join(root, "gone", "stacks", "dev-a", "cdk.tf.json"));
    const { code, stderr } = planFolder(join(root, "gone"));
    expect(code).toBe(1);
    expect(stderr).toMatch(/cdk\.tf\.json: is missing although the manifest names it\. Run `make synth` again\.\n$/);
  });

  it("an output without a stack", () => {
    const { code, stderr } = plan("empty", {});
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /^.*empty: holds no synthesized stacks\. Run `make synth` first, or name another folder\.\n$/,
    );
  });

  it("a stack file that is no stack", () => {
    writeSynthesized(join(root, "list"), { "dev-a": { resource: NETWORK } });
    writeFileSync(join(root, "list", "stacks", "dev-a", "cdk.tf.json"), "[]");
    const { code, stderr } = planFolder(join(root, "list"));
    expect(code).toBe(1);
    expect(stderr).toMatch(/cdk\.tf\.json: is no JSON object\. Run `make synth` again\.\n$/);
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

  it("a remote state that no stack keeps, also where its backend has no name that is known", () => {
    const state = (address: string): object => ({ backend: { http: { address } } });
    const config = { address: "https://states.example.com/b" };
    const { code, stderr } = plan("foreign-state", {
      "dev-a": { terraform: state("https://states.example.com/a"), resource: NETWORK },
      "dev-b": { data: { terraform_remote_state: { b: { backend: "http", config } } }, resource: NETWORK },
    });
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /^dev-b: data\.terraform_remote_state\.b: "http" reads a state that no synthesized stack keeps\. .*\n$/,
    );
  });

  it("a provider outside the five", () => {
    const { code, stderr } = plan("foreign", { "dev-a": { resource: { datadog_monitor: { one: {} } } } });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^dev-a: "datadog" is a provider that cannot be planned without its plugin\. .*\n$/);
  });

  it("a file beside the stack, which could name another backend", () => {
    writeSynthesized(join(root, "override"), { "dev-a": { resource: NETWORK } });
    writeFileSync(join(root, "override", "stacks", "dev-a", "more.tf"), 'terraform { backend "s3" {} }');
    const { code, stderr } = planFolder(join(root, "override"));
    expect(code).toBe(1);
    expect(stderr).toMatch(/^dev-a: "more\.tf" does not come from the synth, and may say anything\. .*\n$/);
  });
});

describeWith("terraform", "make plan", () => {
  it("shows terraform's own diagnostics under the name of the stack and the step, and goes on with the others", () => {
    const { code, stdout, stderr } = plan("invalid", {
      "dev-a": { resource: { aws_vpc: { network: { cidr_block: "10.0.0.0/16", cidr: "10.1.0.0/16" } } } },
      "dev-b": { resource: NETWORK },
    });
    expect(code).toBe(1);
    expect(stdout).toMatch(/dev-a +1 +ok +FAILED +- +- +- +- /);
    expect(stdout).toMatch(/dev-b +1 +ok +ok +ok +ok +ok +ok /);
    expect(stderr).toContain("dev-a: validate failed\n\n");
    expect(stderr).toContain("Extraneous JSON object property");
  });

  it("says that a configuration never converges", () => {
    const { code, stderr } = plan("restless", {
      "dev-a": { resource: { aws_vpc: { network: { cidr_block: "10.0.0.0/16", tags: { now: "${timestamp()}" } } } } },
    });
    expect(code).toBe(1);
    expect(stderr).toContain("dev-a: second plan failed\n\nThe configuration never converges");
  });

  it("replaces remote states and backends, and never reads credentials", () => {
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
      },
      "--json",
    );
    const results = JSON.parse(stdout) as readonly StackResult[];
    expect(results.map(({ stack, passed }) => ({ stack, passed }))).toEqual([
      { stack: "dev-a", passed: true },
      { stack: "dev-b", passed: true },
    ]);
    expect(code).toBe(0);
  });

  it("destroys what is protected against destruction, on the mocks alone", () => {
    const lifecycle = { prevent_destroy: true };
    const { code } = plan("protected", {
      "dev-a": { resource: { aws_s3_bucket: { logs: { bucket: "logs", lifecycle } } } },
    });
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
