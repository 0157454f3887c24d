import { refuse } from "@tallenne/contracts";
import { afterEach, describe, expect, test } from "@jest/globals";
import { type ExampleArchive, exampleArchive } from "../example/example-archive.ts";
import { listRows, readOwn, runAll } from "../example/example-operations.ts";
import { exampleId, sanna } from "../example/example-people.ts";
import { bind, type Route } from "../route/route.ts";

let archive: ExampleArchive | undefined;
const open = async (...catalogue: Route[]): Promise<ExampleArchive> =>
  (archive = await exampleArchive({ catalogue }));
afterEach(async () => archive?.close());

describe("a request goes through every gate in order", () => {
  test("the entry is durable before the use case runs, and its receipt is handed over", async () => {
    const steps: string[] = [];
    const route = bind(listRows, {
      prepare: (asked) => {
        steps.push(`prepared with ${archive?.ledger.entries.length} entries`);
        return {
          entry: { filters: ["channel"] },
          objects: [exampleId("contact", 3)],
          carry: asked.params.row,
        };
      },
      use: ({ carry, receipt, permit }) => {
        const last = archive?.ledger.entries.at(-1);
        steps.push(`used with ${archive?.ledger.entries.length} entries`);
        expect(receipt).toMatchObject({ entry: last?.id, index: 0 });
        expect(permit.act).toBe("self.read");
        return { rows: [{ id: carry }] };
      },
    });
    const { browse, ledger } = await open(route);
    const told = await browse("/catalogue/v1/rows/17?limit=5");
    expect([told.status, told.json()]).toEqual([200, { rows: [{ id: "17" }] }]);
    expect(steps).toEqual(["prepared with 0 entries", "used with 1 entries"]);
    expect(ledger.entries[0]).toMatchObject({
      v: 1,
      actor: sanna.person,
      role: "ag",
      action: "access.listed",
      outcome: "permitted",
      operation: "listRows",
      date: "2026-11-24",
      objects: [exampleId("contact", 3)],
      facts: { filters: ["channel"] },
      commitment: sanna.commitment?.id,
    });
    expect(ledger.entries[0]?.policies).not.toHaveLength(0);
  });

  test("while the append is under way the use case waits", async () => {
    let used = false;
    const { browse, ledger } = await open(
      bind(listRows, {
        prepare: () => ({ entry: { filters: [] } }),
        use: () => {
          used = true;
          return { rows: [] };
        },
      }),
    );
    const gate = Promise.withResolvers<void>();
    ledger.gate = gate.promise;
    const told = browse("/catalogue/v1/rows/1");
    while (ledger.appends() === 0) await new Promise(setImmediate);
    expect(used).toBe(false);
    gate.resolve();
    expect((await told).status).toBe(200);
    expect(used).toBe(true);
  });

  test("without the ledger the use case never runs: 503 no-ledger with Retry-After", async () => {
    let used = 0;
    const { browse, ledger, log } = await open(
      bind(listRows, {
        prepare: () => ({ entry: { filters: [] } }),
        use: () => ({ rows: [{ id: String((used += 1)) }] }),
      }),
    );
    ledger.away = true;
    const told = await browse("/catalogue/v1/rows/1");
    expect(told.status).toBe(503);
    expect(told.json()).toMatchObject({ slug: "no-ledger", type: "urn:tallenne:problem:no-ledger" });
    expect(Number(told.headers["retry-after"])).toBeGreaterThan(0);
    expect(used).toBe(0);
    expect(log.lines.some(({ event }) => event === "defect")).toBe(false);
  });

  test("an entry that its action does not allow stops the act as a defect", async () => {
    let used = false;
    const { browse, ledger } = await open(
      bind(listRows, {
        prepare: () => ({ entry: { filters: ["Aino Koivuranta"] } }),
        use: () => {
          used = true;
          return { rows: [] };
        },
      }),
    );
    const told = await browse("/catalogue/v1/rows/1");
    expect([told.status, used, ledger.entries]).toEqual([500, false, []]);
    expect(told.text).not.toContain("Aino");
  });

  test("a trail that is not before writes nothing, and the use case can make entries of its own", async () => {
    const made: unknown[] = [];
    const { browse, ledger } = await open(
      bind(readOwn, {
        use: (granted) => {
          made.push(granted.entry("access.viewed", { objects: [exampleId("contact", 4)], facts: {} }));
          expect(granted.receipt).toBeUndefined();
          return { rows: [] };
        },
      }),
    );
    expect((await browse("/catalogue/v1/own")).status).toBe(200);
    expect(ledger.entries).toEqual([]);
    expect(made).toMatchObject([
      { actor: sanna.person, operation: "readOwn", outcome: "done", objects: [exampleId("contact", 4)] },
    ]);
  });
});

describe("a refusal is in the ledger before it is told", () => {
  const forbidden = bind(runAll, {
    prepare: () => ({
      entry: { day: sanna.grants[0]?.until ?? never(), due: 1 },
      objects: [exampleId("bucket", 1)],
    }),
    use: never,
  });
  const body = { name: "kaikki", many: [] };

  test("what the policies forbid is written with act and rule, and the use case never runs", async () => {
    const { browse, ledger } = await open(forbidden);
    const told = await browse("/catalogue/v1/runs", { json: body });
    expect(told.status).toBe(403);
    expect(ledger.entries).toMatchObject([
      {
        action: "access.denied",
        outcome: "refused",
        actor: sanna.person,
        operation: "runAll",
        objects: [exampleId("bucket", 1)],
      },
    ]);
    expect(ledger.entries[0]?.facts["act"]).toBe("deletion.run");
    expect(String(ledger.entries[0]?.facts["rule"])).toMatch(/^[a-z-]+$/);
  });

  test("where it cannot be written, it is not told either: 503 no-ledger", async () => {
    const { browse, ledger } = await open(forbidden);
    ledger.away = true;
    const told = await browse("/catalogue/v1/runs", { json: body });
    expect([told.status, (told.json() as { slug: string }).slug]).toEqual([503, "no-ledger"]);
  });

  test("what a loader calls unknown is written like what is forbidden", async () => {
    const route = bind(listRows, {
      prepare: () => {
        throw refuse("unknown");
      },
      use: never,
    });
    const { browse, ledger } = await open(route);
    expect((await browse("/catalogue/v1/rows/1")).status).toBe(404);
    expect(ledger.entries).toMatchObject([
      { action: "access.denied", facts: { act: "self.read", rule: "unknown" } },
    ]);
  });

  test("a person who is not signed in is refused before anything is read, and fills no ledger", async () => {
    const { ask, ledger } = await open(forbidden);
    const told = await ask("/catalogue/v1/runs", {
      json: { wrong: true },
      headers: { "sec-fetch-site": "same-origin" },
    });
    expect([told.status, (told.json() as { slug: string }).slug]).toEqual([401, "sign-in-first"]);
    expect(told.headers["www-authenticate"]).toBeDefined();
    expect(ledger.entries).toEqual([]);
  });
});

function never(): never {
  throw new Error("the use case must not run");
}
