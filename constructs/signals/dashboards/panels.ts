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
  type ThresholdsConfig,
  ThresholdsMode,
  TooltipDisplayMode,
} from "@grafana/schema";
import type { Panel } from "./dashboard";
import { renderTargets } from "./targets";
import { datasourceOf, querySource } from "./variables";

type MeasuredPanel = Extract<Panel, { kind: "timeseries" | "stat" }>;

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
      return tableLook(panel.unit);
    case "logs":
      return logsLook();
  }
}

function timeseriesLook(panel: Extract<Panel, { kind: "timeseries" | "stat" }>): Look {
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

function tableLook(unit: string): Look {
  return {
    fieldConfig: { defaults: { unit, custom: { filterable: true } }, overrides: [] },
    options: { showHeader: true, cellHeight: "sm" },
    // Every query is one column beside the labels they share; the time is that of the query and says nothing.
    transformations: [
      { id: "merge", options: {} },
      { id: "organize", options: { excludeByName: { Time: true } } },
    ],
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
  return {
    defaults: { unit: panel.unit, color: { mode }, thresholds: renderThresholds(panel.thresholds), custom },
    overrides: [],
  };
}

/** From green over orange to red; the other way round where the critical value is the lower one. */
export function renderThresholds({
  warning,
  critical,
}: NonNullable<MeasuredPanel["thresholds"]> = {}): ThresholdsConfig {
  const falling = warning !== undefined && critical !== undefined && critical < warning;
  const steps = [
    { color: falling ? "red" : "green", value: null },
    ...step("orange", falling ? critical : warning),
    ...step(falling ? "green" : "red", falling ? warning : critical),
  ];
  return { mode: ThresholdsMode.Absolute, steps };
}

function step(color: string, value: number | undefined): { color: string; value: number }[] {
  return value === undefined ? [] : [{ color, value }];
}
