import { describe, expect, test } from "@jest/globals";
import { acts, operations } from "@tallenne/contracts";
import { decide } from "./decide.ts";
import { matrix } from "./matrix.ts";
import { asker, caseOf, colleague, contactOf, grantOf, now, standingOf, today } from "./testing/scene.ts";

const keepers = ["aa", "au", "pt"] as const;
const kinds = { p1: "complaint", p2: "quality", p3: "training", p4: "rights-request" } as const;
const onContacts = acts.filter((act) => matrix[act].some(({ about }) => about === "contact"));

const approving = (more: { proposedBy?: typeof asker; person?: typeof asker; onlyAdministrator?: true }) =>
  ({ target: { person: colleague, proposedBy: colleague, unit: "tiimi-1", ...more } }) as const;

describe("powers that no one person has together", () => {
  test.each(["aa", "de"] as const)(
    "T-P12 %s never approves an own proposal, or a right for oneself",
    (role) => {
      const ask = (facts: ReturnType<typeof approving>) =>
        decide({ act: "grant.approve", standing: standingOf(role), today, now, facts });
      expect(ask(approving({}))).toMatchObject({ permit: { act: "grant.approve" } });
      for (const facts of [approving({ proposedBy: asker }), approving({ person: asker })])
        expect(ask(facts)).toMatchObject({
          denied: { rule: "forbid-self-approval", problem: "second-person" },
        });
    },
  );

  test("T-P12 rights of two roles do not add up: a second role helps nobody approve what the first proposed", () => {
    for (const role of ["aa", "de", "tl"] as const) {
      const grants = (["aa", "de", "tl"] as const).map((one) => grantOf(one));
      const standing = standingOf(role, { grants });
      const decision = decide({
        act: "grant.approve",
        standing,
        today,
        now,
        facts: approving({ proposedBy: asker }),
      });
      expect(decision).toHaveProperty("denied");
    }
  });

  test("T-P12 where one administrator is all there is, approving is possible: the ledger then says alone", () => {
    const decision = decide({
      act: "grant.approve",
      standing: standingOf("aa"),
      today,
      now,
      facts: approving({ proposedBy: asker, onlyAdministrator: true }),
    });
    expect(decision).toHaveProperty("permit");
  });

  test.each(["aa", "de"] as const)(
    "T-P12 %s approves no right for oneself even where one administrator is all there is",
    (role) => {
      for (const proposedBy of [asker, colleague]) {
        const facts = approving({ proposedBy, person: asker, onlyAdministrator: true });
        const decision = decide({ act: "grant.approve", standing: standingOf(role), today, now, facts });
        expect(decision).toMatchObject({
          denied: { rule: "forbid-self-approval", problem: "second-person" },
        });
      }
    },
  );

  test("T-P12 nobody does anything to contacts, people or the archive unseen: every such operation leaves its trail", () => {
    const unseen = operations.filter(
      ({ caller, trail }) => caller.who === "person" && "none" in trail && !caller.act.startsWith("self."),
    );
    // One's own cases; the states of a visit in the own office, whose every step is an entry already; a waveform belongs to a sitting whose entry stands already; a checkpoint names nobody; neither do devices of offices, free times of a room and names of sources; the pieces of an upload follow the entry that its contact was handed over; a draft of an evaluation is one's own and shown to nobody, its states in one's own project hold no score, its forms are about nobody. Whatever joins them must be thought about.
    expect(unseen.map(({ id }) => id).toSorted()).toEqual([
      "appendToUpload",
      "createUpload",
      "draftEvaluation",
      "dropUpload",
      "listCases",
      "listEvaluations",
      "listForms",
      "listSources",
      "listTerminals",
      "readLedgerState",
      "readLiveVisit",
      "readPeaks",
      "readRoomWeek",
      "readUpload",
    ]);
  });

  test("T-P12 who reads the ledger can administer nothing in it: no act writes, alters or removes entries", () => {
    expect(acts.filter((act) => act.startsWith("ledger."))).toEqual(["ledger.read"]);
    expect(matrix["ledger.read"].flatMap(({ roles }) => roles)).not.toContain("aa");
  });
});

describe("those who keep the archive", () => {
  test.each(keepers)(
    "T-P13 %s reaches no contact by any act, under any purpose, with everything in order",
    (role) => {
      expect(onContacts.length).toBeGreaterThanOrEqual(9);
      for (const act of onContacts)
        for (const [purpose, kind] of Object.entries(kinds)) {
          // Even with another role's right in the pocket: it is not the one worn.
          const grants = [grantOf(role), grantOf("ch"), grantOf("tl")];
          const standing = standingOf(role, { grants });
          for (const contacts of [[contactOf()], [contactOf({ agent: asker })]]) {
            const facts = { purpose, scope: "case", case: caseOf(kind), contacts } as const;
            expect(decide({ act, standing, today, now, facts })).toHaveProperty("denied");
          }
        }
    },
  );

  test("T-P13 T-A10.4a the refusal names the policy that keeps them out", () => {
    const facts = { purpose: "p1", case: caseOf("complaint"), contacts: [contactOf()] };
    for (const role of keepers) {
      const decision = decide({ act: "recording.listen", standing: standingOf(role), today, now, facts });
      expect(decision).toMatchObject({
        denied: { rule: "forbid-contacts-to-keepers", problem: "not-permitted" },
      });
    }
  });
});
