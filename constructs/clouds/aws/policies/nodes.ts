import type { Policy } from "../../../terraform/policies";
import { block, blocks, resources, unless } from "../../policy-rules";

export const nodeMetadata: Policy = {
  code: "aws-node-metadata",
  title: "pods cannot read the metadata of their node (CKV_AWS_79, CKV_AWS_341)",
  reason: "With it any pod, or whoever makes one fetch a URL, acts as the node.",
  check: resources("aws_launch_template", (attributes) => {
    const options = block(attributes, "metadata_options");
    return unless(options.http_tokens === "required" && options.http_put_response_hop_limit === 1, {
      attribute: "metadata_options",
      value: options,
      problem: "lets pods reach the instance metadata",
      fix: "Require tokens (http_tokens) and allow one hop (http_put_response_hop_limit)",
    });
  }),
};

export const nodeDisks: Policy = {
  code: "aws-node-disks",
  title: "disks of nodes are encrypted",
  reason: "Images and scratch files of pods, with whatever they hold, stay readable on discarded disks and snapshots.",
  check: resources("aws_launch_template", (attributes) => {
    const disks = blocks(attributes, "block_device_mappings").map((device) => block(device, "ebs"));
    return unless(disks.length > 0 && disks.every(({ encrypted }) => encrypted === "true"), {
      attribute: "block_device_mappings",
      problem: "has a disk that is not encrypted",
      fix: 'Set ebs.encrypted to "true"',
    });
  }),
};

export const managedNodes: Policy = {
  code: "aws-node-access",
  title: "nodes come from a launch template and nobody logs in to them (CKV_AWS_100)",
  reason: "Without a template the metadata is open to pods; an SSH key opens port 22 of nodes to the network.",
  check: resources("aws_eks_node_group", (attributes) =>
    unless(attributes.remote_access === undefined && Object.keys(block(attributes, "launch_template")).length > 0, {
      attribute: "remote_access",
      problem: "opens nodes, or comes without a launch template",
      fix: "Leave out remote access (use kubectl debug), and give a launch template",
    }),
  ),
};

export const nodePolicies: readonly Policy[] = [nodeMetadata, nodeDisks, managedNodes];
