import eslint from "@eslint/js";
import jest from "eslint-plugin-jest";
import { defineConfig } from "eslint/config";
import tseslint from "typescript-eslint";

/** Barrel imports load every resource of a provider: 4 s and 1.4 GB instead of 0.2 s (docs/decisions/0007-imports.md). */
const providerBarrels = ["aws", "azurerm", "google", "helm", "kubernetes"].map((provider) => ({
  name: `@cdktf/provider-${provider}`,
  message: `Import one resource, for example "@cdktf/provider-${provider}/lib/provider".`,
}));

/** cdktf does not escape text inside these functions: quotes, backslashes and %{ break (ADR 0008). */
const unsafeFunctions = ["jsonencode", "yamlencode", "rawString"].map((name) => ({
  selector: `MemberExpression[object.name='Fn'][property.name='${name}']`,
  message: `Fn.${name} does not escape literals. Use terraformText or terraformJson from constructs/terraform/text.`,
}));

export default defineConfig(
  { ignores: ["dist/", "cdktf.out/", ".cache/", "coverage/", "**/*.js"] },
  eslint.configs.recommended,
  {
    files: ["**/*.ts"],
    extends: [tseslint.configs.recommendedTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/explicit-module-boundary-types": "error",
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      "@typescript-eslint/consistent-type-definitions": "off",
      // Behind a cast cdktf drops what it does not know, without a word.
      "@typescript-eslint/consistent-type-assertions": [
        "error",
        { assertionStyle: "as", objectLiteralTypeAssertions: "never" },
      ],
      "max-lines": ["error", { max: 320, skipBlankLines: true }],
      "max-lines-per-function": ["error", { max: 60, skipBlankLines: true, skipComments: true }],
      "no-restricted-imports": ["error", { paths: providerBarrels }],
      "no-restricted-syntax": [
        "error",
        ...unsafeFunctions,
        { selector: "ExportDefaultDeclaration", message: "Name what you export." },
      ],
    },
  },
  {
    files: ["constructs/terraform/text.ts"],
    rules: { "no-restricted-syntax": ["error", ...unsafeFunctions.slice(1)] },
  },
  {
    files: ["test/**/*.ts"],
    extends: [jest.configs["flat/recommended"]],
    rules: {
      "max-lines-per-function": "off",
      "@typescript-eslint/consistent-type-assertions": "off",
      "jest/expect-expect": ["error", { assertFunctionNames: ["expect", "expect*"] }],
    },
  },
);
