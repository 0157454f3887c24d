import type { Condition } from "@tallenne/domain";
import { systemChance } from "@tallenne/runtime";
import mongoose, { type Connection } from "mongoose";
import type { Document, Order } from "../collection.ts";
import { cursorsOf } from "../cursor.ts";
import { requireIndexes } from "../index-rule.ts";
import type { Declaration, Kept } from "../kept.ts";
import { engineOf } from "./engine-of.ts";
import { keysetOf } from "./keyset.ts";
import { modelOf, prepareCollection, stateModel } from "./model-of.ts";
import { questionOf } from "./question.ts";
import { storedOf } from "./stored.ts";

/** How a server means to answer one kind of question of one collection. */
export interface Explained {
  readonly collection: string;
  /** The kind of question, the same words for every collection: `one index field, in its order`. */
  readonly form: string;
  /** Stages of the plan, outermost first: `LIMIT`, `FETCH`, `IXSCAN`. */
  readonly stages: readonly string[];
}

/** The server at an address, for people. */
export async function serverName(address: string): Promise<string> {
  const connection = await mongoose.createConnection(address).asPromise();
  try {
    return engineOf(await connection.db?.admin().buildInfo());
  } finally {
    await connection.close();
  }
}

interface Form {
  readonly form: string;
  readonly where?: Condition;
  readonly order?: readonly Order[];
}

/** Enough documents that a planner has something to choose from. */
const documents = 12;

/**
 * Asks a server how it means to answer every kind of question that the declarations permit, first pages and following ones, in databases of its own that
 * are dropped at the end.
 */
export async function explainedBy(address: string, declared: readonly Declaration[]): Promise<Explained[]> {
  const connection = await mongoose
    .createConnection(address, { dbName: `explained-${Buffer.from(systemChance.bytes(6)).toString("hex")}` })
    .asPromise();
  const answers: Explained[] = [];
  try {
    for (const one of declared) answers.push(...(await explainedCollection(connection, one)));
  } finally {
    await connection.dropDatabase();
    await connection.close();
  }
  return answers;
}

async function explainedCollection(connection: Connection, declaration: Declaration): Promise<Explained[]> {
  const name = `explained.${declaration.name.replaceAll(/[.-]/g, "_")}`;
  const kept = { ...declaration, name } as unknown as Kept<Document>;
  const model = modelOf(connection, kept);
  await prepareCollection(model, kept, stateModel(connection));
  const made = Array.from({ length: documents }, (_, at) => madeUp(declaration, at));
  await model.insertMany(made.map((one) => ({ ...storedOf(kept, one), mark: "m" })));
  const cursors = cursorsOf(systemChance.bytes(32), systemChance);
  const answers: Explained[] = [];
  for (const { form, where, order = [] } of formsOf(declaration)) {
    requireIndexes(declaration, where, order);
    const first = keysetOf(kept.name, { order }, cursors);
    const after = first.cursorOf(made[documents / 2]);
    for (const [page, keyset] of [
      ["", first],
      [", a following page", keysetOf(kept.name, { order, after }, cursors)],
    ] as const) {
      const { filter, sort } = questionOf(kept, where, keyset);
      const told: unknown = await model.find(filter, null, { sort, limit: 10 }).explain("queryPlanner");
      answers.push({ collection: declaration.name, form: form + page, stages: stagesOf(told) });
    }
  }
  return answers;
}

function madeUp({ indexes, unique, many }: Declaration, at: number): Document {
  const document: Record<string, unknown> = { id: `d${String(at).padStart(3, "0")}`, version: 1 };
  const put = (path: string, value: unknown) => {
    const names = path.split(".");
    const last = names.pop() ?? "";
    let place = document;
    for (const name of names) place = (place[name] ??= {}) as Record<string, unknown>;
    if (path !== "id") place[last] = value;
  };
  for (const field of [...indexes, ...unique].flatMap((fields) => fields.split("+"))) put(field, `v${at}`);
  for (const field of many) put(field, [`v${at}`, "x"]);
  return document as unknown as Document;
}

const is = (field: string): Condition => ({ field, is: "v1" });

/** Every kind of question that the rule of indexes permits. */
function formsOf({ indexes, unique, many }: Declaration): Form[] {
  const ways = ["asc", "desc"] as const;
  const listed = indexes.flatMap((joined): Form[] => {
    const fields = joined.split("+").filter((field) => field !== "id");
    const [first = ""] = fields;
    const isLong = fields.length > 3;
    const walked = isLong ? [first] : fields;
    const walks = ways.flatMap((direction): Form[] => [
      { form: "in the order of an index", order: walked.map((field) => ({ field, direction })) },
      ...(walked.length < 2
        ? []
        : [
            {
              form: "earlier fields of an index fixed, in the order of the last",
              where: { all: walked.slice(0, -1).map(is) },
              order: walked.slice(-1).map((field) => ({ field, direction })),
            },
          ]),
    ]);
    const alone =
      fields.length === 1 || isLong ? "the field of an index" : "the first of several fields of an index";
    return [
      ...walks,
      { form: `${alone} fixed, in the order of ids`, where: is(first) },
      {
        form: `${alone} in a range, in its order`,
        where: { field: first, from: "v1", before: "v3" },
        order: [{ field: first, direction: "asc" }],
      },
      {
        form: `${alone} one of several, in its order`,
        where: { field: first, in: ["v1", "v2"] },
        order: [{ field: first, direction: "desc" }],
      },
    ];
  });
  const alone = unique.flatMap((joined): Form[] => {
    const fields = joined.split("+");
    const [first = ""] = fields;
    const fixed: Form = { form: "unique fields fixed", where: { all: fields.map(is) } };
    if (fields.length > 1) return [fixed];
    return [
      fixed,
      ...ways.map((direction): Form => ({
        form: "a unique field in a range, in its order",
        where: { field: first, from: "v1" },
        order: [{ field: first, direction }],
      })),
    ];
  });
  const arrays = many.map((field): Form => ({
    form: "an item of an array field",
    where: { field, contains: "x" },
  }));
  const ids: Form[] = [
    { form: "an id", where: { field: "id", is: "d001" } },
    { form: "some ids", where: { field: "id", in: ["d001", "d030"] } },
    { form: "in the order of ids", order: [{ field: "id", direction: "asc" }] },
  ];
  return [...listed, ...alone, ...arrays, ...ids];
}

/** Every stage of the winning plan; of a plan in several branches, all of them. */
function stagesOf(told: unknown): string[] {
  const stages: string[] = [];
  const visit = (stage: unknown): void => {
    if (typeof stage !== "object" || stage === null) return;
    const { stage: name, inputStage, inputStages, queryPlan } = stage as Record<string, unknown>;
    if (typeof name === "string") stages.push(name);
    for (const inner of [queryPlan, inputStage, ...(Array.isArray(inputStages) ? inputStages : [])])
      visit(inner);
  };
  const whole = (Array.isArray(told) ? told[0] : told) as
    | { queryPlanner?: { winningPlan?: unknown } }
    | undefined;
  visit(whole?.queryPlanner?.winningPlan);
  return stages;
}
