import { dev } from "./dev";

/** Every environment that main.ts builds. */
export const environments = [dev];
