import { setTimeout } from "node:timers/promises";

/** Time between two looks, in milliseconds. */
const LOOK_AGAIN = 100;

/** Waits until something holds; false when it does not within so many milliseconds. */
export async function until(within: number, holds: () => boolean | Promise<boolean>): Promise<boolean> {
  const end = Date.now() + within;
  while (Date.now() < end) {
    if (await holds()) return true;
    await setTimeout(LOOK_AGAIN);
  }
  return holds();
}
