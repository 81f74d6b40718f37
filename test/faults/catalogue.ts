import { argumentFaults } from "./arguments";
import { convergence } from "./convergence";
import { crossStack } from "./cross-stack";
import { escaping } from "./escaping";
import type { FaultGroup } from "./fault";
import { lifecycle } from "./lifecycle";
import { names } from "./names";
import { policies } from "./policies";
import { providers } from "./providers";
import { references } from "./references";
import { sensitivity } from "./sensitivity";
import { types } from "./types";
import { unknownValues } from "./unknown-values";
import { values } from "./values";
import { variables } from "./variables";

/** Every fault that is caught, in the order of docs/faults.md. */
export const CATALOGUE: readonly FaultGroup[] = [
  types,
  argumentFaults,
  values,
  references,
  unknownValues,
  sensitivity,
  escaping,
  providers,
  lifecycle,
  variables,
  names,
  crossStack,
  policies,
  convergence,
];
