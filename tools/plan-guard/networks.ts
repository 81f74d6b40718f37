/** What Azure takes for everybody, beside networks. */
const EVERYBODY = ["*", "any", "internet"];

/**
 * The largest network that belongs to anybody: IANA gives out IPv4 addresses by /8 and IPv6 addresses by at most /12
 * (iana.org/assignments/ipv4-address-space, iana.org/assignments/ipv6-unicast-address-assignments). So `0.0.0.0/1`
 * and `128.0.0.0/1`, which are the internet in two halves, count as well.
 */
const LARGEST = { ipv4: 8, ipv6: 12 };

/** The unique local addresses of RFC 4193, which the internet does not route. */
const LOCAL_IPV6 = /^f[cd]/i;

/** Whether a source of connections is the whole internet, or so much of it that nobody can have meant a network. */
export function isWorld(source: string): boolean {
  if (EVERYBODY.includes(source.toLowerCase())) return true;
  const [address = "", length] = source.split("/");
  if (length === undefined || !/^\d+$/.test(length)) return false;
  if (!address.includes(":")) return Number(length) < LARGEST.ipv4;
  return Number(length) < LARGEST.ipv6 && !LOCAL_IPV6.test(address);
}

/** The members of a list that are the whole internet. */
export function worldsIn(sources: readonly string[]): readonly string[] {
  return sources.filter(isWorld);
}
