import type { Behaviour } from "./behaviour";

/** Google Cloud. Attributes that force a replacement are read in the sources of provider 6.50. */
export const GOOGLE: Behaviour = {
  id: "projects/{project}/{label}",
  resources: {},
  dataSources: {},
  replacedBy: {},
  filledBlocks: {},
};
