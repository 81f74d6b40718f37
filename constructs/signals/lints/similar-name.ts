/** The name that was most likely meant, if one is close: two slips of the finger, or another ending. */
export function similarName(name: string, known: readonly string[]): string | undefined {
  const ranked = known
    .filter((each) => Math.abs(each.length - name.length) <= LARGEST_DISTANCE)
    .map((each) => ({ each, far: distance(name, each) }))
    .sort((a, b) => a.far - b.far);
  const [best] = ranked;
  // Of short names, more than half would be another: pod is not meant by node.
  if (best && best.far <= Math.min(LARGEST_DISTANCE, best.each.length / 2, name.length / 2)) return best.each;
  return known.find((each) => ENDINGS.some((ending) => each === name + ending || name === each + ending));
}

const LARGEST_DISTANCE = 2;

const ENDINGS = ["_total", "_seconds", "_bytes", "_bucket", "_count", "_sum", "_info"];

/** Levenshtein's distance, one row at a time. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
