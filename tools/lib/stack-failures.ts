/** Why terraform gave up on a stack. */
export interface StackFailure {
  readonly stack: string;
  /** The command that failed, for example `init`. */
  readonly command: string;
  /** What terraform says. */
  readonly diagnostics: string;
}

/** A failure that several stacks have in common: one cause, such as missing credentials, is told once. */
export interface SharedFailure extends Omit<StackFailure, "stack"> {
  readonly stacks: readonly string[];
}

export function shareFailures(failures: readonly StackFailure[]): SharedFailure[] {
  const shared = new Map<string, SharedFailure>();
  for (const { stack, command, diagnostics } of failures) {
    const key = `${command}\n${diagnostics}`;
    shared.set(key, { command, diagnostics, stacks: [...(shared.get(key)?.stacks ?? []), stack] });
  }
  return [...shared.values()];
}
