import { freezeCandidates, type RequestView } from "@tallenne/contracts";
import type { CaseId, ContactId } from "@tallenne/domain";
import type { CatalogueArchive } from "./catalogue-archive.ts";
import { colleague, contactOf, standingOf, testId } from "./invented.ts";

export const clerk = standingOf("rc", { person: testId("person", 20), unit: "kirjaamo" });
export const handler = standingOf("ch", { person: testId("person", 21), unit: "reklamaatiot" });
export const checker = standingOf("ch", { person: testId("person", 22), unit: "reklamaatiot" });
export const decider = standingOf("de", { person: testId("person", 23), unit: "johto" });
export const officer = standingOf("dp", { person: testId("person", 24), unit: "johto" });

/** The bucket of case files of what is registered on 24 November 2026. */
export const caseFiles = "case-files/standard/2037-11";
export const ownCall = contactOf({ number: 1, agent: colleague });
export const otherCall = contactOf({ number: 2, agent: colleague });

/** What a paper of Aino says. */
const paper = (more: object = {}, fields: object = {}) => ({
  arrivedOn: "2026-11-23",
  channel: "paper",
  signature: "none",
  tracks: ["gdpr-15"],
  register: "unknown",
  language: "fi",
  fields: {
    requester: { name: "Aino Koivuranta", address: "Testikatu 1, 50100 MIKKELI" },
    details: [{ kind: "phone", value: "040 1234567" }],
    times: [{ from: "2026-11-01", to: "2026-11-30" }],
    words: "Haluan kuulla puheluni.",
    aids: ["hearing-loop"],
    ...fields,
  },
  ...more,
});

const at = (id: CaseId, what: string) => `/v1/requests/${id}${what}`;

/** The desk in a test: what people do, one short name each. */
export function requestsAtWork(archive: CatalogueArchive) {
  const post = async (by: typeof clerk, id: CaseId, what: string, body: object = {}) => {
    const told = await archive.as(by, { post: at(id, what), body });
    return {
      status: told.status,
      body: told.body as unknown as RequestView & { slug?: string; findings?: unknown },
    };
  };
  const desk = {
    register: async (more: object = {}, fields: object = {}) => {
      const { status, body } = await archive.as(clerk, { post: "/v1/requests", body: paper(more, fields) });
      return {
        status,
        body: body as unknown as RequestView & { slug?: string; findings?: unknown },
      };
    },
    read: async (id: CaseId, by = clerk) =>
      (await archive.as(by, { get: at(id, "") })).body as unknown as RequestView,
    /** What the reading-room does when it has found them by their keys. */
    freeze: (
      id: CaseId,
      contacts: readonly ContactId[],
      evidence: ("number" | "time")[] = ["number", "time"],
    ) =>
      archive.peers["reading-room"].call(freezeCandidates, {
        body: {
          case: id,
          candidates: contacts.map((contact) => ({ contact, evidence })),
          criteria: ["phone", "time"],
          more: false,
        },
      }),
    step: (id: CaseId, event: string) => post(clerk, id, "/steps", { event }),
    take: (id: CaseId, by = handler) => post(by, id, "/handler"),
    matching: (id: CaseId, event: string, by = handler) => post(by, id, "/matching", { event }),
    confirm: (id: CaseId, contact: ContactId, evidence: string[], by = handler) =>
      post(by, id, `/candidates/${contact}/match`, { evidence }),
    reject: (id: CaseId, contact: ContactId) => post(handler, id, `/candidates/${contact}/rejection`),
    name: (id: CaseId, contact: ContactId, evidence: string[] = ["topic"]) =>
      post(handler, id, "/candidates", { contact, evidence }),
    review: (id: CaseId, reasons: string[] = [], by = handler, more: object = {}) =>
      post(by, id, "/review", { reasons, ...more }),
    check: (id: CaseId, agrees = true, by = checker) => post(by, id, "/second-check", { agrees }),
    decide: (id: CaseId, body: object, by = decider) => post(by, id, "/decision", body),
    giveBack: (id: CaseId, by = decider) => post(by, id, "/return"),
    certify: (id: CaseId, more: object = {}) => post(decider, id, "/certificate", { ...words, ...more }),
    withhold: (id: CaseId, by = officer) => post(by, id, "/withholding"),
    deliver: (id: CaseId, what: string, last = false) =>
      post(clerk, id, "/deliveries", { what, means: "post", last }),
    withdraw: (id: CaseId) => post(clerk, id, "/withdrawal"),
    reopen: (id: CaseId) => post(clerk, id, "/reopening", { cause: "objection" }),
    extend: (id: CaseId) => post(clerk, id, "/extension", { reason: "complex" }),
    estimate: async (id: CaseId, on: string) => archive.as(clerk, { put: at(id, "/estimate"), body: { on } }),
    /** Registered, frozen, matched and checked: a decision is due. Of another kind the handler proposes what should go. */
    untilDecision: async (
      contacts: readonly ContactId[],
      kind = "access",
      proposes: readonly { readonly contact: ContactId; readonly ground: string }[] = [],
    ): Promise<CaseId> => {
      const { body } = await desk.register({ kind });
      const { id } = body;
      await desk.freeze(id, contacts);
      await desk.step(id, "check");
      await desk.step(id, "locate");
      await desk.take(id);
      await desk.matching(id, "match");
      for (const contact of contacts) await desk.confirm(id, contact, ["speaker"]);
      await desk.matching(id, "confirm-match");
      await desk.matching(id, "review");
      await desk.review(id, [], handler, { proposes });
      await desk.check(id);
      return id;
    },
  };
  return desk;
}

/** What a decider writes into a certificate. */
const words = {
  language: "fi",
  authority: "Esimerkin työllisyysviranomainen",
  unit: "Kirjaamo",
  requester: "Aino Koivuranta",
  asked: "Puhelutallenne marraskuulta 2026",
  facts: "Puhelussa käsitellään toisen henkilön asiaa.",
  instead: "Puhelun muut osat annetaan kirjallisena.",
  appeal: "Päätöksestä voi tehdä valituksen hallinto-oikeuteen.",
  contact: "Kirjaamo, 0295 000 000",
  signedBy: "Hallintopäällikkö A. Esimerkki",
  noSecrets: true,
};

export const granted = (contact: ContactId) => ({
  contact,
  outcome: "granted",
  grounds: [],
  given: ["visit", "transcript"],
});
export const refused = (contact: ContactId) => ({
  contact,
  outcome: "refused",
  grounds: ["gdpr-15-4"],
  given: [],
});
