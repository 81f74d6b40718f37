import {
  BigValueColorMode,
  BigValueGraphMode,
  BigValueJustifyMode,
  BigValueTextMode,
  type FieldConfigSource,
  FieldColorModeId,
  GraphThresholdsStyleMode,
  LegendDisplayMode,
  LogsDedupStrategy,
  LogsSortOrder,
  type Panel as GrafanaPanel,
  SortOrder,
  TooltipDisplayMode,
} from "@grafana/schema";
import type { MeasuredPanel, Panel } from "./dashboard";
import { renderSeriesLinks } from "./links";
import { tableLook } from "./table";
import { renderTargets } from "./targets";
import { renderThresholds } from "./thresholds";
import { datasourceOf, querySource } from "./variables";

type Look = Pick<GrafanaPanel, "fieldConfig" | "options" | "transformations">;

/** A panel without its id and place. */
export function renderPanel(panel: Panel): Omit<GrafanaPanel, "id" | "gridPos"> {
  const [first] = panel.queries;
  return {
    type: panel.kind,
    title: panel.title,
    description: panel.description,
    datasource: datasourceOf(first ? querySource(first) : "prometheus"),
    targets: renderTargets(panel),
    ...look(panel),
  };
}

function look(panel: Panel): Look {
  switch (panel.kind) {
    case "timeseries":
      return timeseriesLook(panel);
    case "stat":
      return statLook(panel);
    case "table":
      return tableLook(panel);
    case "logs":
      return logsLook();
  }
}

function timeseriesLook(panel: MeasuredPanel): Look {
  const style = panel.thresholds ? GraphThresholdsStyleMode.Dashed : GraphThresholdsStyleMode.Off;
  return {
    fieldConfig: measured(panel, FieldColorModeId.PaletteClassic, {
      fillOpacity: 10,
      lineWidth: 1,
      showPoints: "never",
      thresholdsStyle: { mode: style },
    }),
    options: {
      legend: { showLegend: true, displayMode: LegendDisplayMode.List, placement: "bottom", calcs: [] },
      tooltip: { mode: TooltipDisplayMode.Multi, sort: SortOrder.Descending },
    },
  };
}

function statLook(panel: MeasuredPanel): Look {
  return {
    fieldConfig: measured(panel, FieldColorModeId.Thresholds),
    options: {
      colorMode: panel.thresholds ? BigValueColorMode.Background : BigValueColorMode.None,
      graphMode: BigValueGraphMode.None,
      justifyMode: BigValueJustifyMode.Auto,
      textMode: BigValueTextMode.Auto,
      reduceOptions: { calcs: ["lastNotNull"], fields: "", values: false },
    },
  };
}

function logsLook(): Look {
  return {
    fieldConfig: { defaults: {}, overrides: [] },
    options: {
      showTime: true,
      showLabels: false,
      showCommonLabels: false,
      showLogContextToggle: true,
      wrapLogMessage: true,
      prettifyLogMessage: false,
      enableLogDetails: true,
      dedupStrategy: LogsDedupStrategy.none,
      sortOrder: LogsSortOrder.Descending,
    },
  };
}

function measured(
  panel: MeasuredPanel,
  mode: FieldColorModeId,
  custom: Record<string, unknown> = {},
): FieldConfigSource {
  const { unit, thresholds, links = [] } = panel;
  return {
    defaults: {
      unit,
      color: { mode },
      thresholds: renderThresholds(thresholds),
      custom,
      ...(links.length > 0 && { links: renderSeriesLinks(links, "series") }),
    },
    overrides: [],
  };
}
