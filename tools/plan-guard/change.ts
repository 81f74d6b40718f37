import { isMap } from "../lib/value-path";
import { type Attributes, valueAt, withUnknown } from "./attributes";
import type { PlannedChange } from "./plan";
import { isSensitive } from "./sensitive";

/** What happens to a resource, in one word. `forgotten` leaves the thing alone and drops it from the state. */
export type Action = "created" | "updated" | "replaced" | "deleted" | "forgotten" | "kept";

/** A planned change in the form that rules read. */
export interface Change {
  readonly address: string;
  readonly type: string;
  readonly action: Action;
  /** What the resource is; undefined for one that is created. */
  readonly before?: Attributes;
  /** What it becomes; undefined for one that is deleted or forgotten. */
  readonly after?: Attributes;
  /** Places whose values must not be shown, as `true` in trees of the same shape. */
  readonly sensitive: { readonly before: unknown; readonly after: unknown };
  /** Arguments that force a replacement. */
  readonly replacedBy: readonly string[];
}

/** The changes of managed resources. */
export function readChanges(planned: readonly PlannedChange[] = []): Change[] {
  return planned.filter(({ mode }) => mode === "managed").map(readChange);
}

function readChange({ address, type, change }: PlannedChange): Change {
  const { before, after, after_unknown: unknown, before_sensitive, after_sensitive, replace_paths = [] } = change;
  const action = actionOf(change.actions);
  const planned = action === "deleted" || action === "forgotten" ? undefined : withUnknown(after, unknown);
  return {
    address,
    type,
    action,
    ...(isMap(before) ? { before } : {}),
    ...(isMap(planned) ? { after: planned } : {}),
    sensitive: { before: before_sensitive, after: after_sensitive },
    replacedBy: [...new Set(replace_paths.map(([first]) => String(first)))],
  };
}

function actionOf(actions: readonly string[]): Action {
  const has = (action: string): boolean => actions.includes(action);
  if (has("create")) return has("delete") || has("forget") ? "replaced" : "created";
  if (has("delete")) return "deleted";
  if (has("forget")) return "forgotten";
  return has("update") ? "updated" : "kept";
}

/** What people call the thing: its name, or what stands for one. Undefined where that is unknown or sensitive. */
export function nameOf({ before, after, sensitive }: Change): string | undefined {
  const [attributes, mask] = before ? [before, sensitive.before] : [after, sensitive.after];
  return ["name", "bucket", "metadata.name", "identifier", "id"]
    .filter((path) => !isSensitive(mask, path))
    .map((path) => valueAt(attributes, path))
    .find((value) => typeof value === "string");
}
