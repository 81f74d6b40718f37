import { emptyBlock, planBlock } from "../../../../tools/offline-plan/engine/plan";
import { UNKNOWN } from "../../../../tools/offline-plan/protocol/value";
import { block, computed, either, nested, objects, optional, writeOnly } from "./blocks";

describe("a new resource is planned", () => {
  it("as configured, with what the provider gives left unknown", () => {
    const type = block({ id: computed(), name: either(), size: either(), note: optional() });
    const proposed = { id: null, name: "one", size: null, note: null };
    expect(planBlock(type, proposed, null)).toEqual({ id: UNKNOWN, name: "one", size: UNKNOWN, note: null });
  });

  it("without what must not be kept", () => {
    expect(planBlock(block({ secret: writeOnly() }), { secret: "hidden" }, null)).toEqual({ secret: null });
  });

  it.each(["list", "set"] as const)("with unknown members in every element of a %s", (nesting) => {
    const type = block({}, { rule: nested(nesting, { port: optional("number"), id: computed() }) });
    const proposed = {
      rule: [
        { port: 1, id: null },
        { port: 2, id: null },
      ],
    };
    expect(planBlock(type, proposed, null).rule).toEqual([
      { port: 1, id: UNKNOWN },
      { port: 2, id: UNKNOWN },
    ]);
  });

  it("with unknown members in single blocks, in maps, and in blocks inside of blocks", () => {
    const inner = nested("list", { id: computed() });
    const type = block(
      {},
      { one: nested("single", { id: computed() }, { inner }), many: nested("map", { id: computed() }) },
    );
    const proposed = { one: { id: null, inner: [{ id: null }] }, many: { a: { id: null } } };
    expect(planBlock(type, proposed, null)).toEqual({
      one: { id: UNKNOWN, inner: [{ id: UNKNOWN }] },
      many: { a: { id: UNKNOWN } },
    });
  });

  it("with unknown members in objects that are the value of an attribute", () => {
    const type = block({ set: objects("list", { name: optional(), type: computed() }) });
    expect(planBlock(type, { set: [{ name: "a", type: null }] }, null).set).toEqual([{ name: "a", type: UNKNOWN }]);
  });

  it("with blocks that are not known yet left as they are", () => {
    expect(planBlock(block({}, { rule: nested("list", { id: computed() }) }), { rule: UNKNOWN }, null).rule).toBe(
      UNKNOWN,
    );
  });
});

describe("a resource that exists is planned", () => {
  const set = block({}, { rule: nested("set", { port: optional("number"), id: computed() }) });
  const prior = {
    rule: [
      { port: 1, id: "a" },
      { port: 2, id: "b" },
    ],
  };
  const rules = (...ports: readonly number[]): { rule: { port: number; id: null }[] } => ({
    rule: ports.map((port) => ({ port, id: null })),
  });

  it("without unknown values, where the provider gave none the first time", () => {
    expect(planBlock(block({ id: computed() }), { id: null }, { id: null })).toEqual({ id: null });
  });

  it("with the elements of a list by their place", () => {
    const list = block({}, { rule: nested("list", { id: computed() }) });
    const proposed = { rule: [{ id: "a" }, { id: null }] };
    expect(planBlock(list, proposed, { rule: [{ id: "a" }] }).rule).toEqual([{ id: "a" }, { id: UNKNOWN }]);
  });

  it("with the elements of a set by what they ask for, whatever their order", () => {
    expect(planBlock(set, rules(2, 1), prior).rule).toEqual([
      { port: 2, id: "b" },
      { port: 1, id: "a" },
    ]);
  });

  it("with unknown members in the elements that are new, alone", () => {
    expect(planBlock(set, rules(1, 3), prior).rule).toEqual([
      { port: 1, id: "a" },
      { port: 3, id: UNKNOWN },
    ]);
  });

  it("with each prior element given to one that asks for it, and to no second", () => {
    expect(planBlock(set, rules(1, 1), prior).rule).toEqual([
      { port: 1, id: "a" },
      { port: 1, id: UNKNOWN },
    ]);
  });

  it("with elements told apart by the blocks inside of them", () => {
    const deep = block(
      {},
      { rule: nested("set", { id: computed() }, { to: nested("list", { port: optional("number") }) }) },
    );
    const before = {
      rule: [
        { id: "a", to: [{ port: 1 }] },
        { id: "b", to: [{ port: 2 }] },
      ],
    };
    const proposed = {
      rule: [
        { id: null, to: [{ port: 2 }] },
        { id: null, to: [{ port: 2 }, { port: 3 }] },
      ],
    };
    expect(planBlock(deep, proposed, before).rule).toEqual([
      { id: "b", to: [{ port: 2 }] },
      { id: UNKNOWN, to: [{ port: 2 }, { port: 3 }] },
    ]);
  });
});

test("an empty block has no values, no elements and no single block", () => {
  const type = block(
    { id: computed() },
    { one: nested("single", {}), list: nested("list", {}), map: nested("map", {}) },
  );
  expect(emptyBlock(type)).toEqual({ id: null, one: null, list: [], map: {} });
});
