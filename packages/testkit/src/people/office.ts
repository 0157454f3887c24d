import {
  acceptInvitation,
  approveGrant,
  beginFirstAdministrator,
  createPerson,
  createUnit,
  makeFirstAdministrator,
  makeSignInLink,
  type Me,
  proposeGrant,
  readCommitmentText,
  signCommitment,
  type Standing,
} from "@tallenne/contracts";
import { addDays, type CalendarDate, type PersonId } from "@tallenne/domain";
import type { Browser } from "../ask/browser.ts";
import { type Archive } from "../archive/start-archive.ts";
import { authenticator, type Authenticator } from "./authenticator.ts";
import { firstStartLink } from "@tallenne/identity";
import { join } from "node:path";

/** One right of a person. */
export interface Right {
  readonly role: Standing["role"];
  readonly registers?: Standing["grants"][number]["registers"];
  readonly lines?: readonly string[];
  readonly unit?: string;
}

/** Somebody to be employed. */
export interface Employment {
  readonly name: string;
  readonly signInName: string;
  readonly unit?: string;
  readonly language?: Me["language"];
  readonly agentKeys?: readonly string[];
  readonly rights: readonly Right[];
}

/** Somebody of the staff. */
export interface Employee {
  readonly person: PersonId;
  readonly invitation: string;
}

/** The staff of an archive, made through its own doors by its first administrator. */
export interface Office {
  /** The first administrator, signed in, commitment signed. */
  readonly administrator: Browser;
  /** What the administrator signs in with: pass phrase, and the authenticator's secret. */
  readonly proof: { readonly name: string; readonly password: string; readonly secret: string };
  /** Adds a person with rights; nothing is signed. */
  employ(employment: Employment): Promise<Employee>;
  /** A one-click link's token for somebody who has followed the invitation (demonstration only). */
  link(person: PersonId): Promise<string>;
  /** Employs and follows the invitation: signed in, nothing signed. */
  newcomer(employment: Employment): Promise<Employee & { readonly browser: Browser }>;
  /** Employs, follows the invitation and signs the commitment. */
  worker(employment: Employment): Promise<Employee & { readonly browser: Browser }>;
}

/** What every register of notice A is called, for rights that cover all. */
export const allRegisters = ["calls", "chat", "email", "eform"] as const;
const allLines = ["henkiloasiakkaat", "yritys-suomi"] as const;
const phrase = "viisi harmaata kissaa katolla";
/** Rights end within twelve months (T-A10.3a). */
const term = 180;

/** The office of an archive that has just been started for the first time. */
export async function officeOf(archive: Archive, today: CalendarDate): Promise<Office> {
  const link = await firstStartLink(join(archive.folder, "secrets"), archive.address);
  const token = link?.split("#token=", 2)[1];
  if (token === undefined) throw new Error("the archive has its first administrator already");
  return openOffice({ token, today, browser: () => archive.browser() });
}

/** Makes the first administrator with the one-time token of the first start and opens the office. */
export async function openOffice(made: {
  readonly token: string;
  readonly today: CalendarDate;
  readonly browser: () => Browser;
  readonly administrator?: { readonly name: string; readonly signInName: string };
}): Promise<Office> {
  const {
    token,
    today,
    administrator: named = { name: "Helka Mustaniemi", signInName: "helka.mustaniemi" },
  } = made;
  const administrator = made.browser();
  const { secret } = await administrator.use(beginFirstAdministrator, { body: { token } });
  const proof = authenticator(secret);
  const account = { ...named, office: "mikkeli", unit: "hallinto", password: phrase, code: proof.code() };
  await administrator.use(makeFirstAdministrator, { body: { token, ...account } });
  await sign(administrator, { password: phrase, proof });
  // Promises: people may be employed side by side, and each needs the unit to be there.
  const units = new Map<string, Promise<unknown>>([["hallinto", Promise.resolve()]]);
  const hasUnit = (unit: string): Promise<unknown> => {
    const there =
      units.get(unit) ?? administrator.use(createUnit, { body: { id: unit, name: unit, office: "mikkeli" } });
    units.set(unit, there);
    return there;
  };
  const grant = async (person: PersonId, { role, registers, lines, unit = "tiimi-1" }: Right) => {
    const asked = { person, role, unit, until: addDays(today, term) };
    const over = { registers: [...(registers ?? allRegisters)], lines: [...(lines ?? allLines)] };
    const proposed = await administrator.use(proposeGrant, { body: { ...asked, ...over } });
    if (proposed.state === "proposed")
      await administrator.use(approveGrant, { params: { grant: proposed.grant } });
  };
  const office: Office = {
    administrator,
    proof: { name: named.signInName, password: phrase, secret },
    async employ({ name, signInName, unit = "tiimi-1", language = "fi", agentKeys = [], rights }) {
      await hasUnit(unit);
      const body = { name, signInName, unit, office: "mikkeli", language, agentKeys: [...agentKeys] };
      const employee = await administrator.use(createPerson, { body });
      for (const right of rights) await grant(employee.person, { unit, ...right });
      return employee;
    },
    link: async (person) => (await administrator.use(makeSignInLink, { body: { person } })).token,
    async newcomer(employment) {
      const employee = await office.employ(employment);
      const browser = made.browser();
      await followInvitation(browser, employee.invitation);
      return { ...employee, browser };
    },
    async worker(employment) {
      const employee = await office.employ(employment);
      const browser = made.browser();
      await sign(browser, await followInvitation(browser, employee.invitation));
      return { ...employee, browser };
    },
  };
  return office;
}

/** Signs the commitment text in force, with proof where the person signs in by pass phrase. */
export async function sign(
  browser: Browser,
  proof?: { readonly password: string; readonly proof: Authenticator },
): Promise<void> {
  const { id: text, version } = await browser.use(readCommitmentText, {});
  const shown = proof === undefined ? {} : { password: proof.password, code: proof.proof.code() };
  await browser.use(signCommitment, { body: { text, version, language: "fi", read: true, ...shown } });
}

/** Follows an invitation: authenticator, pass phrase, signed in. Answers what proves identity from then on. */
export async function followInvitation(
  browser: Browser,
  token: string,
): Promise<{ readonly password: string; readonly proof: Authenticator }> {
  const { secret = "" } = await browser.use(acceptInvitation, { body: { token } });
  const proof = authenticator(secret);
  await browser.use(acceptInvitation, { body: { token, password: phrase, code: proof.code() } });
  return { password: phrase, proof };
}
