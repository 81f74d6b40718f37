import type { Dashboard } from "../dashboard";

/** One rule about dashboards: a file, a name, a reason, a test. */
export interface Lint {
  /** Stands behind every message, in brackets, and is a heading of docs/checks/dashboards.md. */
  readonly code: string;
  /** Why it is a rule, in one sentence. */
  readonly reason: string;
  readonly check: (dashboard: Dashboard) => readonly Finding[];
}

/** What a rule found. */
export interface Finding {
  /** Title of the panel, or the variable; absent where it is about the whole dashboard. */
  readonly where?: string;
  readonly value?: unknown;
  readonly problem: string;
  readonly fix: string;
}
