/**
 * Reads text the way Terraform reads a string of a `.tf.json` file: `$${` stands for `${`, `%%{` for `%{`, and
 * `${…}` is an expression that is evaluated when the plan is made
 * (developer.hashicorp.com/terraform/language/syntax/json, "Expression Mapping").
 */

/** What stands where the value is known only to Terraform. A valid name, label and path element. */
export const EXPRESSION = "terraform-expression";

type Part = { readonly literal: string } | { readonly expression: string };

/** The text with escapes undone and every expression replaced by {@link EXPRESSION}. */
export function decodeText(text: string): string {
  return parts(text)
    .map((part) => ("literal" in part ? part.literal : EXPRESSION))
    .join("");
}

/**
 * JSON text with escapes undone. An expression inside a JSON string becomes {@link EXPRESSION}; one that stands for a
 * whole value (`"replicas": ${jsonencode(…)}`) becomes that text in quotes, so that the result parses.
 */
export function decodeJsonText(text: string): string {
  const quotes = new JsonQuotes();
  return parts(text)
    .map((part) => {
      if ("literal" in part) return quotes.pass(part.literal);
      return quotes.inside ? EXPRESSION : JSON.stringify(EXPRESSION);
    })
    .join("");
}

/** Follows whether a position of a JSON text lies inside a string. */
class JsonQuotes {
  inside = false;
  private escaped = false;

  pass(text: string): string {
    for (const character of text) this.step(character);
    return text;
  }

  private step(character: string): void {
    if (this.escaped) this.escaped = false;
    else if (this.inside && character === "\\") this.escaped = true;
    else if (character === '"') this.inside = !this.inside;
  }
}

function parts(text: string): Part[] {
  const found: Part[] = [];
  let literal = "";
  let at = 0;
  while (at < text.length) {
    if (text.startsWith("$${", at) || text.startsWith("%%{", at)) {
      literal += text.slice(at + 1, at + 3);
      at += 3;
    } else if (text.startsWith("${", at) || text.startsWith("%{", at)) {
      const end = endOfExpression(text, at + 2);
      found.push({ literal }, { expression: text.slice(at, end) });
      literal = "";
      at = end;
    } else {
      literal += text.charAt(at);
      at += 1;
    }
  }
  return [...found, { literal }];
}

/** The position after the brace that closes the expression whose inside begins at `start`. */
function endOfExpression(text: string, start: number): number {
  let at = start;
  let depth = 1;
  while (at < text.length) {
    const character = text.charAt(at);
    if (character === '"') {
      at = endOfQuoted(text, at + 1);
      continue;
    }
    if (character === "{") depth += 1;
    if (character === "}") depth -= 1;
    at += 1;
    if (depth === 0) return at;
  }
  throw new Error(`the expression at character ${start - 2} is never closed`);
}

/** The position after the quote that closes a string of an expression; templates nest inside it. */
function endOfQuoted(text: string, start: number): number {
  let at = start;
  while (at < text.length) {
    if (text.charAt(at) === "\\") at += 2;
    else if (text.startsWith("$${", at) || text.startsWith("%%{", at)) at += 3;
    else if (text.startsWith("${", at) || text.startsWith("%{", at)) at = endOfExpression(text, at + 2);
    else if (text.charAt(at) === '"') return at + 1;
    else at += 1;
  }
  throw new Error(`the string at character ${start - 1} is never closed`);
}
