import { AWS } from "./aws";
import { AZURERM } from "./azurerm";
import type { Behaviour } from "./behaviour";
import { GOOGLE } from "./google";
import { HELM, KUBERNETES } from "./kubernetes";

/** Behaviour by provider. */
export const BEHAVIOURS: Readonly<Record<string, Behaviour>> = {
  aws: AWS,
  azurerm: AZURERM,
  google: GOOGLE,
  helm: HELM,
  kubernetes: KUBERNETES,
};
