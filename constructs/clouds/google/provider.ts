import { GoogleProvider } from "@cdktf/provider-google/lib/provider";
import type { Construct } from "constructs";
import type { GoogleRegion } from "./regions";

export interface GoogleProviderProps {
  /** The one project that Terraform may touch with this stack. */
  readonly project: string;
  readonly region: GoogleRegion;
  /** On everything that can carry labels. */
  readonly labels: Readonly<Record<string, string>>;
}

/**
 * Adds the provider to a stack. Google's API takes the project from the request and not from the credentials: named
 * here, no variable of the environment and no login of a person can lead Terraform into another one.
 */
export function addGoogleProvider(scope: Construct, { project, region, labels }: GoogleProviderProps): GoogleProvider {
  return new GoogleProvider(scope, "google", { project, region, defaultLabels: { ...labels } });
}
