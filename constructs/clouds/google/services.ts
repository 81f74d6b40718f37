import { ProjectService } from "@cdktf/provider-google/lib/project-service";
import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";

/**
 * Switches services of Google Cloud on in a project. They stay on when the stack goes: others in the project may use
 * them. Two more must be on before Terraform can do this: `serviceusage` and `cloudresourcemanager`.
 */
export function enableServices(scope: Construct, services: readonly string[]): ITerraformDependable[] {
  return services.map(
    (service) =>
      new ProjectService(scope, `${service}-service`, {
        service: `${service}.googleapis.com`,
        disableOnDestroy: false,
      }),
  );
}
