import type { Findings } from "../query/problem";
import { compileRegex } from "../query/regex";
import type { QuerySource } from "../query/source";
import { readString } from "../query/strings";
import { descendantsOf } from "../query/syntax";
import type { SyntaxNode } from "../query/tree";
import { type Field, readField } from "./fields";
import { comparesWith, type FieldType, INTRINSICS, LITERALS, takes } from "./types";

/** What Tempo refuses in expressions on fields, types included (grafana/tempo, pkg/traceql/ast_validate.go). */
export class FieldCheck {
  constructor(
    private readonly source: QuerySource,
    private readonly findings: Findings,
  ) {}

  /** `{ .a = 1 }` chooses spans by what is true or false. */
  filter(node: SyntaxNode): void {
    const type = this.expression(node);
    if (type === "any" || type === "boolean") return;
    this.error(node, `a filter is true or false, and this is ${shown(type)}`, "Compare it with a value");
  }

  /** `max(duration)`, `sum(.bytes)` */
  aggregated(node: SyntaxNode): void {
    const type = this.expression(node);
    if (type !== "any" && type !== "number") {
      this.error(node, `an aggregation takes a number, not ${shown(type)}`, "Name a field with numbers");
    }
    this.ofSpan(node);
  }

  /** `by(resource.service.name)` */
  grouped(node: SyntaxNode): void {
    this.expression(node);
    this.ofSpan(node);
  }

  private ofSpan(node: SyntaxNode): void {
    if (descendantsOf(node).some(({ name }) => name === "AttributeField" || name === "IntrinsicField")) return;
    this.error(node, "nothing here is a field of the span", "Name an attribute or an intrinsic");
  }

  private expression(node: SyntaxNode): FieldType {
    return this.typeOf(readField(node, this.source.parsed));
  }

  private typeOf(field: Field): FieldType {
    switch (field.kind) {
      case "operand":
        return this.operand(field.node);
      case "sign":
        return this.sign(field);
      case "binary":
        return this.binary(field);
    }
  }

  private operand(node: SyntaxNode): FieldType {
    const text = this.textOf(node);
    if (this.source.isVariable(node)) return "any";
    if (/^parent\b/.test(text)) {
      this.error(node, "Tempo does not look at the parent of a span here", "Write { … } > { … } for parent and child");
      return "any";
    }
    if (node.name === "AttributeField") return "any";
    if (node.name === "IntrinsicField") return INTRINSICS[text] ?? "any";
    const [literal] = descendantsOf(node).slice(-1);
    return LITERALS[text] ?? (literal?.name === "String" ? "text" : "number");
  }

  private sign({ node, operator, operand }: Extract<Field, { kind: "sign" }>): FieldType {
    const [type, wanted] = [this.typeOf(operand), operator === "-" ? "number" : "boolean"] as const;
    if (type === "any" || type === wanted) return wanted;
    this.error(node, `${operator} cannot stand before ${shown(type)}`, `Remove it: it is for a ${wanted}`);
    return "any";
  }

  private binary(field: Extract<Field, { kind: "binary" }>): FieldType {
    const { node, operator, left, right } = field;
    const types = [this.typeOf(left), this.typeOf(right)] as const;
    if (types.includes("nil")) this.nil(field);
    else if (operator === "~") this.error(node, "~ is no operator between fields", "Write =~ for a regular expression");
    else if (!comparesWith(...types)) {
      this.error(node, `${shown(types[0])} and ${shown(types[1])} are never alike`, "Compare values of one type");
    } else {
      const unfit = types.find((type) => !takes(operator, type));
      if (unfit) this.error(node, `${operator} is not for ${shown(unfit)}`, "Compare with = or !=, or another value");
      else if (operator === "=~" || operator === "!~") this.regex(right);
    }
    return ["+", "-", "*", "/", "%", "^"].includes(operator) ? "number" : "boolean";
  }

  private nil({ node, operator, left, right }: Extract<Field, { kind: "binary" }>): void {
    if (operator !== "=" && operator !== "!=") {
      this.error(node, `${operator} is not for nil`, "Compare with = or !=");
      return;
    }
    const given = [left, right].find((side) => side.kind === "operand" && ALWAYS_THERE.test(this.textOf(side.node)));
    if (operator === "!=" || given?.kind !== "operand") return;
    this.error(node, `${this.textOf(given.node)} is never nil`, "Leave the comparison out");
  }

  private regex(right: Field): void {
    const literal =
      right.kind === "operand" ? descendantsOf(right.node).find(({ name }) => name === "String") : undefined;
    if (!literal) {
      if (right.kind === "operand" && this.source.isVariable(right.node)) return;
      this.error(right.node, "a regular expression is written as text", 'Write it in quotes: =~ "api-.*"');
      return;
    }
    const read = readString(this.textOf(literal));
    const regex = "value" in read ? compileRegex(read.value) : read;
    if (!("problem" in regex)) return;
    const message = `not a regular expression of RE2: ${regex.problem}`;
    this.error(literal, message, "See https://github.com/google/re2/wiki/Syntax");
  }

  private textOf(node: SyntaxNode): string {
    return this.source.parsedText(node);
  }

  private error(node: SyntaxNode, message: string, fix: string): void {
    this.findings.error(this.source.spanOf(node), message, fix);
  }
}

/** Every span has its intrinsics and the name of its service. */
const ALWAYS_THERE = new RegExp(`^(?:${Object.keys(INTRINSICS).join("|")}|resource\\.service\\.name)$`);

function shown(type: FieldType): string {
  return type === "nil" || type === "text" ? type : `a ${type}`;
}
