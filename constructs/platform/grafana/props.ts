import type { Problem } from "../../core/errors";
import { NAMESPACES } from "../../core/names";
import type { RequiredSecret } from "../../core/required-secret";
import { type SecretRef, secret } from "../../core/secret-ref";
import { mib } from "../../core/size";
import type { Datasource } from "../../signals/datasource";
import { isSecretRef } from "../../signals/routing/secret-file";
import type { PlatformContext } from "../context";
import type { ValuesOverride } from "../release";
import type { Availability, ContainerSize, Profile } from "../sizing";

/** What a user may say about Grafana. */
export interface GrafanaProps {
  /**
   * Password of the first administrator, whose name is under the key `admin-user` of the same Secret.
   * @default key `admin-password` of the Secret `grafana-admin`
   */
  readonly adminPassword?: SecretRef;
  /** Address under which people reach Grafana, for links. @default none: it is reached by port forwarding */
  readonly url?: string;
  /** Keeps users, stars and annotations, and allows a second replica. @default none: everything comes from code */
  readonly database?: PostgresDatabase;
  /** Each replica. @default by profile */
  readonly size?: ContainerSize;
  /** Values for chart grafana, merged last. @default none */
  readonly values?: ValuesOverride;
}

/** A PostgreSQL database somebody else runs. The connection is encrypted and its certificate checked. */
export interface PostgresDatabase {
  /** `host:port` */
  readonly host: string;
  /** @default "grafana" */
  readonly name?: string;
  /** @default "grafana" */
  readonly user?: string;
  readonly password: SecretRef;
  /** Key with which Grafana encrypts the credentials that it keeps in the database. Never changes. */
  readonly encryptionKey: SecretRef;
}

/** Grafana with every question answered. */
export interface ResolvedGrafana {
  readonly adminPassword: SecretRef;
  readonly url: string | undefined;
  readonly database: Required<PostgresDatabase> | undefined;
  readonly replicas: number;
  readonly availability: Availability;
  readonly size: ContainerSize;
  readonly datasources: readonly Datasource[];
  readonly values: ValuesOverride;
}

/** Starting points: what grows is the number of people who look, not the telemetry. */
const SIZES: Record<Profile, ContainerSize> = {
  small: { cpu: "100m", memory: mib(256) },
  medium: { cpu: "250m", memory: mib(512) },
  large: { cpu: "500m", memory: mib(1024) },
};

/** Key with the name of the first administrator, beside the password. */
export const ADMIN_USER_KEY = "admin-user";

const ADMIN_PASSWORD = secret("grafana-admin", "admin-password");

export function resolveGrafana(
  props: GrafanaProps,
  { availability, profile }: PlatformContext,
  datasources: readonly Datasource[],
): ResolvedGrafana {
  return {
    adminPassword: props.adminPassword ?? ADMIN_PASSWORD,
    url: props.url,
    database: props.database && { name: "grafana", user: "grafana", ...props.database },
    // Two replicas without a shared database would each know other users and sessions.
    replicas: availability === "zonal" && props.database ? 2 : 1,
    availability,
    size: props.size ?? SIZES[profile],
    datasources,
    values: props.values ?? {},
  };
}

/**
 * Reports what the compiler does not see in the props.
 * @param at path of the props in the user's data
 */
export function checkGrafana(at: string, { url, database, adminPassword }: GrafanaProps): Problem[] {
  const problems: Problem[] = [
    ...plainSecret(`${at}.adminPassword`, adminPassword),
    ...plainSecret(`${at}.database.password`, database?.password),
    ...plainSecret(`${at}.database.encryptionKey`, database?.encryptionKey),
  ];
  if (url !== undefined && !(URL.canParse(url) && /^https?:\/\//.test(url))) {
    const fix = 'Write it whole, as in "https://grafana.example.com"';
    problems.push({ at: `${at}.url`, value: url, problem: "is not an address", fix });
  }
  if (database && !/^[a-z0-9.-]+:\d+$/.test(database.host)) {
    const fix = 'Write host and port, as in "grafana.internal:5432"';
    problems.push({ at: `${at}.database.host`, value: database.host, problem: "is not host:port", fix });
  }
  return problems;
}

/** The types exclude it; this is for values that come from elsewhere. The value itself is not shown. */
function plainSecret(at: string, value: SecretRef | undefined): Problem[] {
  if (value === undefined || isSecretRef(value)) return [];
  const fix = 'Name the Secret that holds it: secret("grafana-admin", "admin-password")';
  return [{ at, problem: "is not a reference to a Secret", fix }];
}

/** What must exist before Grafana starts. */
export function grafanaSecrets(props: GrafanaProps, datasources: readonly Datasource[]): RequiredSecret[] {
  const { name, key } = props.adminPassword ?? ADMIN_PASSWORD;
  const place = { namespace: NAMESPACES.platform, reader: "Grafana" };
  const admin = {
    ...place,
    name,
    keys: [key, ADMIN_USER_KEY].sort(),
    why: "name and password of the first administrator",
  };
  const { database } = props;
  const databaseSecrets = database && [
    { ...place, name: database.password.name, keys: [database.password.key], why: "password of the database" },
    {
      ...place,
      name: database.encryptionKey.name,
      keys: [database.encryptionKey.key],
      why: "encryption of credentials in the database",
    },
  ];
  const credentials = datasources.flatMap(({ uid, secureJsonData = {} }) =>
    Object.values(secureJsonData).map((ref) => ({
      ...place,
      name: ref.name,
      keys: [ref.key],
      why: `credentials of the data source ${uid}`,
    })),
  );
  return [admin, ...(databaseSecrets ?? []), ...credentials];
}
