import { googleBootstrap } from "../../../constructs/clouds/google/bootstrap";
import { DEPLOYER_PERMISSIONS, STORE_PERMISSIONS } from "../../../constructs/clouds/google/permissions/deployer";
import { PLANNER_PERMISSIONS } from "../../../constructs/clouds/google/permissions/planner";
import type { Block, Configuration } from "../configuration";
import { synthesize } from "./synthesize";

const place = { organization: "acme", environment: "prod", project: "acme-prod", region: "europe-west1" } as const;

const [github, named, plain, elsewhere] = synthesize([
  ["bootstrap-prod-google", (scope) => googleBootstrap(scope, { ...place, github: { repository: "acme/obs" } })],
  [
    "bootstrap-named-google",
    (scope) =>
      googleBootstrap(scope, {
        ...place,
        stateBucket: "acme-terraform",
        github: { repository: "acme/obs", branch: "trunk", deployEnvironment: "live" },
      }),
  ],
  ["bootstrap-plain-google", (scope) => googleBootstrap(scope, place)],
  [
    "bootstrap-elsewhere-google",
    (scope) => googleBootstrap(scope, { ...place, stateBucket: false, github: { repository: "acme/obs" } }),
  ],
]) as [Configuration, Configuration, Configuration, Configuration];

/** What an identity may do in the project: its roles, with their conditions. */
function grants(identity: string): Record<string, unknown> {
  const members = Object.entries(github.resources("google_project_iam_member"));
  const own = members.filter(([path]) => path.startsWith(`ci/${identity}/`));
  return Object.fromEntries(
    own.map(([path, { role, condition }]) => [path.slice(`ci/${identity}/`.length), [role, condition]]),
  );
}

function onStates(id: string): Block {
  return github.resource("google_storage_bucket_iam_member", `ci/${id}`);
}

describe("the store of the states", () => {
  const bucket = plain.resource("google_storage_bucket", "state/bucket");

  test("is found by its name, and cannot be destroyed", () => {
    expect(bucket).toMatchObject({
      name: "acme-prod-state",
      location: "europe-west1",
      force_destroy: false,
      lifecycle: { prevent_destroy: true },
    });
    expect(named.resource("google_storage_bucket", "state/bucket").name).toBe("acme-terraform");
  });

  test("keeps versions for three months, and what somebody removes by hand for three more", () => {
    expect(bucket.versioning).toEqual({ enabled: true });
    expect(bucket.lifecycle_rule).toContainEqual({
      action: { type: "Delete" },
      condition: { days_since_noncurrent_time: 90, with_state: "ARCHIVED" },
    });
    expect(bucket.soft_delete_policy).toEqual({ retention_duration_seconds: 7_776_000 });
  });

  test("encrypts with a key of its own that Cloud Storage alone uses", () => {
    expect(bucket.encryption).toEqual({
      default_kms_key_name: expect.stringMatching(/^\$\{google_kms_crypto_key\.state-key_/) as string,
    });
    expect(plain.resource("google_kms_crypto_key_iam_member", "state-key/user").member).toBe(
      "${data.google_storage_project_service_account.storage.member}",
    );
  });

  test("is, with the role of readers, all there is without CI", () => {
    expect(plain.resources("google_service_account")).toEqual({});
    expect(plain.resources("google_iam_workload_identity_pool")).toEqual({});
    expect(plain.resource("google_project_iam_custom_role", "secret-reader")).toMatchObject({
      role_id: "acme_prod_secret_reader",
      permissions: ["container.secrets.get", "container.secrets.list"],
    });
  });
});

describe("who may act as the identities of CI", () => {
  const principals = (configuration: Configuration, identity: string): unknown[] =>
    Object.entries(configuration.resources("google_service_account_iam_member"))
      .filter(([path]) => path.startsWith(`ci/${identity}/`))
      .map(([, { member }]) => (member as string).replace(/\$\{[^}]+\.name\}/, "<pool>"));
  const principal = (sub: string): string => `principal://iam.googleapis.com/<pool>/subject/repo:acme/obs:${sub}`;

  test("runs of the one repository and no other", () => {
    expect(github.resource("google_iam_workload_identity_pool", "ci/github/pool").workload_identity_pool_id).toBe(
      "ci-acme-prod",
    );
    expect(github.resource("google_iam_workload_identity_pool_provider", "ci/github/provider")).toMatchObject({
      attribute_mapping: { "google.subject": "assertion.sub" },
      attribute_condition: 'assertion.repository == "acme/obs"',
      oidc: { issuer_uri: "https://token.actions.githubusercontent.com" },
    });
  });

  test("planning: pull requests and the main branch", () => {
    expect(principals(github, "planner")).toEqual([principal("ref:refs/heads/main"), principal("pull_request")]);
    expect(principals(named, "planner")).toContain(principal("ref:refs/heads/trunk"));
  });

  test("deploying: runs for the environment of GitHub, which asks its reviewers", () => {
    expect(principals(github, "deployer")).toEqual([principal("environment:prod")]);
    expect(principals(named, "deployer")).toEqual([principal("environment:live")]);
  });

  test("and nobody has a key", () => {
    for (const { role } of Object.values(github.resources("google_service_account_iam_member"))) {
      expect(role).toBe("roles/iam.workloadIdentityUser");
    }
    expect(github.resources("google_service_account_key")).toEqual({});
  });
});

describe("the planner", () => {
  test("reads how things are, and changes nothing", () => {
    expect(github.resource("google_service_account", "ci/planner/account").account_id).toBe("acme-prod-plan");
    expect(Object.keys(grants("planner"))).toEqual(["role"]);
    const verbs = PLANNER_PERMISSIONS.map((permission) => permission.split(".")[2]);
    expect([...new Set(verbs)].sort()).toEqual(["get", "getIamPolicy", "list"]);
  });

  test("reads no telemetry and no Secret", () => {
    expect(PLANNER_PERMISSIONS.filter((permission) => /objects|secrets|logEntries/.test(permission))).toEqual([]);
  });

  test("reads states and writes their locks", () => {
    expect(onStates("planner-reads")).toMatchObject({ role: "roles/storage.objectViewer" });
    expect(onStates("planner-reads")).not.toHaveProperty("condition");
    expect(onStates("planner-locks")).toMatchObject({
      role: "roles/storage.objectUser",
      condition: { expression: 'resource.name.endsWith(".tflock")' },
    });
  });
});

describe("the deployer", () => {
  test("may do what each resource of foundation and cluster is made with", () => {
    const permissions = [...DEPLOYER_PERMISSIONS, ...STORE_PERMISSIONS];
    for (const needed of [
      ...[
        "compute.networks.create",
        "compute.subnetworks.create",
        "compute.routers.update",
        "compute.firewalls.create",
      ],
      ...["cloudkms.keyRings.create", "cloudkms.cryptoKeys.create", "cloudkms.cryptoKeys.setIamPolicy"],
      ...["logging.buckets.create", "logging.sinks.create", "logging.exclusions.create"],
      ...["iam.serviceAccounts.create", "iam.serviceAccounts.actAs", "serviceusage.services.enable"],
      ...["storage.buckets.create", "storage.buckets.setIamPolicy"],
    ]) {
      expect(permissions).toContain(needed);
    }
    expect([...new Set(permissions)]).toHaveLength(permissions.length);
  });

  test("makes no keys and no roles, and reads no object", () => {
    const permissions = [...DEPLOYER_PERMISSIONS, ...STORE_PERMISSIONS];
    const forbidden = /serviceAccountKeys|iam\.roles\.|storage\.objects\.get|cryptoKeyVersions\.use/;
    expect(permissions.filter((permission) => forbidden.test(permission))).toEqual([]);
  });

  test("gives away the roles of a cluster and no other", () => {
    const [role, condition] = grants("deployer").grants as [string, { expression: string }];
    expect(role).toBe("roles/resourcemanager.projectIamAdmin");
    expect(condition.expression).toBe(
      "api.getAttribute('iam.googleapis.com/modifiedGrantsByRole', []).hasOnly([" +
        "'roles/container.admin', 'roles/container.defaultNodeServiceAccount', 'roles/container.viewer', " +
        "'projects/acme-prod/roles/acme_prod_secret_reader'])",
    );
  });

  test("changes every bucket but that of the states, in which it may write", () => {
    const [, condition] = grants("deployer").stores as [string, { expression: string }];
    const states = "projects/_/buckets/${google_storage_bucket.state_bucket_[^}]+\\.name}".replace("$", "\\$");
    expect(condition.expression).toMatch(
      new RegExp(`^resource\\.name != "${states}" && !resource\\.name\\.startsWith\\("${states}/"\\)$`),
    );
    expect(onStates("deployer-writes").role).toBe("roles/storage.objectUser");
  });

  test("administers clusters", () => {
    expect(grants("deployer").clusters).toEqual(["roles/container.admin", undefined]);
  });
});

test("a project that keeps no states has the identities of CI all the same, and no bucket", () => {
  expect(elsewhere.inventory()).not.toHaveProperty("google_storage_bucket");
  expect(elsewhere.inventory()).not.toHaveProperty("google_storage_bucket_iam_member");
  expect(elsewhere.inventory()).not.toHaveProperty("google_kms_key_ring");
  expect(elsewhere.resource("google_project_iam_member", "ci/deployer/stores")).not.toHaveProperty("condition");
  expect(Object.keys(elsewhere.resources("google_service_account"))).toEqual([
    "ci/deployer/account",
    "ci/planner/account",
  ]);
});
