import { expect } from "@jest/globals";
import {
  createPerson,
  listPeople,
  listPolicyVersions,
  type Operation,
  operations,
  type Parsed,
  proposeGrant,
  proposeLines,
} from "@tallenne/contracts";
import { addDays, idFrom } from "@tallenne/domain";
import { allRegisters, type Browser } from "@tallenne/testkit";
import { asked, type RealThings } from "./real-things.ts";
import { today, type World } from "./world.ts";

/** What an operation is asked with so that only a lack of right could refuse it. */
type Matter = (world: World, turn: number) => RealThings | Promise<RealThings>;

const nothing: Matter = () => ({});
const nobodysContact = idFrom("contact", new Uint8Array(16).fill(99));

/** Somebody without any merit but to be ended: a new one each time. */
const spare = async ({ office }: World, turn: number) => {
  const body = { name: "Lassi Lähtijä", unit: "tiimi-1", office: "mikkeli", language: "fi" } as const;
  const { person } = await office.administrator.use(createPerson, {
    body: { ...body, signInName: `lassi.lahtija.${turn}`, agentKeys: [] },
  });
  return person;
};
const spareRight = async (world: World, turn: number) => {
  const right = { role: "ag", unit: "tiimi-1", registers: [...allRegisters], lines: ["henkiloasiakkaat"] };
  const { grant } = await world.office.administrator.use(proposeGrant, {
    body: { ...right, role: "ag", person: await spare(world, turn), until: addDays(today, 30) },
  });
  return grant;
};
/** A line that nobody named before, from the earliest day there is. */
const nextLine = async ({ office }: World, turn: number) => {
  const { earliest: from } = await office.administrator.use(listPolicyVersions, {});
  const names = { fi: `Linja ${turn}`, sv: `Linje ${turn}`, en: `Line ${turn}` };
  const line = { line: `linja-${turn}`, names, aliases: [], recording: "allowed", registers: ["calls"] };
  return { from, changes: [{ kind: "add", ...line }] };
};
const proposed: Matter = async (world, turn) => {
  const body = (await nextLine(world, turn)) as Parsed<(typeof proposeLines)["body"]>;
  return { proposal: (await world.office.administrator.use(proposeLines, { body })).id };
};

/** Operations that a role's right alone opens, whatever the contact, case or purpose; what depends on those, the journeys show. */
const matters: Readonly<Record<string, Matter>> = {
  listCases: nothing,
  readIntake: nothing,
  previewDeletion: nothing,
  listDisposals: nothing,
  readOrphans: nothing,
  runSweep: () => ({ rehearse: true }),
  listHolds: nothing,
  listPolicyVersions: nothing,
  proposeLines: nextLine,
  approvePolicy: proposed,
  dropPolicyProposal: proposed,
  listEntries: nothing,
  listTerminals: nothing,
  listVisits: () => ({ office: "mikkeli", day: today }),
  keepOffice: (_world, turn) => ({ office: `toimipiste-${turn}` }),
  enrolTerminal: (_world, turn) => ({ name: `Pääte ${turn}` }),
  readLedgerState: nothing,
  readProof: nothing,
  listPeople: nothing,
  resolveNames: nothing,
  makeSignInLink: nothing,
  listSources: nothing,
  stateDayTotals: () => ({ day: today }),
  changeSource: () => ({
    registers: ["calls", "chat", "email", "eform"],
    lines: ["henkiloasiakkaat", "yritys-suomi", "uraohjaus"],
  }),
  repairAnnouncement: () => ({ line: "yritys-suomi" }),
  rejectAnnouncement: nothing,
  replayQuarantine: nothing,
  handOverContact: (_world, turn) => ({ externalId: `kansio-${turn}` }),
  createUpload: nothing,
  enrolSource: (_world, turn) => ({ name: `vaihde-${turn}`, lines: ["henkiloasiakkaat"] }),
  // Of a contact that nobody has: the suite goes on with the others.
  declareDisqualified: () => ({ contact: nobodysContact, reason: "other" }),
  recordDisqualified: async (world, turn) => ({
    person: await spare(world, turn),
    contact: nobodysContact,
    reason: "other",
  }),
  createUnit: (_world, turn) => ({ id: `yksikko-${turn}` }),
  createPerson: (_world, turn) => ({ signInName: `uusi.ihminen.${turn}`, agentKeys: [] }),
  endEmployment: async (world, turn) => ({ person: await spare(world, turn) }),
  inviteAgain: async (world, turn) => ({ person: await spare(world, turn) }),
  endGrant: async (world, turn) => ({ grant: await spareRight(world, turn) }),
  approveGrant: async (world, turn) => ({ grant: await spareRight(world, turn) }),
  // A team lead proposes for the own unit.
  proposeGrant: async ({ leena }, _turn) => {
    const { rows } = await leena.browser.use(listPeople, {});
    const colleague = rows.find(({ unit, name }) => unit === "muu-yksikko" && name === "Kaino Vaara");
    return { person: colleague?.id, unit: "muu-yksikko", until: addDays(today, 30) };
  },
  recordPaperCommitment: async (world, turn) => ({ person: await spare(world, turn), signedOn: today }),
};

/** The operations of `matters`, for a table of tests. */
export const openedByRight: readonly Operation[] = operations.filter(({ id }) => id in matters);

let turns = 0;

/** Asks an operation of `matters` as somebody who has the right to it; answers what came. */
export async function admitted(world: World, browser: Browser, operation: Operation, real: RealThings) {
  const matter = matters[operation.id];
  expect(matter).toBeDefined();
  turns += 1;
  return asked(browser, operation, { ...real, ...(await matter?.(world, turns)) });
}
