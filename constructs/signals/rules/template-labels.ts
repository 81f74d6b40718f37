/** How templates of Go name a label: `$labels.job`, `.Labels.job`, `index $labels "job"`. */
const NAMED = /(?:\$labels|\.Labels)\.(\w+)|\bindex\s+(?:\$labels|\.Labels)\s+["`](\w+)["`]/g;

/** Inside of it a label has only a dot before it. */
const WITH_LABELS = /\{\{-?\s*with\s+(?:\$labels|\.Labels)\s*-?\}\}(.*?)\{\{-?\s*end\b/gs;

/** Labels that the texts of an alert name, each once. Prometheus fills in nothing, without a word, for one it lacks. */
export function labelsIn(texts: readonly string[]): string[] {
  return [...new Set(texts.flatMap(labelsOf))];
}

function labelsOf(text: string): string[] {
  const inside = [...text.matchAll(WITH_LABELS)].flatMap(([, block = ""]) => actionsOf(block));
  return [
    ...[...text.matchAll(NAMED)].flatMap(([, field, indexed]) => field ?? indexed ?? []),
    ...inside.flatMap((action) => [...action.matchAll(/(?<![\w$.])\.(\w+)/g)].flatMap(([, label]) => label ?? [])),
  ];
}

/** What is between braces, without texts in quotes. */
function actionsOf(block: string): string[] {
  return [...block.matchAll(/\{\{(.*?)\}\}/gs)].map(([, action = ""]) => action.replace(/"[^"]*"|`[^`]*`/g, '""'));
}
