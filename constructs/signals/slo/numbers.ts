/** A number without the noise of binary fractions, which would stand in rules: 14.4 instead of 14.399999999999999. */
export function clean(value: number): number {
  return Number(value.toPrecision(12));
}

/** The share that may be bad: 0.001 for 99.9 percent. */
export function budgetOf(objective: number): number {
  return clean((100 - objective) / 100);
}
