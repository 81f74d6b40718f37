import "../../stacks/plain-errors";
import { Command } from "commander";
import { resolveEnvironment } from "../../constructs";
import { environments } from "../../environments";
import { selectEnvironments } from "../../stacks/select";
import { deployment } from "./deployment";

new Command("environments")
  .description("List the environments in the order of their deployment, with the clouds to log in to, as JSON.")
  .argument("[environment]", "this one alone, as an object; all when left out")
  .action((name: string | undefined) => {
    const deployments = selectEnvironments(environments, name).map(resolveEnvironment).map(deployment);
    console.log(JSON.stringify(name ? deployments[0] : deployments));
  })
  .parse();
