import { deriveSchemas } from "../../../../tools/offline-plan/schema";
import { printBlock } from "./notation";

/** Expects a whole resource type, in the notation of {@link printBlock}; indentation of the text itself is dropped. */
export function expectResource(type: string, expected: string): void {
  const provider = type.split("_", 1)[0] ?? "";
  const [schema] = deriveSchemas([{ provider, resources: [type], dataSources: [] }]);
  expectLines(schema?.resources[type], expected);
}

/** Expects a whole data source. */
export function expectDataSource(type: string, expected: string): void {
  const provider = type.split("_", 1)[0] ?? "";
  const [schema] = deriveSchemas([{ provider, resources: [], dataSources: [type] }]);
  expectLines(schema?.dataSources[type], expected);
}

function expectLines(block: Parameters<typeof printBlock>[0] | undefined, expected: string): void {
  const lines = expected.split("\n").filter((line) => line.trim() !== "");
  const margin = Math.min(...lines.map((line) => line.search(/\S/)));
  expect(block && printBlock(block)).toEqual(lines.map((line) => line.slice(margin)));
}
