/** What a measured process says of itself on its last line. */
export interface Usage {
  /** Largest resident size, in MiB. */
  readonly memory: number;
}

/** Prints the usage of this process. */
export function reportUsage(): void {
  const usage: Usage = { memory: process.resourceUsage().maxRSS / 1024 };
  process.stdout.write(`${JSON.stringify(usage)}\n`);
}
