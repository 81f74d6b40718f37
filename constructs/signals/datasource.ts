import type { Json } from "../core/json";
import type { SecretRef } from "../core/secret-ref";

/** A Grafana data source, provisioned from code. */
export interface Datasource {
  /** Stable identity that dashboards and other data sources refer to: `[a-z0-9-]`. */
  readonly uid: string;
  readonly name: string;
  /** Plugin id, for example `prometheus`, `loki`, `tempo`. */
  readonly type: string;
  readonly url: string;
  /** Exactly one data source of a Grafana is the default. @default false */
  readonly isDefault?: boolean;
  readonly jsonData?: Readonly<Record<string, Json>>;
  /** HTTP headers of every query that are no secret, such as the tenant. @default none */
  readonly headers?: Readonly<Record<string, string>>;
  /** Confidential settings; Grafana reads them from the environment of its pod. @default none */
  readonly secureJsonData?: Readonly<Record<string, SecretRef>>;
}
