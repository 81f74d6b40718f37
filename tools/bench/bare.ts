import { App, TerraformProvider, TerraformResource, TerraformStack } from "cdktf";
import { readStacks } from "../offline-plan/stacks";
import { isMap } from "../lib/value-path";
import { reportUsage } from "./usage";

/**
 * The same stacks without this library, to be measured as a process: `bare.js <folder> <folder of the other>`. Every
 * resource, data source and provider of the other output becomes one construct with the same content, and the binding
 * of each type is loaded as a program that uses it would.
 */
const [outdir = "", other = ""] = process.argv.slice(2);

class BareResource extends TerraformResource {
  constructor(
    scope: TerraformStack,
    id: string,
    type: string,
    private readonly body: Record<string, unknown>,
  ) {
    super(scope, id, { terraformResourceType: type });
    this.overrideLogicalId(id);
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    return this.body;
  }
}

class BareProvider extends TerraformProvider {
  constructor(
    scope: TerraformStack,
    id: string,
    private readonly body: Record<string, unknown>,
  ) {
    super(scope, id, { terraformResourceType: id, terraformProviderSource: `hashicorp/${id}` });
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    return this.body;
  }
}

function loadBinding(kind: string, type: string): void {
  const [provider = ""] = type.split("_");
  const folder = (kind === "data" ? `data_${type}` : type.slice(provider.length + 1)).replaceAll("_", "-");
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- which one is known at run time
  require(`@cdktf/provider-${provider}/lib/${folder}`);
}

const app = new App({ outdir });
for (const { name, terraform } of readStacks(other)) {
  const stack = new TerraformStack(app, name);
  for (const [id, configurations] of Object.entries(isMap(terraform.provider) ? terraform.provider : {})) {
    const [body] = (Array.isArray(configurations) ? configurations : [configurations]) as Record<string, unknown>[];
    new BareProvider(stack, id, body ?? {});
  }
  for (const kind of ["resource", "data"]) {
    const types = terraform[kind];
    for (const [type, instances] of Object.entries(isMap(types) ? types : {})) {
      loadBinding(kind, type);
      for (const [id, body] of Object.entries(isMap(instances) ? instances : {})) {
        new BareResource(stack, `${kind}-${id}`, type, body as Record<string, unknown>);
      }
    }
  }
}
app.synth();
reportUsage();
