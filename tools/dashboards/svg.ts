/** Attributes of an element. */
export type Attributes = Readonly<Record<string, string | number>>;

/** An element with what is in it. */
export function element(name: string, attributes: Attributes, ...inside: readonly string[]): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(String(value))}"`);
  const start = `<${name}${written.join("")}`;
  return inside.length === 0 ? `${start}/>` : `${start}>${inside.join("")}</${name}>`;
}

/** A line of text, cut where it would be wider than its place. */
export function text(
  at: { x: number; y: number; width: number; size: number },
  words: string,
  more: Attributes = {},
): string {
  // A letter of a sans-serif font is about half as wide as it is high.
  const letters = Math.max(1, Math.floor(at.width / (at.size * 0.52)));
  const shown = words.length > letters ? `${words.slice(0, letters - 1)}…` : words;
  return element("text", { x: at.x, y: at.y, "font-size": at.size, ...more }, escaped(shown));
}

/** Text as it may stand in an element or an attribute. */
export function escaped(words: string): string {
  return words.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
}
