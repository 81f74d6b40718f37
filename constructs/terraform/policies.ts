import type { IConstruct } from "constructs";
import { fail, type Problem } from "../core/errors";
import type { StackElement } from "./elements";

/** A rule that everything in a stack must satisfy, checked while the stack is synthesized. */
export interface Policy {
  /** Stable name, in messages and documentation: `helm-exact-version`. */
  readonly code: string;
  /** What it demands, in a few words. */
  readonly title: string;
  /** What goes wrong without it, in one or two sentences. */
  readonly reason: string;
  /** Where more is written about it, under its code as heading: `docs/checks/aws.md`. @default nowhere */
  readonly page?: string;
  /**
   * What an element does against it.
   * @param all every element of the stack, for policies about how elements belong together
   */
  readonly check: (element: StackElement, all: readonly StackElement[]) => readonly Finding[];
}

/** A {@link Problem} without its place, which is the element's; `attribute` says where in the element. */
export interface Finding extends Omit<Problem, "at"> {
  /** Terraform name of the argument, for example `version`. @default the element as a whole */
  readonly attribute?: string;
}

/** Policies that one page of the documentation is about. */
export function documentedIn(page: string, policies: readonly Policy[]): readonly Policy[] {
  return policies.map((policy) => ({ ...policy, page }));
}

const EXEMPTION = "belvedere:exempt";

/** The data of an exemption, as it is kept on the construct. */
interface Exemption {
  readonly code: string;
  readonly reason: string;
}

/**
 * Frees a construct, and all constructs below it, from one policy.
 * @param reason why the risk is acceptable here, for whoever reviews it
 */
export function exempt(construct: IConstruct, policy: Policy, reason: string): void {
  if (reason.trim().split(/\s+/).length < 3) {
    fail({
      at: construct.node.path,
      value: reason,
      problem: `is no reason for an exemption from ${policy.code} (${policy.title})`,
      fix: "Say in a sentence why the risk is acceptable here",
    });
  }
  construct.node.addMetadata(EXEMPTION, { code: policy.code, reason } satisfies Exemption);
}

/** Everything in a stack that is against a policy and not exempt from it, with the code of the policy and its reason. */
export function policyProblems(elements: readonly StackElement[], policies: readonly Policy[]): readonly Problem[] {
  return elements.flatMap((element) =>
    policies
      .filter((policy) => !isExempt(element.construct, policy))
      .flatMap((policy) => policy.check(element, elements).map((finding) => located(finding, element, policy))),
  );
}

function located({ attribute, ...finding }: Finding, { construct }: StackElement, policy: Policy): Problem {
  const { path } = construct.node;
  const { code, reason, page } = policy;
  const more = page === undefined ? "" : ` (${page})`;
  return {
    ...finding,
    at: attribute === undefined ? path : `${path}.${attribute}`,
    fix: `${finding.fix} [${code}]. ${reason.replace(/\.$/, "")}${more}`,
  };
}

function isExempt(construct: IConstruct, policy: Policy): boolean {
  return construct.node.scopes
    .flatMap(({ node }) => node.metadata)
    .some(({ type, data }) => type === EXEMPTION && (data as Exemption).code === policy.code);
}
