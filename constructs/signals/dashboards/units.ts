/**
 * Unit ids of Grafana that telemetry needs, from its list (grafana/grafana, packages/grafana-data/src/valueFormats/
 * categories.ts). The list has more, for pressure, mass and the like; `suffix: hPa` stands for what is not here.
 */
export const UNITS = [
  // Numbers: `short` writes 1200 as 1.2 K, `percent` is of 100, `percentunit` of 1.
  ...["none", "string", "short", "percent", "percentunit", "dB", "hex0x", "hex", "sci", "locale"],
  ...["bool", "bool_yes_no", "bool_on_off"],
  // Data, in steps of 1024 and of 1000.
  ...["bits", "bytes", "kbytes", "mbytes", "gbytes", "tbytes", "pbytes"],
  ...["decbits", "decbytes", "deckbytes", "decmbytes", "decgbytes", "dectbytes", "decpbytes"],
  // Data per second, likewise.
  ...["pps", "binBps", "Bps", "binbps", "bps", "KBs", "Kbits", "MBs", "Mbits", "GBs", "Gbits", "TBs", "Tbits"],
  // Moments, in milliseconds since 1970.
  ...["dateTimeAsIso", "dateTimeAsIsoNoDateIfToday", "dateTimeFromNow", "dateTimeAsSystem"],
  // Time.
  ...["hertz", "ns", "µs", "ms", "s", "m", "h", "d", "dtdurationms", "dtdurations", "dthms", "dtdhms"],
  ...["timeticks", "clockms", "clocks"],
  // Events per second and per minute.
  ...["cps", "ops", "reqps", "rps", "wps", "iops", "eps", "mps", "recps", "rowsps"],
  ...["cpm", "opm", "reqpm", "rpm", "wpm", "epm", "mpm", "recpm", "rowspm"],
  // Power, temperature, money.
  ...["watt", "kwatt", "watth", "kwatth", "amp", "volt"],
  ...["celsius", "fahrenheit", "kelvin"],
  ...["currencyUSD", "currencyGBP", "currencyEUR", "currencyJPY", "currencyCHF"],
] as const;

/** Grafana's own notation for a unit that it does not know: `suffix: spans`, `prefix:~`, `currency:kr`, `si:Pa`. */
const CUSTOM = /^(?:suffix|prefix|currency|si|count|time|bool):.+$/;

/** Unit ids of Grafana. Any text is taken, for those with a prefix, and checked: see {@link isUnit}. */
export type Unit = (typeof UNITS)[number] | (string & Record<never, never>);

/** Whether Grafana knows the unit; it shows the number without one otherwise. */
export function isUnit(unit: string): boolean {
  return (UNITS as readonly string[]).includes(unit) || CUSTOM.test(unit);
}
