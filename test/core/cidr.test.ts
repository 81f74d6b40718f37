import { cidrProblem, contains, isPrivate, overlaps, parseCidr, subnets } from "../../constructs/core/cidr";

describe("a network is read in its one spelling", () => {
  test.each([
    ["10.16.0.0/16", "ipv4", 16],
    ["0.0.0.0/0", "ipv4", 0],
    ["10.0.0.1/32", "ipv4", 32],
    ["fd00:1::/48", "ipv6", 48],
    ["::/0", "ipv6", 0],
  ])("%s", (text, family, prefix) => {
    expect(parseCidr(text)).toMatchObject({ text, family, prefix });
  });

  test.each([
    ["10.0.0.1/16", "names a host, not a network. Write 10.0.0.0/16."],
    ["192.168.1.255/24", "names a host, not a network. Write 192.168.1.0/24."],
    ["fd00::1/64", "names a host, not a network. Write fd00::/64."],
    ["FD00::/8", "is not spelt canonically. Write fd00::/8."],
    ["10.0.0.0/016", "is not spelt canonically. Write 10.0.0.0/16."],
  ])("%s %s", (text, message) => {
    expect(() => parseCidr(text, "dev.clusters.eks-eu1.cidr")).toThrow(
      `dev.clusters.eks-eu1.cidr: ${JSON.stringify(text)} ${message}`,
    );
  });

  test.each([
    "",
    "10.0.0.0",
    "10.0.0.0/",
    "10.0.0.0/33",
    "10.0.0.0/-1",
    "10.0.0.0/16/16",
    "10.0/16",
    "010.0.0.0/8",
    "0x0a.0.0.0/8",
    "256.0.0.0/8",
    "fe80::%eth0/64",
    "::/129",
    "office",
    " 10.0.0.0/8",
  ])("%j is refused", (text) => {
    expect(() => parseCidr(text)).toThrow("is not a network. Write address/length, such as 10.16.0.0/16.");
  });

  test("a problem can be collected instead of thrown", () => {
    expect(cidrProblem("10.0.0.1/16", "dev.cidr")).toMatchObject({ at: "dev.cidr", fix: "Write 10.0.0.0/16" });
    expect(cidrProblem("10.0.0.0/16", "dev.cidr")).toBeUndefined();
  });
});

describe("networks are compared", () => {
  test.each([
    ["10.0.0.0/16", "10.0.0.0/16", true],
    ["10.0.0.0/16", "10.0.255.0/24", true],
    ["10.0.255.0/24", "10.0.0.0/16", true],
    ["10.0.0.0/16", "10.1.0.0/16", false],
    ["10.0.0.0/15", "10.2.0.0/16", false],
    ["0.0.0.0/0", "10.2.0.0/16", true],
    ["10.0.0.1/32", "10.0.0.1/32", true],
    ["10.0.0.1/32", "10.0.0.2/32", false],
    ["::/0", "10.2.0.0/16", false],
    ["fd00::/8", "fd12::/16", true],
  ])("%s and %s overlap: %s", (a, b, expected) => {
    expect(overlaps(parseCidr(a), parseCidr(b))).toBe(expected);
  });

  test("a network contains itself and its parts only", () => {
    const outer = parseCidr("10.0.0.0/16");
    expect(contains(outer, outer)).toBe(true);
    expect(contains(outer, parseCidr("10.0.1.0/24"))).toBe(true);
    expect(contains(outer, parseCidr("10.0.0.0/15"))).toBe(false);
  });

  test.each([
    ["10.0.0.0/8", true],
    ["172.16.0.0/12", true],
    ["172.32.0.0/16", false],
    ["172.0.0.0/8", false],
    ["192.168.10.0/24", true],
    ["100.64.0.0/16", true],
    ["100.128.0.0/16", false],
    ["8.8.8.0/24", false],
    ["0.0.0.0/0", false],
    ["fd00::/8", true],
    ["2001:db8::/32", false],
  ])("%s is private: %s", (text, expected) => {
    expect(isPrivate(parseCidr(text))).toBe(expected);
  });
});

describe("a network is divided", () => {
  const texts = (...args: Parameters<typeof subnets>): string[] => subnets(...args).map(({ text }) => text);

  test("in order of address", () => {
    expect(texts(parseCidr("10.16.0.0/16"), 18, 3)).toEqual(["10.16.0.0/18", "10.16.64.0/18", "10.16.128.0/18"]);
    expect(texts(parseCidr("fd00::/62"), 64, 2)).toEqual(["fd00::/64", "fd00:0:0:1::/64"]);
  });

  test("down to itself and to the last address", () => {
    expect(texts(parseCidr("10.16.0.0/16"), 16, 1)).toEqual(["10.16.0.0/16"]);
    expect(texts(parseCidr("255.255.255.254/31"), 32, 2)).toEqual(["255.255.255.254/32", "255.255.255.255/32"]);
  });

  test("the parts neither overlap nor leave the network", () => {
    const network = parseCidr("10.16.0.0/20");
    const parts = subnets(network, 24, 16);
    expect(parts.every((part) => contains(network, part))).toBe(true);
    expect(parts.filter((part) => parts.some((other) => other !== part && overlaps(part, other)))).toEqual([]);
  });

  test("too many or too large parts are refused with the size that fits", () => {
    const network = parseCidr("10.16.0.0/20");
    expect(() => subnets(network, 22, 5, "dev.cidr")).toThrow(
      'dev.cidr: "10.16.0.0/20" has no room for 5 networks of /22. Use a network of /19 or larger.',
    );
    expect(() => subnets(network, 16, 1)).toThrow("has no room for 1 networks of /16");
    expect(() => subnets(network, 33, 1)).toThrow("has no room");
  });
});
