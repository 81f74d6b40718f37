import type { Json } from "../../core/json";
import type { SecretRef } from "../../core/secret-ref";
import type { Datasource } from "../../signals/datasource";

/** One data source in Grafana's provisioning file. */
export interface DatasourceProvisioning {
  readonly uid: string;
  readonly name: string;
  readonly type: string;
  readonly access: "proxy";
  readonly url: string;
  readonly isDefault: boolean;
  readonly editable: false;
  readonly jsonData: Readonly<Record<string, Json>>;
  readonly secureJsonData: Readonly<Record<string, string>>;
}

/** An environment variable of Grafana's pod, filled from a Secret. */
export interface SecretEnvironment {
  readonly secretKeyRef: { readonly name: string; readonly key: string };
}

export function provisioning(datasource: Datasource): DatasourceProvisioning {
  const { uid, name, type, url, isDefault = false, jsonData = {}, headers = {}, secureJsonData = {} } = datasource;
  const numbered = Object.entries(headers).map(([header, value], index) => ({ header, value, number: index + 1 }));
  return {
    uid,
    name,
    type,
    access: "proxy",
    url,
    isDefault,
    editable: false,
    jsonData: {
      ...jsonData,
      ...Object.fromEntries(numbered.map(({ header, number }) => [`httpHeaderName${number}`, header])),
    },
    secureJsonData: {
      ...Object.fromEntries(numbered.map(({ value, number }) => [`httpHeaderValue${number}`, value])),
      ...Object.fromEntries(Object.keys(secureJsonData).map((key) => [key, `$__env{${secretVariable(uid, key)}}`])),
    },
  };
}

/** The variables that bring the confidential settings of data sources into Grafana's pod. */
export function secretVariables(datasources: readonly Datasource[]): Record<string, SecretEnvironment> {
  const variables = datasources.flatMap(({ uid, secureJsonData = {} }) =>
    Object.entries(secureJsonData).map(([key, ref]) => [secretVariable(uid, key), fromSecret(ref)] as const),
  );
  return Object.fromEntries(variables);
}

export function fromSecret({ name, key }: SecretRef): SecretEnvironment {
  return { secretKeyRef: { name, key } };
}

function secretVariable(uid: string, key: string): string {
  return `DATASOURCE_${uid}_${key}`.toUpperCase().replace(/[^A-Z0-9]/g, "_");
}
