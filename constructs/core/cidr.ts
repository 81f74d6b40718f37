import { IPv4, IPv6, parse as parseAddress } from "ipaddr.js";
import { fail, type Problem } from "./errors";

/** A network in its one canonical spelling, with the addresses it covers as numbers. */
export interface Cidr {
  /** `10.16.0.0/16` */
  readonly text: string;
  readonly family: "ipv4" | "ipv6";
  /** Length of the network part in bits. */
  readonly prefix: number;
  /** The first address of the network. */
  readonly first: bigint;
  /** The last address of the network. */
  readonly last: bigint;
}

/**
 * Reads a network.
 * @param at path of the place in the user's data, for the message
 * @throws BelvedereError on anything but the canonical spelling: 10.0.0.1/16 names a host, 10.0.0.0/16 its network.
 */
export function parseCidr(text: string, at = "cidr"): Cidr {
  const result = readCidr(text, at);
  return "problem" in result ? fail(result) : result;
}

/** What is wrong with a network, for those who collect problems; undefined when nothing is. */
export function cidrProblem(text: string, at: string): Problem | undefined {
  const result = readCidr(text, at);
  return "problem" in result ? result : undefined;
}

function readCidr(text: string, at: string): Cidr | Problem {
  const [address = "", length = "", ...rest] = text.split("/");
  const family = familyOf(address);
  const prefix = /^\d{1,3}$/.test(length) ? Number(length) : NaN;
  if (!family || rest.length > 0 || !(prefix <= BITS[family])) {
    return { at, value: text, problem: "is not a network", fix: "Write address/length, such as 10.16.0.0/16" };
  }
  const bits = BITS[family];
  const size = 1n << BigInt(bits - prefix);
  const number = toNumber(parseAddress(address).toByteArray());
  const network = cidrOf(family, (number / size) * size, prefix);
  if (network.text === text) return network;
  const problem = network.first === number ? "is not spelt canonically" : "names a host, not a network";
  return { at, value: text, problem, fix: `Write ${network.text}` };
}

const BITS = { ipv4: 32, ipv6: 128 } as const;

/** Four decimal parts for IPv4: the older forms `10.1` and `012.0.0.1` read differently from program to program. */
function familyOf(address: string): "ipv4" | "ipv6" | undefined {
  if (IPv4.isValidFourPartDecimal(address)) return "ipv4";
  return address.includes(":") && !address.includes("%") && IPv6.isValid(address) ? "ipv6" : undefined;
}

function toNumber(bytes: readonly number[]): bigint {
  return bytes.reduce((number, byte) => number * 256n + BigInt(byte), 0n);
}

function cidrOf(family: "ipv4" | "ipv6", first: bigint, prefix: number): Cidr {
  const size = 1n << BigInt(BITS[family] - prefix);
  return { text: `${addressText(family, first)}/${prefix}`, family, prefix, first, last: first + size - 1n };
}

function addressText(family: "ipv4" | "ipv6", number: bigint): string {
  const length = BITS[family] / 8;
  const bytes = Array.from({ length }, (_, index) => Number((number >> BigInt(8 * (length - 1 - index))) & 255n));
  return family === "ipv4" ? new IPv4(bytes).toString() : new IPv6(bytes).toRFC5952String();
}

/** Whether two networks share an address. Networks of different families never do. */
export function overlaps(a: Cidr, b: Cidr): boolean {
  return a.family === b.family && a.first <= b.last && b.first <= a.last;
}

/** Whether every address of the second network lies in the first. */
export function contains(outer: Cidr, inner: Cidr): boolean {
  return outer.family === inner.family && outer.first <= inner.first && inner.last <= outer.last;
}

/**
 * The first `count` networks of length `prefix` inside a network, in order of address.
 * @param at path of the place in the user's data, for the message
 * @throws BelvedereError when the network has no room for them.
 */
export function subnets(network: Cidr, prefix: number, count: number, at = "cidr"): readonly Cidr[] {
  const bits = BITS[network.family];
  const valid = Number.isInteger(prefix) && prefix >= network.prefix && prefix <= bits;
  if (!valid || BigInt(count) > 1n << BigInt(prefix - network.prefix)) {
    const widest = prefix - Math.ceil(Math.log2(count));
    const roomy = widest >= 0 ? `a network of /${widest} or larger` : "another prefix length";
    fail({ at, value: network.text, problem: `has no room for ${count} networks of /${prefix}`, fix: `Use ${roomy}` });
  }
  const size = 1n << BigInt(bits - prefix);
  return Array.from({ length: count }, (_, index) =>
    cidrOf(network.family, network.first + BigInt(index) * size, prefix),
  );
}

/** RFC 1918, the shared space of RFC 6598 that clouds route as private, and the unique local addresses of RFC 4193. */
const PRIVATE = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "fc00::/7"].map((text) =>
  parseCidr(text),
);

/** Whether every address of the network is private, so that the internet does not route to it. */
export function isPrivate(network: Cidr): boolean {
  return PRIVATE.some((range) => contains(range, network));
}
