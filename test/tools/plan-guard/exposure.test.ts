import { EXPOSURE_RULES } from "../../../tools/plan-guard/rules";
import { CONNECTIONS } from "./examples/connections";
import { SHARING } from "./examples/sharing";
import { codes, created, deleted, findings, replaced, updated } from "./plans";

const EXPOSURES = [...CONNECTIONS, ...SHARING];
const cases = EXPOSURES.map((example, index) => ({ ...example, title: `${example.code} (${index}, ${example.type})` }));

describe("a plan that exposes something", () => {
  test.each(cases)("is refused when it changes: $title", ({ code, type, good, bad }) => {
    expect(codes(updated(type, good, bad))).toEqual([code]);
    expect(codes(replaced(type, good, bad)).filter((found) => !found.startsWith("state-"))).toEqual([code]);
  });

  // These two judge a change, for reasons that the rules say.
  const alwaysOpen = cases.filter(({ code }) => !/^google-gke-(dns-endpoint|private-nodes)$/.test(code));

  test.each(alwaysOpen)("is refused when it creates: $title", ({ code, type, bad }) => {
    expect(codes(created(type, bad))).toContain(code);
  });

  test.each(cases)("passes when it closes or leaves as it is: $title", ({ code, type, good, bad }) => {
    expect(codes(updated(type, bad, good))).toEqual([]);
    expect(codes(updated(type, bad, { ...bad, tags: {} }))).toEqual([]);
    expect(codes(created(type, good))).not.toContain(code);
  });

  test("has an example for every code", () => {
    const shown = new Set(EXPOSURES.map(({ code }) => code));
    expect(EXPOSURE_RULES.map(({ code }) => code).filter((code) => !shown.has(code))).toEqual([]);
  });
});

describe("what protects a bucket", () => {
  const block = { bucket: "acme-logs" };

  test("may not be deleted while the bucket stays", () => {
    expect(codes(deleted("aws_s3_bucket_public_access_block", block))).toEqual(["aws-bucket-private"]);
    expect(codes(deleted("azurerm_storage_account_network_rules", { storage_account_id: "a" }))).toEqual([
      "azure-store-private",
    ]);
  });

  test("goes with the bucket, whose end is told", () => {
    const gone = deleted("aws_s3_bucket", { bucket: "acme-logs" });
    expect(codes(deleted("aws_s3_bucket_public_access_block", block), gone)).toEqual(["state-deleted"]);
    const other = deleted("aws_s3_bucket", { bucket: "acme-traces" });
    expect(codes(deleted("aws_s3_bucket_public_access_block", block), other)).toContain("aws-bucket-private");
  });

  test("may not be deleted for the whole account", () => {
    expect(codes(deleted("aws_s3_account_public_access_block", {}))).toEqual(["aws-bucket-private"]);
  });
});

describe("a network is the world", () => {
  const admitted = (cidr_ipv4: string): string[] =>
    codes(created("aws_vpc_security_group_ingress_rule", { ip_protocol: "-1", cidr_ipv4 }));
  const admitted6 = (cidr_ipv6: string): string[] =>
    codes(created("aws_vpc_security_group_ingress_rule", { ip_protocol: "-1", cidr_ipv6 }));

  test("when it is larger than anybody's", () => {
    expect(["0.0.0.0/0", "0.0.0.0/1", "8.0.0.0/7"].flatMap(admitted)).toHaveLength(3);
    expect(["::/0", "2000::/3"].flatMap(admitted6)).toHaveLength(2);
  });

  test("and else is not", () => {
    expect(["10.0.0.0/8", "100.64.0.0/10", "203.0.113.7/32"].flatMap(admitted)).toEqual([]);
    expect(["fc00::/7", "2001:db8::/32"].flatMap(admitted6)).toEqual([]);
  });
});

test("an open rule that admits to more than before is news", () => {
  const rule = { ip_protocol: "tcp", from_port: 443, to_port: 443, cidr_ipv4: "0.0.0.0/0" };
  const [finding] = findings(updated("aws_vpc_security_group_ingress_rule", rule, { ...rule, from_port: 22 }));
  expect(finding).toMatchObject({ attribute: "cidr_ipv4", values: "0.0.0.0/0 to tcp 22-443" });
});

test("an argument that stays as it is shows once", () => {
  const [finding] = findings(
    updated("azurerm_kubernetes_cluster", { private_cluster_enabled: true }, { private_cluster_enabled: false }),
  );
  expect(finding).toMatchObject({ attribute: "api_server_access_profile.authorized_ip_ranges", values: "(not set)" });
});

test("values of a chart tell which Service is open", () => {
  const text = "gateway:\n  service:\n    type: LoadBalancer\n    port: 443\n";
  expect(findings(created("helm_release", { name: "door", chart: "door", values: [text] }))).toMatchObject([
    { attribute: "values", values: "gateway.service" },
  ]);
});
