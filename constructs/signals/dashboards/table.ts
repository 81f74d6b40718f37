import type { Panel as GrafanaPanel } from "@grafana/schema";
import type { Panel, PanelQuery } from "./dashboard";
import { renderSeriesLinks } from "./links";
import { REF_IDS } from "./targets";
import { querySource } from "./variables";

type TablePanel = Extract<Panel, { kind: "table" }>;

/** Every query is one column beside the labels they share, the highest value of the first one on top. */
export function tableLook(panel: TablePanel): Pick<GrafanaPanel, "fieldConfig" | "options" | "transformations"> {
  const { unit, links = [] } = panel;
  const columns = panel.queries.flatMap((query, index) => column(panel, query, index));
  const [first] = columns;
  return {
    fieldConfig: {
      defaults: {
        unit,
        custom: { filterable: true },
        ...(links.length > 0 && { links: renderSeriesLinks(links, "row") }),
      },
      overrides: columns.map(({ name, title, unit }) => ({
        matcher: { id: "byName", options: name },
        properties: [
          { id: "displayName", value: title },
          { id: "unit", value: unit },
        ],
      })),
    },
    options: {
      showHeader: true,
      cellHeight: "sm",
      ...(first && { sortBy: [{ displayName: first.title, desc: true }] }),
    },
    // The time is that of the query and says nothing.
    transformations: [
      { id: "merge", options: {} },
      { id: "organize", options: { excludeByName: { Time: true } } },
    ],
  };
}

interface Column {
  /** As the data source calls it. */
  readonly name: string;
  readonly title: string;
  readonly unit: string;
}

/** Prometheus calls the numbers of its only query `Value`, and those of several `Value #A`, `Value #B` and so on. */
function column(panel: TablePanel, query: PanelQuery, index: number): Column[] {
  if (querySource(query) !== "prometheus") return [];
  const name = panel.queries.length === 1 ? "Value" : `Value #${REF_IDS.charAt(index)}`;
  return [{ name, title: query.legend ?? panel.title, unit: query.unit ?? panel.unit }];
}
