import { existsSync, readFileSync } from "node:fs";
import { parseDocument } from "yaml";
import { fail, failIfAny, type Problem } from "../../constructs/core/errors";
import { isMap } from "../lib/value-path";
import type { Finding } from "./finding";

/** An exception: one finding, or all of one address, that somebody decided to live with. */
export interface Allowed {
  readonly stack: string;
  /** Exactly as the finding says it. */
  readonly address: string;
  /** One code alone. @default every code */
  readonly code?: string;
  /** Why it may happen, for whoever reviews it. */
  readonly because: string;
}

/** A finding and why it is allowed. */
export interface AllowedFinding {
  readonly finding: Finding;
  readonly because: string;
}

/** What an allow-list makes of findings. */
export interface Judged {
  /** Findings that nobody allowed. */
  readonly open: readonly Finding[];
  readonly allowed: readonly AllowedFinding[];
  /** Entries that no finding needed. */
  readonly unused: readonly Allowed[];
}

/** Parts the findings into allowed and open ones. */
export function applyAllowList(findings: readonly Finding[], allowList: readonly Allowed[]): Judged {
  const judged = findings.map((finding) => ({ finding, entry: allowList.find((entry) => covers(entry, finding)) }));
  return {
    open: judged.flatMap(({ finding, entry }) => (entry ? [] : [finding])),
    allowed: judged.flatMap(({ finding, entry }) => (entry ? [{ finding, because: entry.because }] : [])),
    unused: allowList.filter((entry) => !findings.some((finding) => covers(entry, finding))),
  };
}

function covers({ stack, address, code }: Allowed, finding: Finding): boolean {
  return stack === finding.stack && address === finding.address && (code === undefined || code === finding.code);
}

const FORM = "Write a list of entries with stack, address, because and, where it is about one rule alone, code";

/**
 * Reads an allow-list, in YAML or JSON.
 * @throws BelvedereError that tells everything that is wrong with it
 */
export function readAllowList(file: string, codes: readonly string[]): Allowed[] {
  if (!existsSync(file)) fail({ at: file, problem: "does not exist", fix: "Name an allow-list that does" });
  const document = parseDocument(readFileSync(file, "utf8"));
  const [error] = document.errors;
  if (error) fail({ at: file, problem: `is neither YAML nor JSON (${error.message.split("\n")[0]})`, fix: FORM });
  const entries: unknown = document.toJS() ?? [];
  if (!Array.isArray(entries)) return fail({ at: file, problem: "is no list", fix: FORM });
  failIfAny(entries.flatMap((entry: unknown, index) => entryProblems(entry, `${file}[${index}]`, codes)));
  return entries as Allowed[];
}

const KEYS = ["stack", "address", "code", "because"];

function entryProblems(entry: unknown, at: string, codes: readonly string[]): Problem[] {
  if (!isMap(entry)) return [{ at, problem: "is no entry", fix: FORM }];
  const missing = ["stack", "address", "because"].filter((key) => !isText(entry[key]));
  const unknown = Object.keys(entry).filter((key) => !KEYS.includes(key));
  const { code } = entry;
  return [
    ...missing.map((key) => ({ at: `${at}.${key}`, problem: "is missing or empty", fix: FIXES[key] ?? FORM })),
    ...unknown.map((key) => ({ at: `${at}.${key}`, problem: "is unknown", fix: `Use ${KEYS.join(", ")}` })),
    ...(code === undefined || codes.some((known) => known === code)
      ? []
      : [{ at: `${at}.code`, value: code, problem: "is no code of the guard", fix: "Copy it from the finding" }]),
  ];
}

const FIXES: Readonly<Record<string, string>> = {
  stack: "Name the stack, as the finding does",
  address: "Copy the address from the finding",
  because: "Say in a sentence why this may happen",
};

function isText(value: unknown): boolean {
  return typeof value === "string" && value.trim() !== "";
}
