import { CLUSTER } from "../../../signals/dashboards/picked";
import { selectors } from "../../../signals/metrics/selector";
import { picked as installed } from "../../panels";
import { ALERTS, GATEWAY, OBJECTIVES } from "../metrics";

/** Selectors of what the dashboards read, in the clusters that the reader picked. */
export const picked = {
  ...installed,
  ...selectors(GATEWAY, CLUSTER),
  ...selectors(ALERTS, CLUSTER),
  ...selectors(OBJECTIVES, CLUSTER),
};
