import type * as logql from "@grafana/lezer-logql";
import type * as traceql from "@grafana/lezer-traceql";
import type * as promql from "@prometheus-io/lezer-promql";
import type * as re2js from "re2js";

/** What the checks of queries are built on. */
interface Packages {
  "@grafana/lezer-logql": typeof logql;
  "@grafana/lezer-traceql": typeof traceql;
  "@prometheus-io/lezer-promql": typeof promql;
  /** Go's regular expressions, in which all servers are written: no lookaround, no back references. */
  re2js: typeof re2js;
}

const loaded: Partial<Packages> = {};

/** Loads a package at its first use: that takes as long as checking a thousand queries, and most programs have none. */
export function load<K extends keyof Packages>(name: K): Packages[K] {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- an import would load it with the library
  return (loaded[name] ??= require(name) as Packages[K]);
}
