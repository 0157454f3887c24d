import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { enrolTerminal, type Operation, operations } from "@tallenne/contracts";
import { systemChance } from "@tallenne/runtime";
import { type IdentityArchive, identityArchive } from "./testing/identity-archive.ts";
import {
  administratorAtWork,
  employ,
  firstAdministrator,
  grant,
  right,
  sign,
  type Worker,
} from "./testing/office.ts";

// The policies take seconds to load where the machine is busy.
jest.setTimeout(60_000);

let archive: IdentityArchive;
/** A second archive, whose administrator has signed nothing. */
let unsigned: IdentityArchive;
let timo: Worker;
let sanna: Worker;
let fresh: Worker;
let proposal: string;
let terminal: string;
beforeAll(async () => {
  [archive, unsigned] = await Promise.all([identityArchive({ demo: true }), identityArchive({ demo: true })]);
  fresh = await firstAdministrator(unsigned);
  timo = await administratorAtWork(archive);
  sanna = await employ(archive, timo, "sanna.ketovuori");
  await sign(sanna);
  proposal = await grant(archive, { proposer: timo, approver: timo }, { person: sanna.person, role: "ag" });
  const device = { office: "mikkeli", room: systemChance.id("room"), name: "Pääte M1" };
  ({ terminal } = (await timo.browser.ask(enrolTerminal, { body: device })).reply);
});
afterAll(async () => {
  await archive.close();
  await unsigned.close();
});

const own = operations.filter(({ service, audience }) => service === "identity" && audience === "public");
const byPerson = own.filter(({ caller }) => caller.who === "person");
const named = (all: readonly Operation[]) => all.map((one) => [one.id, one] as const);
const scan = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

/** What would be in order if the right person asked. */
function inOrder(
  operation: Operation,
  at: { archive: IdentityArchive; person: Worker["person"]; grant: string },
) {
  const { person } = at;
  const unit = { unit: "tiimi-1", office: "mikkeli" };
  const tie = { contact: systemChance.id("contact"), reason: "other" };
  const bodies: Readonly<Record<string, object>> = {
    createPerson: { name: "Onni Saari", signInName: "onni", ...unit, language: "fi", agentKeys: [] },
    createUnit: { id: "tiimi-9", name: "Tiimi 9", office: "mikkeli" },
    resolveNames: { people: [person] },
    proposeGrant: right(at.archive, { person, role: "ag" }),
    publishCommitmentText: { paragraphs: [{ fi: "Uusi.", sv: "Ny.", en: "New." }], laws: [] },
    makeSignInLink: { person },
    declareDisqualified: tie,
    recordDisqualified: tie,
    enrolTerminal: { office: "mikkeli", room: systemChance.id("room"), name: "Pääte M2" },
    recordPaperCommitment: {
      text: systemChance.id("policy"),
      version: 1,
      language: "fi",
      signedOn: "2026-11-24",
      scan,
    },
  };
  const body = bodies[operation.id] ?? (operation.body === undefined ? undefined : {});
  return { params: { person, grant: at.grant, terminal }, body };
}

/** Operations whose things must exist before the role is looked at; who asks for what does not exist learns no more. */
const hidden = new Set(["recordPaperCommitment"]);

describe("whoever is not signed in is refused by", () => {
  test.each(named(byPerson))("%s", async (_, operation) => {
    const told = await archive
      .browser()
      .ask(operation, inOrder(operation, { archive, person: sanna.person, grant: proposal }));
    expect([told.status, told.slug]).toEqual([401, "sign-in-first"]);
  });
});

describe("whoever has not signed the commitment is refused by", () => {
  const asking = byPerson.filter(({ problems, id }) => problems.includes("sign-first") && !hidden.has(id));
  test.each(named(asking))("%s", async (_, operation) => {
    const sent = inOrder(operation, { archive: unsigned, person: fresh.person, grant: "" });
    if (operation.params) {
      // Of what does not exist, or is one's own, nothing more is told: these are asked about in the tests of their features.
      const told = await fresh.browser.ask(operation, {
        ...sent,
        params: { person: "x", grant: "x", terminal: "x" },
      });
      expect(told.slug).toBe("bad-input");
      return;
    }
    const told = await fresh.browser.ask(operation, sent);
    expect([told.status, told.slug]).toEqual([403, "sign-first"]);
  });
});

describe("an adviser is refused by", () => {
  const asking = byPerson.filter(
    ({ problems, id, caller }) =>
      problems.includes("not-permitted") &&
      !hidden.has(id) &&
      "act" in caller &&
      !caller.act.startsWith("self."),
  );
  test.each(named(asking))("%s, and the ledger knows", async (_, operation) => {
    const before = archive.told("access.denied").length;
    const person = operation.id === "endEmployment" ? sanna.person : timo.person;
    const sent = inOrder(operation, { archive, person, grant: proposal });
    const told = await sanna.browser.ask(operation, sent);
    expect([told.status, told.slug]).toEqual([403, "not-permitted"]);
    expect(archive.told("access.denied").slice(before)).toMatchObject([
      { actor: sanna.person, role: "ag", operation: operation.id, outcome: "refused" },
    ]);
  });
});

describe("an empty body is refused, with every finding, by", () => {
  const asking = own.filter(({ body, id }) => body !== undefined && id !== "stepUp");
  test.each(named(asking))("%s", async (_, operation) => {
    const params = { person: sanna.person, grant: proposal, terminal };
    const told = await timo.browser.ask(operation, { params, body: {} });
    expect([told.status, told.slug, (told.problem?.findings ?? []).length > 0]).toEqual([
      422,
      "bad-input",
      true,
    ]);
  });
});

describe("no operation that writes before it acts, acts without the ledger:", () => {
  const asking = byPerson.filter(
    ({ trail, id, caller }) =>
      "before" in trail && !hidden.has(id) && "act" in caller && !caller.act.startsWith("self."),
  );
  beforeAll(() => void (archive.ledger.away = true));
  afterAll(() => void (archive.ledger.away = false));
  test.each(named(asking))("%s", async (_, operation) => {
    const sent = inOrder(operation, { archive, person: sanna.person, grant: proposal });
    const told = await timo.browser.ask(operation, sent);
    expect([told.status, told.slug]).toEqual([503, "no-ledger"]);
  });
});
