// Lets a process beside jest run TypeScript with the compiler that jest uses: `node --require compile.js server.ts`.
const { addHook } = require("pirates");
const { transformSync } = require("@swc/core");

const options = { jsc: { target: "es2022", parser: { syntax: "typescript" } }, module: { type: "commonjs" } };

addHook((code, filename) => transformSync(code, { ...options, filename, swcrc: false }).code, { exts: [".ts"] });
