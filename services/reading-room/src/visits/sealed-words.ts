import { envelope, refuse, type SealedCaseFile, visitFacts } from "@tallenne/contracts";
import { caseFileLastDay, caseFileRegister, type VisitId } from "@tallenne/domain";
import type { Calendar, Chance } from "@tallenne/runtime";
import { type Json, type KeyOpener, openEnvelope, sealEnvelope, verifyHalf } from "@tallenne/vault";
import type { Peers } from "@tallenne/wire";
import type { KeyObject } from "node:crypto";
import { whyClosed } from "../contents/contents.ts";
import type { VisitSitting } from "./visit-sitting.ts";

interface WordsPorts {
  readonly peers: Pick<Peers, "call">;
  readonly vouching: readonly KeyObject[];
  readonly opener: KeyOpener;
  readonly calendar: Calendar;
  readonly chance: Chance;
}

const { format } = envelope.shape;

/**
 * Names of companions and remarks of the citizen: sealed to the bucket of the case as soon as they come, so that they lie nowhere in plain. Throws Problem
 * `key-wanted` as `peer-away` until the bucket has its key.
 */
export function sealedWords({ peers, vouching, opener, calendar, chance }: WordsPorts) {
  const seal = async (
    visit: Pick<VisitSitting, "id" | "case">,
    fields: { readonly [name: string]: Json | undefined },
  ): Promise<SealedCaseFile> => {
    const half = await halfFor(visit.id);
    const anchorDate = calendar.today();
    const binding = {
      contact: visit.case,
      register: caseFileRegister,
      class: "standard",
      anchorDate,
      lastDay: caseFileLastDay(anchorDate),
    } as const;
    const sealed = sealEnvelope({ half: verifyHalf(half, vouching), binding, fields, chance });
    const { contact: of, ...rest } = binding;
    return {
      case: of,
      ...rest,
      envelope: { format: format.parse(sealed.format), sealed: sealed.sealed },
      wrap: sealed.wrap,
    };
  };
  const halfFor = async (visit: VisitId) => {
    const facts = (await peers.call(visitFacts, { body: { visit } })).visit;
    // What is signed off is never added to: the catalogue would refuse it for ever (T-W15).
    if (facts?.state === "signed-off") throw refuse("not-at-this-stage", { facts: { state: facts.state } });
    if (!facts?.half) throw refuse("peer-away");
    return facts.half;
  };
  /** Names sealed before, and one more. */
  const withName = async (
    visit: VisitSitting,
    one: { role: string; name: string },
  ): Promise<SealedCaseFile> => {
    const before = visit.names === null ? [] : namesIn(await open(visit.names));
    return seal(visit, { companions: [...before, { role: one.role, name: one.name }] });
  };
  const open = async (sealed: SealedCaseFile): Promise<unknown> => {
    const { wrap, envelope: closed, case: of, register, class: retention, anchorDate, lastDay } = sealed;
    try {
      const half = await opener.open(wrap);
      const binding = { contact: of, register, class: retention, anchorDate, lastDay };
      return openEnvelope(half, { format: "c2sp-chunked-v1", wrap, sealed: closed.sealed }, binding);
    } catch (failure) {
      throw whyClosed(failure);
    }
  };
  return { seal, withName };
}

interface Companion {
  readonly role: string;
  readonly name: string;
}

/** What this service has sealed itself under the name `companions`. */
function namesIn(opened: unknown): { role: string; name: string }[] {
  return (opened as { companions: readonly Companion[] }).companions.map(({ role, name }) => ({
    role,
    name,
  }));
}
