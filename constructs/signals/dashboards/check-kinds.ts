import { choice } from "../../core/choice";
import type { Problem } from "../../core/errors";
import type { Dashboard, Panel } from "./dashboard";
import { SIZES } from "./layout";
import { measuredPanelsOf, panelsOf, QUERY_SOURCES } from "./variables";

/**
 * Kinds of panels and data sources that there are not, for those who come without types. Of a dashboard with one of
 * them nothing else can be said.
 * @param at path of the dashboard, for the messages
 */
export function checkKinds(at: string, dashboard: Dashboard): Problem[] {
  return [
    ...panelsOf(dashboard).flatMap((panel) => checkPanel(`${at}.${panel.title}`, panel)),
    ...measuredPanelsOf(dashboard).flatMap(({ title, links = [] }) =>
      links.flatMap((link) =>
        "explore" in link ? choice(`${at}.${title}.links`, link.explore, EXPLORED, "is not explored") : [],
      ),
    ),
  ];
}

/** Lines and traces; series are on the dashboard already. */
const EXPLORED = ["loki", "tempo"];

function checkPanel(at: string, { kind, queries }: Panel): Problem[] {
  return [
    ...choice(`${at}.kind`, kind, Object.keys(SIZES), "is no kind of panel"),
    ...queries.flatMap(({ datasource }, index) =>
      choice(`${at}.queries[${index}].datasource`, datasource, QUERY_SOURCES, "is no data source"),
    ),
  ];
}
