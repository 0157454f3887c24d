import { describe, expect, test } from "@jest/globals";
import {
  acceptInvitation,
  approveGrant,
  beginFirstAdministrator,
  closeCase,
  closeSitting,
  createPerson,
  createUnit,
  endEmployment,
  endGrant,
  enrolSource,
  inviteAgain,
  linkContact,
  listContacts,
  listPeople,
  makeFirstAdministrator,
  makeSignInLink,
  openCase,
  openSitting,
  proposeGrant,
  readCase,
  readCommitmentText,
  readContact,
  readMe,
  readProof,
  readSignedText,
  recordDisqualified,
  recordPaperCommitment,
  reportHeard,
  searchContacts,
  signCommitment,
  signIn,
  signInByLink,
  stepUp,
  wearRole,
} from "@tallenne/contracts";
import { addDays, type Id, idFrom, type IdKind } from "@tallenne/domain";
import { announcementOf, enrolRecorder, wav } from "@tallenne/testkit";
import { openComplaint } from "./steps.ts";
import { at, today, type World } from "./world.ts";

const nobody = <K extends IdKind>(kind: K): Id<K> => idFrom(kind, new Uint8Array(16));
const token = Buffer.alloc(32).toString("base64url");
const wrong = { password: "väärä lause josta ei ole apua", code: "000000" };

/** Refusals that need a wrong proof, a thing that does not exist, or the same thing twice. */
export function refusingByName(world: World): void {
  describe("refusals told by name", () => {
    test("a wrong proof of identity opens nothing", async () => {
      const stranger = world.archive.browser();
      const account = { name: "Nimi", signInName: "nimi.nimi", office: "mikkeli", unit: "hallinto" };
      const { id: text, version } = await world.raija.browser.use(readCommitmentText, {});
      const answers = [
        await stranger.call(signIn, { body: { name: "sanna.ketovuori", ...wrong } }),
        await stranger.call(signIn, { body: { name: "ei.ketaan", ...wrong } }),
        await stranger.call(signInByLink, { body: { token } }),
        await stranger.call(acceptInvitation, { body: { token } }),
        await stranger.call(beginFirstAdministrator, { body: { token } }),
        await stranger.call(makeFirstAdministrator, { body: { token, ...account, ...wrong } }),
        await world.raija.browser.call(stepUp, { body: wrong }),
        await world.raija.browser.call(signCommitment, {
          body: { text, version, language: "fi", read: true, ...wrong },
        }),
      ];
      expect(answers.map(({ problem }) => problem?.slug)).toEqual(answers.map(() => "sign-in-refused"));
      const [known, unknown] = answers.map(({ problem }) => ({ ...problem, id: "" }));
      expect(known).toEqual(unknown);
    });

    test("what does not exist is unknown, whoever asks", async () => {
      const { browser } = world.pirjo;
      const complaint = await openComplaint(world);
      const [contact, evidence] = [nobody("contact"), ["number", "time"] as const];
      const detail = { kind: "phone", value: "040 1234599" } as const;
      const answers = [
        await browser.call(readCase, { params: { case: nobody("case") } }),
        await browser.call(closeCase, { params: { case: nobody("case") } }),
        await browser.call(linkContact, {
          params: { case: complaint.id },
          body: { contact, evidence: [...evidence] },
        }),
        await browser.call(closeSitting, { params: { sitting: nobody("sitting") } }),
        await browser.call(reportHeard, {
          params: { sitting: nobody("sitting"), contact },
          body: { ranges: [] },
        }),
        await world.raija.browser.call(openCase, { body: { kind: "training", contact, members: [] } }),
        await world.sanna.browser.call(openSitting, { body: { purpose: "p0", contacts: [contact] } }),
        await world.leena.browser.call(readProof, { params: { index: "999999999" } }),
        await world.archive.browser().call(readSignedText, { params: { version: "999999" } }),
        await world.sanna.browser.call(signCommitment, {
          body: { text: nobody("policy"), version: 1, language: "fi", read: true, ...wrong },
        }),
      ];
      expect(answers.map(({ problem }) => problem?.slug)).toEqual(answers.map(() => "unknown"));
      const { administrator } = world.office;
      const [person, grant] = [nobody("person"), nobody("grant")];
      const right = { person, role: "ag", unit: "tiimi-1" } as const;
      const ofStaff = [
        await administrator.call(approveGrant, { params: { grant } }),
        await administrator.call(endGrant, { params: { grant } }),
        await administrator.call(proposeGrant, {
          body: { ...right, registers: ["calls"], lines: ["henkiloasiakkaat"], until: addDays(today, 30) },
        }),
        await administrator.call(endEmployment, { params: { person } }),
        await administrator.call(recordDisqualified, {
          params: { person },
          body: { contact: nobody("contact"), reason: "other" },
        }),
        await administrator.call(inviteAgain, { params: { person } }),
        await administrator.call(makeSignInLink, { body: { person } }),
        await administrator.call(recordPaperCommitment, {
          params: { person },
          body: {
            text: nobody("policy"),
            version: 1,
            language: "fi",
            signedOn: today,
            scan: "0".repeat(64),
          },
        }),
      ];
      expect(ofStaff.map(({ problem }) => problem?.slug)).toEqual(ofStaff.map(() => "unknown"));
      await browser.use(closeCase, { params: { case: complaint.id } });
      const closed = [
        await browser.call(closeCase, { params: { case: complaint.id } }),
        await browser.call(searchContacts, { body: { purpose: "p1", case: complaint.id, detail } }),
      ];
      expect(closed.map(({ problem }) => problem?.slug)).toEqual(["case-closed", "not-permitted"]);
    });

    test("a purpose without its case is no purpose", async () => {
      const query = { purpose: "p1", scope: "case" } as const;
      expect((await world.pirjo.browser.call(listContacts, { query })).problem?.slug).toBe("purpose-first");
      const params = { contact: nobody("contact") };
      const asked = await world.pirjo.browser.call(readContact, { params, query: { purpose: "p1" } });
      expect(asked.problem?.slug).toBe("purpose-first");
    });

    test("the same name twice is a conflict", async () => {
      const { administrator } = world.office;
      const unit = { id: "tiimi-1", name: "Tiimi 1", office: "mikkeli" };
      const person = {
        name: "Toinen Sanna",
        unit: "tiimi-1",
        office: "mikkeli",
        language: "fi",
        agentKeys: [],
      } as const;
      const answers = [
        await administrator.call(createUnit, { body: unit }),
        await administrator.call(createPerson, {
          body: { ...person, agentKeys: [], signInName: "sanna.ketovuori" },
        }),
        await administrator.call(enrolSource, {
          body: { name: "vaihde-1", registers: ["calls"], lines: ["henkiloasiakkaat"] },
        }),
      ];
      expect(answers.map(({ problem }) => problem?.slug)).toEqual(["conflict", "conflict", "conflict"]);
    });

    test("nobody approves, invites, signs for or ends themselves", async () => {
      const { administrator } = world.office;
      const { person } = await administrator.use(readMe, {});
      const { rows } = await world.leena.browser.use(listPeople, {});
      const inForce = rows.flatMap(({ grants }) => grants).find(({ state }) => state === "in-force");
      const answers = [
        await administrator.call(inviteAgain, { params: { person } }),
        await administrator.call(endEmployment, { params: { person } }),
        await administrator.call(approveGrant, { params: { grant: inForce?.id ?? nobody("grant") } }),
      ];
      expect(answers.map(({ problem }) => problem?.slug)).toEqual(["second-person", "conflict", "conflict"]);
    });

    test("nobody wears a role they have no right to", async () => {
      const asked = await world.sanna.browser.call(wearRole, { body: { role: "dp" } });
      expect(asked.problem?.slug).toBe("not-permitted");
    });

    test("a recorder announces its own lines only, and puts where it announced", async () => {
      const narrow = await enrolRecorder(world.office.administrator, () => world.archive.address, {
        name: "vaihde-2",
        lines: ["yritys-suomi"],
      });
      const story = { externalId: "narrow", startedAt: at("2026-11-20 9.05") };
      const asked = await narrow.announce(announcementOf(story, world.archive.now()));
      expect(asked.problem?.slug).toBe("not-permitted");
      const path = `/intake/v1/announcements/${nobody("announcement")}/content`;
      expect((await narrow.put(path, wav())).json()).toMatchObject({ slug: "unknown" });
      const stranger = { authorization: "Bearer c3RyYW5nZXJzLXRva2Vu" };
      expect((await narrow.put(path, wav(), stranger)).json()).toMatchObject({ slug: "sign-in-first" });
      const spoken = path.replace(/content$/, "transcript");
      expect((await narrow.put(spoken, wav())).json()).toMatchObject({ slug: "unknown" });
      expect((await narrow.put(spoken, wav(), stranger)).json()).toMatchObject({ slug: "sign-in-first" });
    });
  });
}
