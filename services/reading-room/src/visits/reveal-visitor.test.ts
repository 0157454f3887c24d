import type { RequestFields } from "@tallenne/contracts";
import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { addDays } from "@tallenne/domain";
import { today } from "../testing/people.ts";
import { asked, requestScene } from "../testing/request-scene.ts";
import { laura, matter, passport, visit, visitScene, type VisitScene } from "../testing/visit-scene.ts";

// Real keys, stores and connections: seconds on a busy machine.
jest.setTimeout(60_000);

const code = { kind: "identity-code", value: "010190-901R" } as const;
const phone = { kind: "phone", value: "+358401234567" } as const;
const fromPori = "secret-of-pori-00000000000000001";

let one: VisitScene;
beforeEach(async () => {
  one = await visitScene();
});
afterEach(() => one.close());

const registered = (more: Partial<RequestFields> = {}) => {
  const { sealed, register } = requestScene(one.archive, matter);
  register(sealed(asked({ details: [phone, code], ...more })));
};
const reveal = (session?: string) => one.act("visitor", undefined, session);
const revealed = () => one.entries("access.revealed").filter(({ actor }) => actor.startsWith("person_"));
const slugOf = (told: { json(): Record<string, unknown> }) => told.json()["slug"];

describe("whom a visit was booked for", () => {
  test("a document is held against name and birth date, and nothing else of the request; the ledger knows before", async () => {
    registered();
    await one.act("arrival");
    const told = await reveal();
    expect([told.status, told.json()]).toEqual([200, { name: "Aino Koivuranta", birthDate: "1990-01-01" }]);
    expect(revealed()).toMatchObject([
      {
        actor: laura().person,
        purpose: "p4",
        objects: [visit, matter],
        facts: { fields: ["name", "birth-date"] },
      },
    ]);
    expect(JSON.stringify(one.archive.ledger.entries)).not.toMatch(/Koivuranta|1990-01-01|010190/);
    expect(JSON.stringify(one.archive.log.lines)).not.toMatch(/Koivuranta|1990-01-01|010190/);
  });

  test("no birth date where no code was given, or several", async () => {
    await one.act("arrival");
    registered({ details: [phone] });
    expect((await reveal()).json()).toEqual({ name: "Aino Koivuranta", birthDate: null });
    registered({ details: [code, { ...code, value: "010190-902S" }] });
    expect((await reveal()).json()).toEqual({ name: "Aino Koivuranta", birthDate: null });
  });

  test("is shown to nobody before arrival, of another office, or on another day", async () => {
    registered();
    one.archive.sessions.set(fromPori, laura({ office: "pori" }));
    expect((await reveal()).status).toBe(404);
    await one.act("arrival");
    expect((await reveal(fromPori)).status).toBe(404);
    one.archive.calendar.set(addDays(today, 1));
    expect((await reveal()).status).toBe(404);
    expect(revealed().filter(({ outcome }) => outcome === "permitted")).toEqual([]);
  });

  test("T-D3 the second officer sees the name too; once identity is proved nobody does", async () => {
    registered();
    await one.act("arrival");
    await one.act("identity", { ...passport, name: "former" });
    expect((await reveal(one.colleagueSecret)).status).toBe(200);
    await one.act("identity/confirmation", { confirmed: true }, one.colleagueSecret);
    const late = await reveal();
    expect([late.status, slugOf(late)]).toEqual([409, "not-at-this-stage"]);
  });

  test("without the ledger nothing is shown", async () => {
    registered();
    await one.act("arrival");
    one.archive.ledger.away = true;
    expect(slugOf(await reveal())).toBe("no-ledger");
  });
});
