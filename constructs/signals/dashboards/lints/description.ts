import { panelsOf } from "../variables";
import type { Lint } from "./lint";

/** Every panel has a title and says what it shows. */
export const description: Lint = {
  code: "description",
  reason: "whoever is woken at night did not build the dashboard: a panel says what it shows and when that matters",
  check: (dashboard) =>
    panelsOf(dashboard).flatMap(({ title, description }, index) => [
      ...missing(title, `panel ${index + 1}`, "title"),
      ...missing(description, title, "description"),
    ]),
};

function missing(text: string, where: string, what: string): { where: string; problem: string; fix: string }[] {
  if (text.trim() !== "") return [];
  return [{ where, problem: `has no ${what}`, fix: "Say what one sees in it and when it matters" }];
}
