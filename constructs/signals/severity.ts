/** `critical` pages a person, `warning` makes a ticket, `info` only inhibits and informs. */
export const SEVERITIES = ["critical", "warning", "info"] as const;

export type Severity = (typeof SEVERITIES)[number];
