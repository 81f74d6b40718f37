/** Set-up and tear-down are loaded apart from each other, and share nothing but the process. */
const shared = globalThis as { stopMockProviders?: () => void };

/** Remembers what ends the mock providers. */
export function whenDone(stop: () => void): void {
  shared.stopMockProviders = stop;
}

function globalTeardown(): void {
  shared.stopMockProviders?.();
}

// jest asks for a default export.
export { globalTeardown as default };
