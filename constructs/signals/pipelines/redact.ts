import type { LogStage } from "./pipeline";

/** Something that looks the same in every log. */
interface Pattern {
  /** RE2 of what stands in front of it and stays. @default nothing */
  readonly before?: string;
  /** RE2 of what disappears. Neither has groups that capture. */
  readonly hidden: string;
  /** The same where no check digit can be calculated, in place of {@link hidden}. */
  readonly unchecked?: string;
}

/** Four groups of four digits, or as American Express writes them. */
const GROUPED_CARD = String.raw`\b(?:\d{4}[ -]){3}\d{4}\b|\b\d{4}[ -]\d{6}[ -]\d{5}\b`;

const PATTERNS = {
  email: { hidden: String.raw`[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}` },
  /** Country, check digits and up to 30 more, often in groups of four (ISO 13616). */
  iban: { hidden: String.raw`\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b` },
  /** Without spaces it is known by its check digit, else by the first digits of Visa, Mastercard, American Express. */
  "card-number": {
    hidden: GROUPED_CARD,
    unchecked: String.raw`${GROUPED_CARD}|\b(?:4\d{15}|5[1-5]\d{14}|3[47]\d{13})\b`,
  },
  "ip-address": { hidden: String.raw`\b\d{1,3}(?:\.\d{1,3}){3}\b` },
  "bearer-token": { before: String.raw`(?i:\bbearer\s+)`, hidden: "[A-Za-z0-9._~+/-]+=*" },
  /** The value of a field whose name says that it is secret, in JSON, logfmt and URLs. */
  secret: {
    before: String.raw`(?i:password|passwd|secret|token|api[_-]?key)["']?\s*[:=]\s*["']?`,
    hidden: String.raw`[^\s"',;&}]+`,
  },
} as const satisfies Record<string, Pattern>;

/** What {@link redact} knows. */
export type Redaction = keyof typeof PATTERNS;

/**
 * Stages that blot out personal data: `[...redact("email", "card-number"), { kind: "json", … }]`. In front of the
 * stages that take fields from the line, so that labels and metadata hold nothing else. What disappears leaves its name,
 * as in `<email>`.
 */
export function redact(...what: readonly [Redaction, ...Redaction[]]): LogStage[] {
  return what.flatMap((each): LogStage[] => {
    const { before = "", hidden }: Pattern = PATTERNS[each];
    const replacement = `<${each}>`;
    const stage: LogStage = { kind: "replace", expression: `${before}(${hidden})`, replacement };
    return each === "card-number" ? [stage, { kind: "card-numbers", replacement }] : [stage];
  });
}

/** What to look for and what to put there, where the whole of what is found is replaced and `$1` is the first group. */
export function redactionOf(what: Redaction): { readonly expression: string; readonly replacement: string } {
  const { before, hidden, unchecked = hidden }: Pattern = PATTERNS[what];
  const replacement = `<${what}>`;
  if (before === undefined) return { expression: unchecked, replacement };
  return { expression: `(${before})${unchecked}`, replacement: `$1${replacement}` };
}
