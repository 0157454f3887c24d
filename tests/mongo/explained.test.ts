import * as product from "@tallenne/all-in-one";
import { beforeAll, describe, expect, jest, test } from "@jest/globals";
import { declarations } from "@tallenne/store";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  type Explained,
  explainedBy,
  keepsEvents,
  serverName,
} from "../../packages/store/src/conformance.ts";
import { everywhere, type Gap, ofTheStandIn } from "./planner-gaps.ts";

jest.setTimeout(60_000);

const server = process.env["TALLENNE_TEST_MONGO_URL"];
if (server === undefined) throw new Error("run this by the test command: it prepares a server");

/** Those with a relay declare the events of their feed when they start. */
for (const service of ["catalogue", "intake", "reading-room"]) keepsEvents(service);
/** Those of the product, which declares them when its modules are loaded. */
const declared = declarations().filter(({ name }) => !name.startsWith("conformance."));

describe("every question that the declarations of the services permit", () => {
  let answers: readonly Explained[];
  let gaps: readonly Gap[];
  beforeAll(async () => {
    answers = await explainedBy(server, declared);
    gaps = [...everywhere, ...((await serverName(server)).includes("SecantusDB") ? ofTheStandIn : [])];
  });
  /** Readings of everything and sorts in memory, by the kind of question. */
  const found = () =>
    answers.flatMap(({ collection, form, stages }) =>
      stages
        .filter((stage) => stage === "COLLSCAN" || stage === "SORT")
        .map((stage) => ({ collection, kind: `${form}: ${stage}` })),
    );

  test("is answered along an index, without reading everything and without sorting; what the server at hand cannot is listed", () => {
    expect(product).toHaveProperty("startAllInOne");
    expect(answers.length).toBeGreaterThan(1000);
    expect(answers.filter(({ stages }) => stages.length === 0)).toEqual([]);
    const listed = new Set(gaps.map(({ form, stage }) => `${form}: ${stage}`));
    expect(found().filter(({ kind }) => !listed.has(kind))).toEqual([]);
  });

  test("the list holds nothing that the server at hand can", () => {
    const met = new Set(found().map(({ kind }) => kind));
    expect(gaps.filter(({ form, stage }) => !met.has(`${form}: ${stage}`))).toEqual([]);
  });

  test("a document is found by its id alone, which is what a hashed shard key needs", () => {
    const byId = answers.filter(({ form }) => form === "an id");
    expect(byId).toHaveLength(declared.length);
    expect(
      byId.filter(({ stages }) => !stages.some((stage) => /^(IXSCAN|IDHACK|EXPRESS_IXSCAN)$/.test(stage))),
    ).toEqual([]);
  });
});

test("the handbook names every growing collection that stays whole, because something beside the id is unique in it", () => {
  const page = readFileSync(join(import.meta.dirname, "../../infra/handbook/mongodb.md"), "utf8");
  const named = [...page.matchAll(/^- `([a-z-]+\.\w+)`$/gm)].map(([, name]) => String(name));
  const whole = declared.filter(({ small, unique }) => !small && unique.length > 0).map(({ name }) => name);
  expect(named.toSorted()).toEqual(whole.toSorted());
});
