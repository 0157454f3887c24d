import { refuse } from "@tallenne/contracts";
import { afterEach, describe, expect, test } from "@jest/globals";
import { answer } from "../answer/answer.ts";
import { type ExampleArchive, exampleArchive } from "../example/example-archive.ts";
import { readOwn, setOwn } from "../example/example-operations.ts";
import { bind, type Route } from "../route/route.ts";

let archive: ExampleArchive | undefined;
const open = async (...catalogue: Route[]): Promise<ExampleArchive> =>
  (archive = await exampleArchive({ catalogue }));
afterEach(async () => archive?.close());

describe("what leaves is what the contract lists", () => {
  test("fields that the schema does not name are dropped at every depth", async () => {
    const row = { id: "a", version: 2, phone: "040 1234567" };
    const { browse } = await open(
      bind(readOwn, { use: () => ({ rows: [row], secret: "x" }) as { rows: { id: string }[] } }),
    );
    expect((await browse("/catalogue/v1/own")).json()).toEqual({ rows: [{ id: "a", version: 2 }] });
  });

  test("a reply that does not fit is a defect that names places in the log only", async () => {
    const wrong = { rows: [{ id: "a" }, { id: "040 1234567 is far too long for an id of this shape" }] };
    const { browse, log } = await open(bind(readOwn, { use: () => wrong }));
    const told = await browse("/catalogue/v1/own");
    expect([told.status, (told.json() as { slug: string }).slug]).toEqual([500, "defect"]);
    const line = log.lines.find(({ event }) => event === "defect");
    expect(line).toMatchObject({ level: "error", operation: "readOwn", places: ["/rows/1/id"] });
    expect(JSON.stringify([told, log.lines])).not.toContain("1234567");
  });

  test("an unlisted Problem and a thrown error are defects with the request's id and nothing else", async () => {
    for (const failure of [refuse("conflict"), new Error("row of Aino Koivuranta"), refuse("defect")]) {
      const { browse, log } = await open(
        bind(readOwn, {
          use: () => {
            throw failure;
          },
        }),
      );
      const told = await browse("/catalogue/v1/own");
      const body = told.json() as { slug: string; id: string };
      expect([told.status, body.slug]).toEqual([500, "defect"]);
      expect(log.lines.find(({ event }) => event === "defect")?.["request"]).toBe(body.id);
      expect(JSON.stringify([told, log.lines])).not.toContain("Aino");
      await archive?.close();
    }
  });

  test("a listed Problem keeps its facts and findings, in the language asked for", async () => {
    const problem = refuse("conflict", {
      facts: { version: 7 },
      findings: [{ pointer: "/name", code: "taken" }],
    });
    const { browse } = await open(
      bind(setOwn, {
        use: () => {
          throw problem;
        },
      }),
    );
    const json = { name: "uusi", parties: [] };
    const titles: unknown[] = [];
    for (const language of ["fi", "sv-FI,sv;q=0.9", "en-GB;q=0.8, de", "de", undefined]) {
      const headers = language === undefined ? {} : { "accept-language": language };
      const told = await browse("/catalogue/v1/own", { method: "PUT", json, headers });
      expect(told.headers["content-type"]).toMatch(/^application\/problem\+json/);
      expect(told.json()).toMatchObject({
        status: 409,
        ask: "yourself",
        facts: { version: 7 },
        findings: [{ pointer: "/name", code: "taken" }],
      });
      titles.push([told.headers["content-language"], (told.json() as { title: string }).title]);
    }
    // Where nothing of ours is asked for, the person's own language counts.
    expect(titles).toEqual([
      ["fi", "Tieto muuttui välillä. Lataa uudelleen."],
      ["sv", "Uppgiften ändrades under tiden. Läs in på nytt."],
      ["en", "It changed in the meantime. Load it again."],
      ["sv", "Uppgiften ändrades under tiden. Läs in på nytt."],
      ["sv", "Uppgiften ändrades under tiden. Läs in på nytt."],
    ]);
  });

  test("status, cookies and header fields are held to what an operation may say", async () => {
    const wrongs = [
      answer({ rows: [] }, { status: 202 }),
      answer({ rows: [] }, { headers: { "set-cookie": "a=b" } as never }),
      answer({ rows: [] }, { cookies: [{ name: "a", value: "b; Domain=evil.example", path: "/" }] }),
    ];
    for (const wrong of wrongs) {
      const { browse } = await open(bind(readOwn, { use: () => wrong }));
      const told = await browse("/catalogue/v1/own");
      expect([told.status, told.headers["set-cookie"]]).toEqual([500, undefined]);
      await archive?.close();
    }
  });
});
