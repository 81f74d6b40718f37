/** Grafana's dark theme, nearly. */
export const COLORS = {
  page: "#111217",
  panel: "#181b1f",
  border: "#34373d",
  title: "#d8d9da",
  words: "#8e8e8e",
  placeholder: "#73bf69",
  series: ["#73bf69", "#f2cc0c", "#5794f2"],
} as const;
