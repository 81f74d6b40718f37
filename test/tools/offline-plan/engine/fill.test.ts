import { fillBlock, type Invent } from "../../../../tools/offline-plan/engine/fill";
import { Dynamic, UNKNOWN } from "../../../../tools/offline-plan/protocol/value";
import type { Attribute, ValueType } from "../../../../tools/offline-plan/schema";
import { block, computed, either, nested, objects, optional } from "./blocks";

/** Says where it was asked, and for what. */
const invent: Invent = (path, type) => `${path.join(".")}: ${type}`;

function filled(attribute: Attribute, value: unknown = UNKNOWN): unknown {
  return fillBlock(block({ a: attribute }), { a: value as typeof UNKNOWN }, invent).a;
}

describe("what was unknown gets a value", () => {
  it.each<[string, ValueType, unknown]>([
    ["a text", "string", "a: string"],
    ["a number", "number", "a: number"],
    ["one element in a list", ["list", "string"], ["a: string"]],
    ["one element in a list of lists", ["list", ["set", "string"]], [["a: string"]]],
    ["no key in a map", ["map", "string"], {}],
    [
      "every member of an object",
      ["object", { b: "string", c: ["list", "bool"] }],
      { b: "a.b: string", c: ["a.c: bool"] },
    ],
    ["every place of a tuple", ["tuple", ["string", "number"]], ["a: string", "a: number"]],
    ["a text where the type is open", "dynamic", new Dynamic("string", "a: string")],
  ])("%s", (_, type, value) => {
    expect(filled(computed(type))).toEqual(value);
  });

  it("but no object in a list that the user could have filled", () => {
    expect(filled(either(["list", ["object", { b: "string" }]]))).toEqual([]);
    expect(filled(either(["list", "string"]))).toEqual(["a: string"]);
  });

  it.each<[string, ValueType, unknown, unknown]>([
    ["in maps", ["map", "string"], { k: UNKNOWN, known: "x" }, { k: "a: string", known: "x" }],
    ["in maps of maps", ["map", ["map", "string"]], { k: { l: UNKNOWN, m: null } }, { k: { l: "a: string", m: null } }],
    [
      "in maps of lists of objects",
      ["map", ["list", ["object", { b: "string" }]]],
      { k: [{ b: UNKNOWN }] },
      { k: [{ b: "a.b: string" }] },
    ],
    ["in tuples", ["tuple", ["string", "string"]], ["x", UNKNOWN], ["x", "a: string"]],
    [
      "in values that bring their type along",
      "dynamic",
      new Dynamic(["object", { b: "string" }], { b: UNKNOWN }),
      new Dynamic(["object", { b: "string" }], { b: "a.b: string" }),
    ],
  ])("%s, and what was known stays", (_, type, value, after) => {
    expect(filled(optional(type), value)).toEqual(after);
  });
});

describe("objects that are the value of an attribute", () => {
  const members = { name: optional(), id: computed() };

  it.each([
    ["single", { name: null, id: "a.id: string" }],
    ["list", [{ name: null, id: "a.id: string" }]],
    ["set", [{ name: null, id: "a.id: string" }]],
    ["map", {}],
  ] as const)("%s: are made where the provider alone gives them", (nesting, value) => {
    expect(filled(objects(nesting, members, { optional: false, computed: true }))).toEqual(value);
  });

  it.each([
    ["single", { name: "n", id: UNKNOWN }, { name: "n", id: "a.id: string" }],
    ["list", [{ name: "n", id: UNKNOWN }], [{ name: "n", id: "a.id: string" }]],
    ["map", { k: { name: "n", id: UNKNOWN } }, { k: { name: "n", id: "a.id: string" } }],
  ] as const)("%s: are filled where the user gives them", (nesting, value, after) => {
    expect(filled(objects(nesting, members), value)).toEqual(after);
  });

  it("are not made up where the user could have given them", () => {
    expect(filled(objects("list", members, { computed: true }))).toEqual([]);
  });
});

describe("blocks", () => {
  it.each([
    ["single", { id: UNKNOWN }, { id: "b.id: string" }],
    ["list", [{ id: UNKNOWN }, { id: "x" }], [{ id: "b.id: string" }, { id: "x" }]],
    ["set", [{ id: UNKNOWN }], [{ id: "b.id: string" }]],
    ["map", { k: { id: UNKNOWN } }, { k: { id: "b.id: string" } }],
  ] as const)("%s: are filled in every element", (nesting, value, after) => {
    expect(fillBlock(block({}, { b: nested(nesting, { id: computed() }) }), { b: value }, invent)).toEqual({
      b: after,
    });
  });

  it("that are absent stay absent", () => {
    expect(fillBlock(block({}, { b: nested("single", { id: computed() }) }), { b: null }, invent)).toEqual({ b: null });
  });
});
