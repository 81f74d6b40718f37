/** One reason not to apply a plan, or not to accept a change of the program. */
export interface Finding {
  readonly stack: string;
  /** Terraform address; `stack`, `backend` or `provider.<name>` where it is about the stack as a whole. */
  readonly address: string;
  /** Names the rule, here and in allow-lists. The codes of policies that synth checks mean the same demand here. */
  readonly code: string;
  /** Argument that it is about, by its Terraform name. */
  readonly attribute?: string;
  /** What the argument is now and what it becomes. Never a sensitive value. */
  readonly values?: string;
  readonly problem: string;
  /** The way out. */
  readonly fix: string;
}

/** `address.attribute: values problem. Way out. [code]` */
export function describeFinding({ address, code, attribute, values, problem, fix }: Finding): string {
  const at = attribute === undefined ? address : `${address}.${attribute}`;
  return `${at}: ${values === undefined ? "" : `${values} `}${problem}. ${fix}. [${code}]`;
}
