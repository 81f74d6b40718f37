import { isMap } from "../lib/value-path";
import { UNKNOWN, valuesAt } from "./attributes";
import type { Change } from "./change";
import { isSensitive } from "./sensitive";

const LONGEST_VALUE = 120;

const HIDDEN = "(sensitive)";

/** An argument before and after a change, for messages: `"a" → "b"`, or once where it stays. Sensitive values never show. */
export function shownValues({ before, after, sensitive }: Change, path: string): string {
  const now = before === undefined ? undefined : shownValue(before, sensitive.before, path);
  const then = after === undefined ? undefined : shownValue(after, sensitive.after, path);
  return [...new Set([now, then])].filter((value) => value !== undefined).join(" → ");
}

/** Words taken from an argument, unless it is sensitive. */
export function shownDetail({ sensitive }: Change, path: string, detail: string): string {
  return [sensitive.before, sensitive.after].some((mask) => isSensitive(mask, path)) ? HIDDEN : shortened(detail);
}

function shownValue(attributes: unknown, mask: unknown, path: string): string {
  if (isSensitive(mask, path)) return HIDDEN;
  const values = valuesAt(attributes, path).map(written);
  return values.length === 0 ? "(not set)" : shortened(values.join(", "));
}

function shortened(text: string): string {
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text;
}

function written(value: unknown): string {
  if (value === UNKNOWN) return "(known after apply)";
  return isMap(value) ? "{…}" : JSON.stringify(value);
}
