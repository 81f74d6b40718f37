import "../../stacks/plain-errors";
import { Command } from "commander";
import { resolveEnvironment, requiredSecrets } from "../../constructs";
import { environments } from "../../environments";
import { selectEnvironments } from "../../stacks/select";
import { formatTable } from "../lib/table";

new Command("secrets")
  .description("List every Kubernetes Secret that must exist before an environment is deployed: names, never values.")
  .argument("[environments]", "names separated by commas; all when left out", process.env.BELVEDERE_ENVIRONMENTS)
  .action((names: string | undefined) => {
    const rows = selectEnvironments(environments, names)
      .map(resolveEnvironment)
      .flatMap((environment) =>
        environment.clusters.flatMap((cluster) =>
          requiredSecrets(environment, cluster.key).map(({ namespace, name, keys, reader, why }) => [
            cluster.names.cluster,
            namespace,
            name,
            keys.join(", "),
            reader,
            why,
          ]),
        ),
      );
    console.log(formatTable(["cluster", "namespace", "secret", "keys", "reader", "why"], rows));
  })
  .parse();
