import { UNKNOWN, valueAt } from "../../attributes";
import { becoming, type Check, every, losing, type Rule, when } from "../rule";

/** Minor version of TLS 1 in the spellings of the clouds: `TLS1_2`, `1.2`, `Tls12`, `TLS_1_2`, `Policy-Min-TLS-1-2-…`. */
function minorVersion(value: unknown): number | undefined {
  if (typeof value !== "string") return undefined;
  const found = /1[-._]?(\d)/.exec(value)?.[1];
  // Azure writes `Tls` for 1.0, and `Disabled` for any version.
  return found === undefined ? 0 : Number(found);
}

/** Below it connections can be read by who sits in between (RFC 8996 retired TLS 1.0 and 1.1). */
const LOWEST = 2;

function keepsVersion(attribute: string): Check {
  return ({ before, after }) => {
    const [now, then] = [before, after].map((side) => minorVersion(valueAt(side, attribute)));
    if (then === undefined || then === now) return [];
    return when(then < LOWEST || (now !== undefined && then < now), {
      attribute,
      problem: "admits older versions of TLS",
      fix: "Ask for TLS 1.2 or newer, and never for less than before",
    });
  };
}

function demands(attribute: string, isDemanded: (value: unknown) => boolean): Check {
  return becoming((attributes) => {
    const value = valueAt(attributes, attribute);
    return when(value !== undefined && value !== UNKNOWN && !isDemanded(value), {
      attribute,
      problem: "admits connections without TLS",
      fix: "Demand TLS",
    });
  });
}

const isTrue = (value: unknown): boolean => String(value) === "true";

export const awsTls: Rule = {
  code: "aws-tls",
  title: "databases demand TLS, of no older version than before",
  checks: {
    aws_elasticache_replication_group: losing(({ transit_encryption_enabled: tls }) => isTrue(tls), {
      attribute: "transit_encryption_enabled",
      problem: "admits connections without TLS",
      fix: "Keep it on",
    }),
    aws_opensearch_domain: every(
      demands("domain_endpoint_options.enforce_https", isTrue),
      keepsVersion("domain_endpoint_options.tls_security_policy"),
    ),
  },
};

export const azureTls: Rule = {
  code: "azure-tls",
  title: "databases demand TLS, of no older version than before",
  checks: {
    azurerm_cosmosdb_account: keepsVersion("minimal_tls_version"),
    azurerm_mssql_server: keepsVersion("minimum_tls_version"),
    azurerm_redis_cache: every(
      keepsVersion("minimum_tls_version"),
      demands("non_ssl_port_enabled", (value) => value === false),
    ),
  },
};

export const azureStoreTls: Rule = {
  code: "azure-store-tls",
  title: "a storage account refuses connections without TLS 1.2",
  checks: {
    azurerm_storage_account: every(keepsVersion("min_tls_version"), demands("https_traffic_only_enabled", isTrue)),
  },
};

export const googleTls: Rule = {
  code: "google-tls",
  title: "databases and load balancers demand TLS, of no older version than before",
  checks: {
    google_compute_ssl_policy: keepsVersion("min_tls_version"),
    google_sql_database_instance: demands(
      "settings.ip_configuration.ssl_mode",
      (mode) => mode !== "ALLOW_UNENCRYPTED_AND_ENCRYPTED",
    ),
  },
};

export const transportRules: readonly Rule[] = [awsTls, azureTls, azureStoreTls, googleTls];
