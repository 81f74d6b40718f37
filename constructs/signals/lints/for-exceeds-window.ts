import { SCRAPE_INTERVAL } from "../scrape";
import { countedEvents, rememberedMoments } from "./counted-events";
import { alertOf, type Lint } from "./lint";

/** Events that happened once leave the window before the alert has waited long enough. */
export const forExceedsWindow: Lint = {
  code: "for-exceeds-window",
  reason: "Events leave the window before the alert has held for long enough, so it never fires for a single burst.",
  find: (query) => {
    const holds = alertOf(query)?.for;
    if (!holds) return [];
    const needed = holds.plus(SCRAPE_INTERVAL);
    return [...countedEvents(query.expression), ...rememberedMoments(query.expression)]
      .filter(({ window }) => window.isShorterThan(needed))
      .map(({ call, window }) => ({
        at: call,
        problem: `what happens once is forgotten after ${window.toString()}, and the alert waits for ${holds.toString()}`,
        fix: `Look back over more than ${holds.toString()}, or shorten the alert's for`,
      }));
  },
};
