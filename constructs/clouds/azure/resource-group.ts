import { ResourceGroup } from "@cdktf/provider-azurerm/lib/resource-group";
import type { Construct } from "constructs";

/** Where a resource is made, and the tags it gets: what nearly every resource of Azure asks for. */
export interface Place {
  readonly resourceGroupName: string;
  readonly location: string;
  readonly tags: Record<string, string>;
}

export interface ResourceGroupProps {
  readonly name: string;
  readonly location: string;
  readonly tags: Readonly<Record<string, string>>;
}

/** Makes a group. The place refers to it, so that Terraform makes it before what is in it. */
export function addResourceGroup(scope: Construct, id: string, { name, location, tags }: ResourceGroupProps): Place {
  const group = new ResourceGroup(scope, id, { name, location, tags: { ...tags } });
  return { resourceGroupName: group.name, location, tags: { ...tags } };
}
