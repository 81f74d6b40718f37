import type { Behaviour } from "./behaviour/behaviour";
import { hex, type Subject } from "./engine/invent";
import { emptyBlock, planBlock } from "./engine/plan";
import { applyResource, importResource, readData, replacedPaths } from "./engine/resource";
import { decodeState, decodeValue, encodeValue } from "./protocol/codec";
import type { ApplyRequest, ConfigRequest, PathStep, PlanRequest, ProviderMethods } from "./protocol/messages";
import { schemaMessage } from "./protocol/schema-message";
import { typeOfBlock } from "./protocol/types";
import { stableText, type ValueMap } from "./protocol/value";
import type { Block, ProviderSchema } from "./schema/schema";
import { semanticDiagnostics } from "./semantics";

/** What a provider remembers of one connection: each alias, and each run of Terraform, opens its own. */
interface Session {
  /** The provider's configuration. */
  settings: ValueMap;
  /** Seeds that are taken: equal resources, as `count` makes them, get different identifiers. */
  readonly seeds: Set<string>;
}

export interface MockOptions {
  /** Whether values are checked that no schema describes: forms of texts, choices, conflicts. @default true */
  readonly semantics?: boolean;
}

/** A provider that plans and applies everything its schema allows, and keeps nothing: the state is Terraform's. */
export function mockProvider(
  schema: ProviderSchema,
  behaviour: Behaviour,
  { semantics = true }: MockOptions = {},
): ProviderMethods {
  const sessions = new Map<string, Session>();
  const session = (connection: string): Session => {
    const known = sessions.get(connection) ?? { settings: {}, seeds: new Set<string>() };
    sessions.set(connection, known);
    return known;
  };
  const resource = (type: string): Block => found(schema.resources, schema.name, type);
  const message = schemaMessage(schema);

  return {
    GetProviderSchema: () => message,
    ValidateProviderConfig: () => ({}),
    ValidateResourceConfig: (request) => (semantics ? validate(resource(request.type_name), request) : {}),
    ValidateDataResourceConfig: () => ({}),
    ConfigureProvider: ({ config }, connection) => {
      session(connection).settings = decode(schema.provider, config) ?? {};
      return {};
    },
    UpgradeResourceState: ({ type_name, raw_state }) => {
      const type = typeOfBlock(resource(type_name));
      return { upgraded_state: encodeValue(type, decodeState(type, raw_state.json)) };
    },
    ReadResource: ({ current_state, private: seed }) => ({ new_state: current_state, private: seed }),
    PlanResourceChange: (request) => plan(behaviour, resource(request.type_name), request),
    ApplyResourceChange: (request, connection) =>
      apply(behaviour, resource(request.type_name), request, session(connection)),
    ImportResourceState: ({ type_name, id }) => {
      const block = resource(type_name);
      const state = encodeValue(typeOfBlock(block), importResource(block, id));
      return { imported_resources: [{ type_name, state, private: Buffer.from(hex(id, 24)) }] };
    },
    ReadDataSource: (request, connection) =>
      read(behaviour, found(schema.dataSources, schema.name, request.type_name), request, session(connection)),
    StopProvider: () => ({}),
  };
}

function found(blocks: Readonly<Record<string, Block>>, provider: string, type: string): Block {
  const block = blocks[type];
  if (!block) throw new Error(`The mock of ${provider} was not told about ${type}`);
  return block;
}

/** Values of a block are objects, or null where there is none. */
function decode(block: Block, value: ConfigRequest["config"]): ValueMap | null {
  return decodeValue(typeOfBlock(block), value) as ValueMap | null;
}

function validate(block: Block, { type_name: type, config }: ConfigRequest): object {
  return { diagnostics: semanticDiagnostics(type, block, decode(block, config)) };
}

function plan(behaviour: Behaviour, block: Block, request: PlanRequest): object {
  const { type_name: type, prior_private: seed } = request;
  const prior = decode(block, request.prior_state);
  const proposed = decode(block, request.proposed_new_state);
  // A resource that is to be destroyed becomes nothing.
  if (!proposed) return { planned_state: encodeValue(typeOfBlock(block), null), planned_private: seed };
  const planned = planBlock(block, proposed, prior);
  const replaced = prior ? replacedPaths(behaviour, type, prior, planned) : [];
  return {
    planned_state: encodeValue(typeOfBlock(block), planned),
    requires_replace: replaced.map((path) => ({ steps: path.flatMap(steps) })),
    planned_private: seed,
  };
}

/** Blocks on the way to an attribute are lists of one. */
function steps(name: string, at: number, path: readonly string[]): PathStep[] {
  return at < path.length - 1 ? [{ attribute_name: name }, { element_key_int: 0 }] : [{ attribute_name: name }];
}

function apply(behaviour: Behaviour, block: Block, request: ApplyRequest, session: Session): object {
  const { type_name: type } = request;
  const planned = decode(block, request.planned_state);
  if (!planned) return { new_state: encodeValue(typeOfBlock(block), null) };
  const isNew = decode(block, request.prior_state) === null;
  const seed = isNew
    ? freeSeed(session, `${type} ${stableText(planned)}`)
    : Buffer.from(request.planned_private).toString();
  const subject: Subject = { type, seed, values: planned, settings: session.settings };
  return {
    new_state: encodeValue(typeOfBlock(block), applyResource(behaviour, block, planned, subject)),
    private: Buffer.from(seed),
  };
}

function freeSeed({ seeds }: Session, text: string): string {
  let seed = hex(text, 24);
  for (let count = 1; seeds.has(seed); count++) seed = hex(`${text} ${count}`, 24);
  seeds.add(seed);
  return seed;
}

function read(behaviour: Behaviour, block: Block, request: ConfigRequest, session: Session): object {
  const { type_name: type, config } = request;
  const values = decode(block, config) ?? emptyBlock(block);
  const subject: Subject = { type, seed: hex(`${type} ${stableText(values)}`, 24), values, settings: session.settings };
  return { state: encodeValue(typeOfBlock(block), readData(behaviour, block, values, subject)) };
}
