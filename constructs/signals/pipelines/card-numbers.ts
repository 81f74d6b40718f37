const DIGITS = /\d+/g;

/**
 * Alloy's default is 13, which no issuer gives out any more: one in ten times of day in milliseconds would look like a
 * card.
 */
export const FEWEST_DIGITS = 14;

/** More than this is too large a number for Alloy, which leaves it alone (Go's `strconv.Atoi`). */
const LARGEST = 2n ** 63n - 1n;

/** Puts a replacement in the place of every number whose last digit checks the others by Luhn's formula. */
export function hideCardNumbers(text: string, replacement: string): string {
  return text.replace(DIGITS, (digits) => (isCardNumber(digits) ? replacement : digits));
}

function isCardNumber(digits: string): boolean {
  return digits.length >= FEWEST_DIGITS && BigInt(digits) <= LARGEST && luhnSum(digits) % 10 === 0;
}

/** Every second digit from the right counts double, and the digits of that are added up. */
function luhnSum(digits: string): number {
  return [...digits]
    .reverse()
    .map((digit, index) => Number(digit) * (index % 2 === 0 ? 1 : 2))
    .reduce((sum, value) => sum + (value > 9 ? value - 9 : value), 0);
}
