import type { Role } from "./role";

const ARCHITECTURE = "grafana/tempo v2.10.8, docs/sources/tempo/introduction/architecture.md";

/** Traces: Tempo 2.x, distributed or in one process. */
export const TRACES: Readonly<Record<string, Role>> = {
  tempo: {
    needs: { reads: "one", writes: "one" },
    keeps: true,
    meanwhile: "No traces can be read. The gateway sends again for five minutes, then spans are lost.",
    source: "grafana/tempo v2.10.8, docs/sources/tempo/set-up-for-tracing/setup-tempo/plan/deployment-modes.md",
  },
  "tempo-distributor": {
    needs: { writes: "one" },
    meanwhile: "The others take its share.",
    source: `${ARCHITECTURE}, section Distributor`,
  },
  "tempo-ingester": {
    needs: { reads: "quorum", writes: "quorum" },
    keeps: true,
    meanwhile:
      "New spans have two copies instead of three. The one that was away replays its write-ahead log from its volume.",
    source: "grafana/tempo v2.10.8, modules/distributor/distributor.go and modules/querier/querier.go",
  },
  "tempo-querier": {
    needs: { reads: "one" },
    meanwhile: "Searches take longer; those it was working on are repeated.",
    source: `${ARCHITECTURE}, section Querier`,
  },
  "tempo-query-frontend": {
    needs: { reads: "one" },
    meanwhile: "Searches it was working on fail once.",
    source: `${ARCHITECTURE}, section Query frontend`,
  },
  "tempo-compactor": {
    needs: {},
    meanwhile: "With both away, retention waits and searches take longer.",
    source: `${ARCHITECTURE}, section Compactor`,
  },
  "tempo-memcached": {
    needs: {},
    meanwhile: "Searches take longer: what is cached is fetched from the object store again.",
    source: "grafana/tempo v2.10.8, docs/sources/tempo/operations/caching.md",
  },
};
