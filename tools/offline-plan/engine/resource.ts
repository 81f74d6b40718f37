import type { Behaviour, InventedValues } from "../behaviour/behaviour";
import { templateByName } from "../behaviour/by-name";
import { isList, isValueMap, stableText, type Value, type ValueMap } from "../protocol/value";
import type { Block } from "../schema/schema";
import { fillBlock, type Invent } from "./fill";
import { fillTemplate, type Subject } from "./invent";
import { emptyBlock, planBlock } from "./plan";

/** What a resource becomes: everything that was unknown in its plan has a value. */
export function applyResource(behaviour: Behaviour, block: Block, planned: ValueMap, subject: Subject): ValueMap {
  return fillTwice(block, planned, subject, behaviour.resources[subject.type] ?? {}, behaviour.id);
}

/** What a data source finds for a configuration. */
export function readData(behaviour: Behaviour, block: Block, config: ValueMap, subject: Subject): ValueMap {
  return fillTwice(
    block,
    planBlock(block, config, null),
    subject,
    behaviour.dataSources[subject.type] ?? {},
    behaviour.id,
  );
}

/** An imported resource: nothing but its identifier is known. */
export function importResource(block: Block, id: string): ValueMap {
  const empty = emptyBlock(block);
  return "id" in empty ? { ...empty, id } : empty;
}

/** The second time, values that are made of others (an ARN of an identifier) find these known. */
function fillTwice(block: Block, planned: ValueMap, subject: Subject, listed: InventedValues, id: string): ValueMap {
  const once = fillBlock(block, planned, inventor(subject, listed, id));
  return fillBlock(block, planned, inventor({ ...subject, values: once }, listed, id));
}

function inventor(subject: Subject, listed: InventedValues, id: string): Invent {
  return (path, type) => {
    const known = listed[path.join(".")];
    // A seed for each path: two identifiers of one resource differ.
    const local = path.length === 1 ? subject : { ...subject, seed: `${subject.seed}.${path.join(".")}` };
    if (known !== undefined) return typeof known === "string" ? fillTemplate(known, local) : known;
    const name = path.at(-1) ?? "";
    if (type === "bool") return false;
    if (type === "number") return name.includes("port") ? 443 : 1;
    return fillTemplate(path.length === 1 && name === "id" ? id : templateByName(name), local);
  };
}

/** Paths of the attributes that change and cannot change in place. */
export function replacedPaths(behaviour: Behaviour, type: string, prior: ValueMap, planned: ValueMap): string[][] {
  return (behaviour.replacedBy[type] ?? [])
    .map((path) => path.split("."))
    .filter((path) => stableText(at(prior, path)) !== stableText(at(planned, path)));
}

function at(values: ValueMap, path: readonly string[]): Value {
  return path.reduce<Value>((value, name) => {
    const object = isList(value) ? (value[0] ?? null) : value;
    return isValueMap(object) ? (object[name] ?? null) : null;
  }, values);
}
