import { isWorld } from "../../networks";
import { textsAt } from "../../attributes";
import { becoming, type Check, forTypes, type Rule, when } from "../rule";

const CLOSE = "Close it, and connect from inside the network";

const reachable: Check = becoming((database) =>
  when(database.publicly_accessible === true, {
    attribute: "publicly_accessible",
    problem: "gives the database a public address",
    fix: CLOSE,
  }),
);

export const awsDatabases: Rule = {
  code: "aws-database-private",
  title: "a database has no public address",
  checks: forTypes(["aws_db_instance", "aws_rds_cluster_instance"], reachable),
};

/** Left out, all of them are open. MySQL says it in words. */
const publicAccess: Check = becoming(
  ({ public_network_access_enabled: enabled, public_network_access: word, delegated_subnet_id: subnet }) =>
    when(enabled !== false && word !== "Disabled" && typeof subnet !== "string", {
      attribute: word === undefined ? "public_network_access_enabled" : "public_network_access",
      problem: "gives the database a public address",
      fix: CLOSE,
    }),
);

export const azureDatabases: Rule = {
  code: "azure-database-private",
  title: "a database has no public address, or a firewall that names networks",
  checks: {
    ...forTypes(
      [
        "azurerm_cosmosdb_account",
        "azurerm_mssql_server",
        "azurerm_mysql_flexible_server",
        "azurerm_postgresql_flexible_server",
      ],
      publicAccess,
    ),
    azurerm_postgresql_flexible_server_firewall_rule: becoming(({ start_ip_address: from, end_ip_address: to }) =>
      when(from === "0.0.0.0" && to === "255.255.255.255", {
        attribute: "end_ip_address",
        problem: "admits everybody to the database",
        fix: "Name the networks",
      }),
    ),
  },
};

export const googleDatabases: Rule = {
  code: "google-database-private",
  title: "a database admits named networks alone",
  checks: {
    google_sql_database_instance: becoming((instance) => {
      const attribute = "settings.ip_configuration.authorized_networks.value";
      return when(textsAt(instance, attribute).some(isWorld), {
        attribute,
        problem: "admits everybody to the database",
        fix: "Name the networks",
      });
    }),
    google_alloydb_instance: becoming((instance) => {
      const attribute = "network_config.authorized_external_networks.cidr_range";
      return when(textsAt(instance, attribute).some(isWorld), {
        attribute,
        problem: "admits everybody to the database",
        fix: "Name the networks",
      });
    }),
  },
};

export const databaseRules: readonly Rule[] = [awsDatabases, azureDatabases, googleDatabases];
