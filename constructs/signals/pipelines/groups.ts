/** A backslash and what it escapes; a class in brackets; the head of a group that captures nothing. */
const NO_GROUP = /\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?(?!P?<)/gs;

const GROUP = /\((?:\?P?<([A-Za-z_]\w*)>)?/g;

/** The groups of an RE2 expression in their order: the name of each, or undefined for one without. */
export function groupsOf(expression: string): readonly (string | undefined)[] {
  return [...expression.replace(NO_GROUP, "").matchAll(GROUP)].map(([, name]) => name);
}

/** Parentheses around nothing, or around what has no width. */
const EMPTY_GROUP = /\((?:\?P?<\w+>)?(?:[\^$]|\\[AbBz])*\)/;

/** Whether a group of an RE2 expression can hold no character. */
export function hasEmptyGroup(expression: string): boolean {
  return EMPTY_GROUP.test(expression.replace(NO_GROUP, (part) => (/^\\[AbBz]$/.test(part) ? part : "_")));
}
