import { ms } from "../../constructs/core/duration";
import { HTTP_DIALECTS, httpService, type HttpDialectName } from "../../constructs/packs/http-service";
import { kubernetesPack } from "../../constructs/packs/kubernetes";
import type { Signals, Site } from "../../constructs/packs/pack";
import { platformPack } from "../../constructs/packs/platform";
import { availability, latency } from "../../constructs/signals/slo/objective";

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

const DIALECTS = Object.keys(HTTP_DIALECTS) as HttpDialectName[];

type Named = readonly (readonly [name: string, signals: Signals])[];

/** The packs that every cluster has; their dashboards lead to each other. */
export const EVERYWHERE: Named = [
  ["platform", platformPack(SITE)],
  ["kubernetes", kubernetesPack(SITE)],
];

/** Every pack that ships with the repository, on one cluster. */
export const SHIPPED: Named = [
  ...EVERYWHERE,
  ...DIALECTS.map((dialect) => [`http-service, ${dialect}`, httpPack(dialect)] as const),
];

/** The same service with objectives that every dialect can measure. */
export const PROMISING: Named = DIALECTS.map((dialect) => {
  const slos = [availability(99.9), latency(99, { under: ms(500) })];
  return [`http-service with SLOs, ${dialect}`, httpPack(dialect, { slos })] as const;
});
