import { availability, httpService, latency, ms, workload } from "../../constructs";

/** The online shop: product catalog so far; checkout, users and orders join it here. */
export const shop = workload("shop", [
  httpService("catalog", {
    namespace: "shop",
    team: "storefront",
    port: "http",
    dialect: "prom-client",
    slos: [availability(99.9), latency(99, { under: ms(500) })],
  }),
]);
