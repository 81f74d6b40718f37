/** @type {import("jest").Config} */
module.exports = {
  // jest's own, which compiles a module once for all test files of a worker.
  testEnvironment: "<rootDir>/test/support/node-environment.js",
  roots: ["<rootDir>/test"],
  testMatch: ["**/*.test.ts"],
  transform: {
    "^.+\\.ts$": [
      "@swc/jest",
      {
        jsc: { target: "es2022", parser: { syntax: "typescript" } },
        module: { type: "commonjs" },
        sourceMaps: "inline",
      },
    ],
  },
  // By default jest leaves one processor idle: half of the machine where there are two.
  maxWorkers: "100%",
  cacheDirectory: "<rootDir>/.cache/jest",
  reporters: ["default", "<rootDir>/test/support/summary-reporter.js"],
  globalSetup: "<rootDir>/test/support/mock-providers/global-setup.ts",
  globalTeardown: "<rootDir>/test/support/mock-providers/global-teardown.ts",
  setupFiles: ["<rootDir>/test/support/fast-tokens.ts"],
};
