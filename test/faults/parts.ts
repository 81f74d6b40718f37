import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { Subnet } from "@cdktf/provider-aws/lib/subnet";
import { Vpc, type VpcConfig } from "@cdktf/provider-aws/lib/vpc";
import { KubernetesProvider } from "@cdktf/provider-kubernetes/lib/provider";
import { TerraformOutput, TerraformResource, type TerraformStack } from "cdktf";

/** Sound parts of stacks, for the faults to spoil. */

export function network(stack: TerraformStack, config: VpcConfig = { cidrBlock: "10.0.0.0/16" }): Vpc {
  addAws(stack);
  return new Vpc(stack, "network", config);
}

export function subnet(stack: TerraformStack, vpcId: string): Subnet {
  return new Subnet(stack, "subnet", { vpcId, cidrBlock: "10.0.1.0/24" });
}

export function bucket(stack: TerraformStack): S3Bucket {
  addAws(stack);
  return new S3Bucket(stack, "bucket", { bucket: "logs" });
}

export function output(stack: TerraformStack, value: unknown): TerraformOutput {
  return new TerraformOutput(stack, "result", { value });
}

/** Anything that the bindings would not let somebody write. */
export function raw(stack: TerraformStack, type: string, id: string, values: object): TerraformResource {
  const resource = new TerraformResource(stack, id, { terraformResourceType: type });
  for (const [name, value] of Object.entries(values)) resource.addOverride(name, value);
  return resource;
}

/** A resource without a provider: it belongs to Terraform itself. */
export function data(stack: TerraformStack, id: string, input: unknown): TerraformResource {
  return raw(stack, "terraform_data", id, { input });
}

export function addAws(stack: TerraformStack): void {
  if (!stack.node.tryFindChild("aws")) new AwsProvider(stack, "aws", { region: "eu-west-1" });
}

export function addKubernetes(stack: TerraformStack): void {
  new KubernetesProvider(stack, "kubernetes", { host: "https://cluster.example.com" });
}
