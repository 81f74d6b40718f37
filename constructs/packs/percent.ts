/** A share for people: 0.05 is `5 %`. */
export function percent(share: number): string {
  return `${rounded(share * 100)} %`;
}

/** A number without the noise of binary fractions: 1 - 0.95 is 0.05. */
export function rounded(value: number): number {
  return Number(value.toFixed(12));
}
