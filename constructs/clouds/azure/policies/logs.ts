import type { Policy } from "../../../terraform/policies";
import { resources, unless } from "../../policy-rules";

export const logWorkspaces: Policy = {
  code: "azure-log-workspace",
  title: "a log workspace takes no keys, and says how long it keeps",
  reason: "Its keys let whoever finds one write logs of his own invention; left out, the period is Azure's choice.",
  check: resources("azurerm_log_analytics_workspace", (attributes) =>
    unless(attributes.local_authentication_enabled === false && attributes.retention_in_days !== undefined, {
      attribute: "local_authentication_enabled",
      value: attributes.local_authentication_enabled,
      problem: "or the period is left to Azure",
      fix: "Set local_authentication_enabled to false, and retention_in_days",
    }),
  ),
};

export const logPolicies: readonly Policy[] = [logWorkspaces];
