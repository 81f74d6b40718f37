/** The grammars are typed as modules of the `import` kind, so their trees are too. */
export type { SyntaxNode, Tree } from "@lezer/common" with { "resolution-mode": "import" };
