/**
 * cdktf records a stack trace for every token, which jest's source maps make slow: 41 % of the CPU of a synth.
 * The module path is the same in cdktf 0.21 and cdktn; where it moves, tests are slower and nothing else changes.
 */
try {
  const traces = jest.requireActual<{ captureStackTrace: () => string[] }>("cdktf/lib/tokens/private/stack-trace");
  traces.captureStackTrace = () => [];
} catch {
  // A newer engine without this module.
}
