import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { alertsFile, type ChartAlert, printAlerts } from "./alerts";
import { contractFile, parseContract, printContract, type Contract } from "./contract";

const FILE = /^(?<chart>.+?)-(?<version>\d+\.\d+\.\d+.*)\.txt$/;

/** Every contract in a folder. */
export function loadContracts(folder: string): Contract[] {
  return readdirSync(folder)
    .sort()
    .flatMap((file) => {
      const { chart, version } = FILE.exec(file)?.groups ?? {};
      if (chart === undefined || version === undefined) return [];
      return [parseContract(chart, version, readFileSync(join(folder, file), "utf8"))];
    });
}

/** Writes a contract to its file and returns the file's path. */
export function saveContract(folder: string, contract: Contract): string {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, contractFile(contract.chart, contract.version));
  writeFileSync(file, printContract(contract));
  return file;
}

/** Writes the alerts of a chart beside its contract and returns the file's path; a chart without any has no file. */
export function saveAlerts(
  folder: string,
  { chart, version }: Contract,
  alerts: readonly ChartAlert[],
): string | undefined {
  if (alerts.length === 0) return undefined;
  const file = join(folder, alertsFile(chart, version));
  writeFileSync(file, printAlerts(alerts));
  return file;
}
