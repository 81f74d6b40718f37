/**
 * The same reader, which remembers what it has read: the clusters of an environment ask almost the same queries. What it
 * gives must not be changed.
 */
export function memoized<Options extends object, Parsed>(
  read: (query: string, options: Options) => Parsed,
): (query: string, options: Options) => Parsed {
  const known = new Map<string, Parsed>();
  return (query, options) => {
    const key = `${JSON.stringify(options)} ${query}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const parsed = read(query, options);
    known.set(key, parsed);
    return parsed;
  };
}
