import { httpService, workload } from "../../constructs";

/** The online shop: product catalog so far; checkout, users and orders join it here. */
export const shop = workload("shop", [
  httpService("catalog", {
    namespace: "shop",
    team: "storefront",
    port: "http",
    dialect: "prom-client",
  }),
]);
