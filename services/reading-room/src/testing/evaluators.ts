import type { CaseView, EvaluationForm, Standing } from "@tallenne/contracts";
import type { ContactId } from "@tallenne/domain";
import { call, cookieOf } from "./listening.ts";
import { adviser, complaint, grantOf, handler, testId } from "./people.ts";
import type { RoomArchive, Told } from "./room-archive.ts";

/** Who evaluates, who served, and a trainer of another project. */
export type Evaluator = "first" | "second" | "adviser" | "stranger" | "colleague";

const standings: Readonly<Record<Evaluator, Partial<Standing> & Pick<Standing, "person" | "role">>> = {
  first: { person: testId("person", 31), role: "qa" },
  second: { person: testId("person", 32), role: "qa" },
  stranger: { person: testId("person", 33), role: "qa" },
  adviser: { person: adviser, role: "ag" },
  colleague: { person: testId("person", 34), role: "ag" },
};
const secretOf = (who: Evaluator) => `secret-of-the-${who}-0000000000000000`.slice(0, 33);

/** The quality project of two trainers, with contacts drawn. */
export function project(contacts: readonly ContactId[]): CaseView {
  return complaint(contacts, {
    id: testId("case", 2),
    number: "K-4K7M-2",
    kind: "quality",
    purpose: "p2",
    owner: testId("person", 31),
    members: [testId("person", 32)],
  });
}

const words = (fi: string) => ({ fi, sv: `${fi} (sv)`, en: `${fi} (en)` });
/** A form of two items. */
const formBody = {
  code: "puhelu",
  title: words("Puhelun arviointi"),
  items: [words("Tervehdys"), words("Tarve selvitetty")],
};

/** People of a quality project at work among the stub peers. */
export function evaluatorsIn(archive: RoomArchive) {
  for (const [who, standing] of Object.entries(standings)) {
    const base = handler();
    archive.sessions.set(secretOf(who as Evaluator), {
      ...base,
      ...standing,
      session: testId("session", 50 + Object.keys(standings).indexOf(who)),
      grants: [grantOf(standing.role)],
    });
  }
  archive.catalogue.cases.set(project([]).id, project([...archive.catalogue.contacts.keys()]));
  const ask = (
    who: Evaluator,
    path: string,
    more: { readonly method?: string; readonly body?: unknown } = {},
  ): Promise<Told> =>
    archive.ask(`/reading-room/v1${path}`, {
      session: secretOf(who),
      ...more,
    });
  const place = (contact: string = call) => `/cases/${project([]).id}/contacts/${contact}/evaluation`;
  return {
    ask,
    place,
    publish: async (who: Evaluator = "first", more: object = {}): Promise<EvaluationForm> =>
      (
        await ask(who, "/evaluation-forms", { body: { ...formBody, ...more } })
      ).json() as unknown as EvaluationForm,
    draft: (who: Evaluator, body: object, contact: string = call) =>
      ask(who, place(contact), { method: "PUT", body }),
    read: (who: Evaluator, contact: string = call) => ask(who, place(contact)),
    send: (who: Evaluator, unheard: readonly number[] = [], contact: string = call) =>
      ask(who, `${place(contact)}/sending`, { body: { unheard } }),
    /** Opens a sitting for the project, is served and reports stretches as played. */
    hear: async (who: Evaluator, ...ranges: readonly (readonly [number, number])[]): Promise<void> => {
      const session = secretOf(who);
      const opened = await ask(who, "/sittings", {
        body: { purpose: "p2", case: project([]).id, contacts: [call] },
      });
      const at = `/sittings/${String(opened.json()["sitting"])}/contacts/${call}`;
      const issued = await ask(who, `${at}/tickets`, { body: { side: "both" } });
      const sound = String(issued.json()["sound"]);
      await archive.ask(sound, { session, cookie: cookieOf(issued), headers: { range: "bytes=0-" } });
      await ask(who, `${at}/heard`, { body: { ranges } });
    },
  };
}
