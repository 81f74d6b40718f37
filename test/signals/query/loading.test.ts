import { join } from "node:path";
import type * as logql from "../../../constructs/signals/logql/check";
import type * as promql from "../../../constructs/signals/promql/check";
import { readSource, ROOT, sourcesBelow } from "../../support/sources";

const PARSERS = ["@prometheus-io/lezer-promql", "@grafana/lezer-logql", "@grafana/lezer-traceql", "re2js"];

/** Packages that are loaded while something runs. */
function loadedBy(run: () => void): string[] {
  const loaded: string[] = [];
  jest.isolateModules(() => {
    for (const name of PARSERS) {
      jest.doMock(name, () => {
        loaded.push(name);
        return jest.requireActual<object>(name);
      });
    }
    run();
  });
  return loaded;
}

describe("the parsers of queries", () => {
  it("are not loaded with the library", () => {
    expect(loadedBy(() => jest.requireActual("../../../constructs"))).toEqual([]);
  });

  it("are loaded by the first query of their language", () => {
    const loaded = loadedBy(() => {
      const { checkPromql } = jest.requireActual<typeof promql>("../../../constructs/signals/promql/check");
      const { checkLogql } = jest.requireActual<typeof logql>("../../../constructs/signals/logql/check");
      expect([...checkPromql("up"), ...checkPromql('up{a=~"b"}'), ...checkLogql('{a="b"}')]).toEqual([]);
    });
    expect(loaded).toEqual(["@prometheus-io/lezer-promql", "re2js", "@grafana/lezer-logql"]);
  });

  it("are imported as types only", () => {
    const sources = [...sourcesBelow("constructs"), readSource(join(ROOT, "main.ts"))];
    const loading = sources.filter(({ loads }) => loads.some((name) => PARSERS.includes(name)));
    expect(loading.map(({ path }) => path)).toEqual([]);
  });
});
