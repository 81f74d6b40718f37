import type { Role } from "./role";

const COMPONENTS = "grafana/loki, docs/sources/get-started/components.md";

/** Log lines and alerts on them: Loki, distributed or in one process. */
export const LOGS: Readonly<Record<string, Role>> = {
  loki: {
    needs: { reads: "one", writes: "one", alerting: "one" },
    keeps: true,
    meanwhile: "No logs can be read and no log alerts fire. Agents wait where they are in the files, and send later.",
    source: "grafana/loki, docs/sources/get-started/deployment-modes.md, section Monolithic mode",
  },
  "loki-gateway": {
    needs: { reads: "one", writes: "one" },
    meanwhile: "Requests to the one that is away are repeated by their senders.",
    alone: "No logs can be read. Agents wait where they are in the files, and send later.",
    source: "grafana-community/helm-charts, charts/loki/templates/gateway",
  },
  "loki-distributor": {
    needs: { writes: "one" },
    meanwhile: "The others take its share.",
    source: `${COMPONENTS}, section Distributor`,
  },
  "loki-ingester": {
    needs: { reads: "quorum", writes: "quorum", alerting: "quorum" },
    keeps: true,
    meanwhile:
      "New lines have two copies instead of three. The one that was away replays its write-ahead log from its volume.",
    source: `${COMPONENTS}, sections Replication factor and Quorum consistency`,
  },
  "loki-querier": {
    needs: { reads: "one" },
    meanwhile: "Queries take longer; those it was working on are repeated.",
    source: `${COMPONENTS}, section Querier`,
  },
  "loki-query-frontend": {
    needs: { reads: "one" },
    meanwhile: "Queries it was working on fail once.",
    source: `${COMPONENTS}, section Query frontend`,
  },
  "loki-query-scheduler": {
    needs: { reads: "one" },
    meanwhile: "Queries in its queue fail once.",
    source: `${COMPONENTS}, section Query scheduler`,
  },
  "loki-index-gateway": {
    needs: { reads: "one", alerting: "one" },
    meanwhile: "The other answers: each has a copy of the index, which comes from the object store.",
    source: `${COMPONENTS}, section Index gateway`,
  },
  "loki-ruler": {
    needs: { alerting: "one" },
    keeps: true,
    meanwhile:
      "The other takes over its log alerts when the ring has noticed: evaluations of a minute or two are missed.",
    source: `${COMPONENTS}, section Ruler`,
  },
  "loki-compactor": {
    needs: {},
    keeps: true,
    meanwhile:
      "Retention and deletion wait, and the index grows. There is one only, and after the loss of its zone it waits " +
      "for its volume.",
    source: "grafana/loki, docs/sources/operations/storage/retention.md",
  },
  "loki-chunks-cache": {
    needs: {},
    meanwhile: "Queries take longer: what is cached is fetched from the object store again.",
    source: "grafana/loki, docs/sources/operations/caching.md",
  },
  "loki-results-cache": {
    needs: {},
    meanwhile: "Repeated queries take as long as the first.",
    source: "grafana/loki, docs/sources/operations/caching.md",
  },
};
