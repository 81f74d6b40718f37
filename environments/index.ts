import { dev } from "./dev";
import { production } from "./production";
import { staging } from "./staging";

/** Every environment that main.ts builds. */
export const environments = [dev, staging, production];
