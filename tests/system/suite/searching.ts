import { describe, expect, test } from "@jest/globals";
import {
  type CaseView,
  closeCase,
  linkContact,
  openSitting,
  readContact,
  reveal,
  searchContacts,
} from "@tallenne/contracts";
import type { ContactId } from "@tallenne/domain";
import { pause, systemClock } from "@tallenne/runtime";
import { customers, wav } from "@tallenne/testkit";
import { delivered, openComplaint } from "./steps.ts";
import { actionsAbout, at, type World } from "./world.ts";

const { eero, mikael } = customers;

/** The search of a complaint: exact details, candidates that become matches by two kinds of evidence, nothing outside a case. */
export function searching(world: World): void {
  describe("search within a case", () => {
    let complaint: CaseView;
    let contact: ContactId;
    const search = (kind: "phone" | "email" | "identity-code", value: string) =>
      world.pirjo.browser.call(searchContacts, {
        body: { purpose: "p1", case: complaint.id, detail: { kind, value } },
      });
    const found = async (kind: "phone" | "email" | "identity-code", value: string) =>
      (await search(kind, value)).reply?.candidates.map(({ id }) => id);

    test("a number is found in every spelling, with the number alone as evidence", async () => {
      const story = { externalId: "search", startedAt: at("2026-10-02 13.20"), customer: eero };
      contact = await delivered(world, story, wav());
      await delivered(world, { ...story, externalId: "search-other", customer: mikael }, wav());
      complaint = await openComplaint(world);
      // The index follows the catalogue's feed: it is asked until the contact is there, not oftener than an account may search.
      for (let asked = 0; asked < 40 && (await found("phone", eero.phone))?.length !== 1; asked += 1)
        await pause(systemClock, 500);
      for (const spelling of [
        "040 1234502",
        "0401234502",
        "+358 40 123 4502",
        "00358-40-1234502",
        "(040) 123 4502",
      ])
        expect(await found("phone", spelling)).toEqual([contact]);
      const { reply } = await search("phone", eero.phone);
      expect(reply?.candidates[0]).toMatchObject({ linked: false, evidence: ["number"] });
    });

    test("mail address and identity code find it too; half of one finds nothing", async () => {
      expect(await found("email", "Eero.Vesterlampi@EXAMPLE.fi")).toEqual([contact]);
      expect(await found("identity-code", eero.identityCode.toLowerCase())).toEqual([contact]);
      expect((await found("email", "eero")) ?? []).toEqual([]);
    });

    test("a candidate is only listed: opened it is not, until two kinds of evidence link it", async () => {
      const query = { purpose: "p1", case: complaint.id } as const;
      const asked = () => world.pirjo.browser.call(readContact, { params: { contact }, query });
      expect((await asked()).problem?.slug).toBe("unknown");
      const link = (evidence: string[]) =>
        world.pirjo.browser.call(linkContact, {
          params: { case: complaint.id },
          body: { contact, evidence: evidence as ["number", "time"] },
        });
      expect((await link(["number"])).status).toBe(422);
      expect((await link(["number", "time"])).status).toBe(201);
      expect((await asked()).status).toBe(200);
      const { sitting } = await world.pirjo.browser.use(openSitting, {
        body: { purpose: "p1", case: complaint.id, contacts: [contact] },
      });
      const shown = await world.pirjo.browser.use(reveal, {
        params: { sitting },
        body: { contacts: [contact] },
      });
      expect(shown.contacts[0]?.parties[0]?.name).toBe(eero.name);
      expect(JSON.stringify(shown)).not.toContain(eero.identityCode);
      expect(await actionsAbout(world, contact, "access.revealed")).toContain("case.linked");
    });

    test("without a case, in another purpose or in a closed case nothing is searched", async () => {
      const detail = { kind: "phone", value: eero.phone } as const;
      const asked = async (purpose: "p1" | "p3") =>
        (await world.pirjo.browser.call(searchContacts, { body: { purpose, case: complaint.id, detail } }))
          .status;
      expect(await asked("p3")).toBe(403);
      await world.pirjo.browser.use(closeCase, { params: { case: complaint.id } });
      expect(await asked("p1")).toBe(403);
    });
  });
}
