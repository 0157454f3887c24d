import type { CaseId } from "@tallenne/domain";
import type { RequestFields, SealedCaseFile } from "@tallenne/contracts";
import { calendarDate } from "@tallenne/domain";
import { systemChance } from "@tallenne/runtime";
import { type Json, sealEnvelope, verifyHalf } from "@tallenne/vault";
import { testId, today } from "./people.ts";
import type { RoomArchive } from "./room-archive.ts";

/** Bucket of case files of what is registered on the day of the scene. */
export const caseFiles = "case-files/standard/2037-11";
/** The request of the scene. */
export const request: CaseId = testId("case", 7);

/** What Aino asks for. */
export const asked = (more: Partial<RequestFields> = {}): RequestFields => ({
  requester: { name: "Aino Koivuranta", address: "Testikatu 1, 50100 MIKKELI" },
  details: [{ kind: "phone", value: "+358401234567" }],
  times: [],
  aids: [],
  ...more,
});

/** A catalogue that keeps the sealed request of a case. */
export function requestScene(archive: RoomArchive, of: CaseId = request) {
  /** Seals fields of a case as the catalogue does. */
  function sealed(fields: object): SealedCaseFile {
    const half = archive.catalogue.halves.get(caseFiles);
    if (half === undefined) throw new Error("no half of case files is published");
    const lastDay = calendarDate("2037-11-24");
    const binding = {
      contact: of,
      register: "case-files",
      class: "standard",
      anchorDate: today,
      lastDay,
    } as const;
    const {
      format,
      sealed: words,
      wrap,
    } = sealEnvelope({
      half: verifyHalf(half, archive.vouching),
      binding,
      fields: fields as { readonly [name: string]: Json | undefined },
      chance: systemChance,
    });
    return {
      case: of,
      register: "case-files",
      class: "standard",
      anchorDate: today,
      lastDay,
      envelope: { format, sealed: words },
      wrap,
    };
  }
  /** The catalogue has registered it, and its feed says so. */
  const register = (file: SealedCaseFile, certificate: SealedCaseFile | null = null, copies = 0) => {
    archive.catalogue.requests.set(of, {
      fields: file,
      certificate: certificate === null ? null : { ...certificate, copies },
      registeredOn: today,
      located: false,
      statements: [],
    });
    archive.catalogue.events.push({
      number: archive.catalogue.events.length + 1,
      contact: null,
      case: of,
    });
  };
  return { sealed, register };
}
