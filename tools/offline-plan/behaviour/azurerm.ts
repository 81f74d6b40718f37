import type { Behaviour } from "./behaviour";

/** Microsoft Azure. Attributes that force a replacement are read in the sources of provider 4.55. */
export const AZURERM: Behaviour = {
  id: "/subscriptions/{subscription}/resourceGroups/{resource_group_name}/providers/Mock/{label}",
  resources: {},
  dataSources: {},
  replacedBy: {},
  filledBlocks: {},
};
