import {
  acceptInvitation,
  approveGrant,
  beginFirstAdministrator,
  createPerson,
  makeFirstAdministrator,
  type Me,
  proposeGrant,
  readCommitmentText,
  signCommitment,
  type Standing,
} from "@tallenne/contracts";
import { type CalendarDate, type GrantId, plus, type PersonId } from "@tallenne/domain";
import { firstStartLink } from "../invitations/first-token.ts";
import { join } from "node:path";
import type { Browser } from "./browser.ts";
import type { IdentityArchive } from "./identity-archive.ts";
import { type Phone, phoneWith } from "./phone.ts";

export const phrase = "seitsemän sinistä kanervaa";

/** Somebody with a browser, signed in. */
export interface Worker {
  readonly browser: Browser;
  readonly phone: Phone;
  readonly person: PersonId;
  readonly signInName: string;
}

/** The token of the first start. */
export async function firstTokenOf(archive: IdentityArchive): Promise<string> {
  const link = await firstStartLink(join(archive.folder, "secrets"), "http://localhost");
  return link?.split("#token=", 2)[1] ?? "";
}

/** The first administrator, signed in; the commitment not yet signed. */
export async function firstAdministrator(archive: IdentityArchive): Promise<Worker> {
  const browser = archive.browser();
  const token = await firstTokenOf(archive);
  const { secret } = (await browser.ask(beginFirstAdministrator, { body: { token } })).reply;
  const phone = phoneWith(secret, archive.clock);
  const signInName = "timo.harjukoski";
  const account = { name: "Timo Harjukoski", signInName, office: "mikkeli", unit: "tiimi-1" };
  const body = { token, ...account, password: phrase, code: phone.code() };
  const { person } = (await browser.ask(makeFirstAdministrator, { body })).reply;
  return { browser, phone, person, signInName };
}

/** The first administrator with the commitment signed. */
export async function administratorAtWork(archive: IdentityArchive): Promise<Worker> {
  const administrator = await firstAdministrator(archive);
  await sign(administrator);
  return administrator;
}

/** Signs the text in force. */
export async function sign({ browser, phone }: Pick<Worker, "browser" | "phone">): Promise<Me> {
  const { id, version } = (await browser.ask(readCommitmentText)).reply;
  const proof = { password: phrase, code: phone.code() };
  const body = { text: id, version, language: "fi", read: true, ...proof } as const;
  return (await browser.ask(signCommitment, { body })).reply;
}

/** Adds a person by name; answers who it is and the invitation's token. */
export async function invite(
  administrator: Worker,
  signInName: string,
  agentKeys: readonly string[] = [],
): Promise<{ readonly person: PersonId; readonly invitation: string }> {
  const body = {
    name: signInName
      .split(".")
      .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
      .join(" "),
    signInName,
    unit: "tiimi-1",
    office: "mikkeli",
    language: "fi" as const,
    agentKeys: [...agentKeys],
  };
  return (await administrator.browser.ask(createPerson, { body })).reply;
}

/** Adds a person who follows the invitation; no commitment signed, no right. */
export async function employ(
  archive: IdentityArchive,
  administrator: Worker,
  signInName: string,
): Promise<Worker> {
  const { person, invitation } = await invite(administrator, signInName);
  const browser = archive.browser();
  const token = invitation;
  const { secret = "" } = (await browser.ask(acceptInvitation, { body: { token } })).reply;
  const phone = phoneWith(secret, archive.clock);
  const finish = { token, password: phrase, code: phone.code() };
  const { reply } = await browser.ask(acceptInvitation, { body: finish });
  if (reply.me === undefined) throw new Error("not signed in");
  return { browser, phone, person, signInName };
}

/** The body of a proposal. */
export function right(
  archive: IdentityArchive,
  asked: { person: PersonId; role: Standing["role"]; until?: CalendarDate },
) {
  const { person, role, until = plus(archive.calendar.today(), "P6M") } = asked;
  return {
    person,
    role,
    unit: "tiimi-1",
    registers: ["calls" as const],
    lines: ["henkiloasiakkaat"],
    until,
  };
}

/** A right in force, proposed by one and approved by another (or the same, where there is only one). */
export async function grant(
  archive: IdentityArchive,
  by: { readonly proposer: Worker; readonly approver: Worker },
  asked: { person: PersonId; role: Standing["role"]; until?: CalendarDate },
): Promise<GrantId> {
  const { grant: id } = (await by.proposer.browser.ask(proposeGrant, { body: right(archive, asked) })).reply;
  void (await by.approver.browser.ask(approveGrant, { params: { grant: id } })).reply;
  return id;
}
