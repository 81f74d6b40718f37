import { HTTP_DIALECTS, httpService, type HttpDialectName } from "../../constructs/packs/http-service";
import type { Signals, Site } from "../../constructs/packs/pack";
import { platformPack } from "../../constructs/packs/platform";

export const SITE: Site = {
  environment: "dev",
  cluster: "dev-eks-eu1",
  cloud: "aws",
  region: "eu-west-1",
  storageClass: "belvedere",
  platformNamespace: "monitoring",
};

/** The HTTP pack in one of its dialects. */
export function httpPack(dialect: HttpDialectName, props: Partial<Parameters<typeof httpService>[1]> = {}): Signals {
  const pack = httpService("catalog", { namespace: "shop", team: "storefront", port: "http", dialect, ...props });
  return pack(SITE, undefined);
}

/** Every pack that ships with the repository, on one cluster. */
export const SHIPPED: readonly (readonly [name: string, signals: Signals])[] = [
  ["platform", platformPack(SITE)],
  ...Object.keys(HTTP_DIALECTS).map((name) => [`http-service, ${name}`, httpPack(name as HttpDialectName)] as const),
];
