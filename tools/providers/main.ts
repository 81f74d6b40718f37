import "../../stacks/plain-errors";
import { Command } from "commander";
import { readSynthesized } from "../lib/synthesized";
import { formatTable } from "../lib/table";
import { Terraform } from "../lib/terraform";
import { requireTerraform } from "../offline-plan/terraform";
import { checkStack, describeFailures } from "./check";

interface Options {
  readonly from: string;
  readonly plugins: string;
  readonly terraform: string;
}

void new Command("providers")
  .description("Let the real providers check every synthesized stack: terraform init and validate, no credentials.")
  .option("--from <folder>", "output of the synth", "cdktf.out")
  .option("--plugins <folder>", "folder that keeps downloaded providers", ".cache/terraform-plugins")
  .option("--terraform <path>", "terraform binary", "terraform")
  .action(check)
  .parseAsync();

async function check({ from, plugins, terraform: binary }: Options): Promise<void> {
  const stacks = readSynthesized(from);
  await requireTerraform(binary);
  const terraform = new Terraform({ binary, plugins });
  const checks = [];
  for (const [at, stack] of stacks.entries()) {
    process.stderr.write(`${at + 1}/${stacks.length} ${stack.name}\n`);
    checks.push(await checkStack(terraform, stack));
  }
  console.log(
    formatTable(
      ["stack", "result", "seconds"],
      checks.map(({ stack, failure, seconds }) => [
        stack,
        failure ? `${failure.command} failed` : "valid",
        seconds.toFixed(1),
      ]),
    ),
  );
  for (const text of describeFailures(checks))
    console.error(`
${text}`);
  process.exitCode = checks.some(({ failure }) => failure) ? 1 : 0;
}
