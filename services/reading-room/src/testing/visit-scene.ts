import type { IdentityCheckView, LedgerEntry, LiveVisitView, Standing } from "@tallenne/contracts";
import { caseFileLastDay, caseFileRegister, caseFileTerm, type ContactId } from "@tallenne/domain";
import { bucketOf } from "@tallenne/vault";
import { call, keepCall } from "./listening.ts";
import { until } from "./passing-clock.ts";
import { complaint, grantOf, handler, testId, today } from "./people.ts";
import { type RoomArchive, roomArchive, type Told } from "./room-archive.ts";
import { openConsole, openTerminal, type Seat, type Terminal } from "./seats.ts";
import { bookedVisit } from "./stub-visits.ts";

export const visit = testId("visit", 1);
export const matter = testId("case", 2);
export const terminalId = testId("terminal", 1);
const secondTerminal = testId("terminal", 2);
const lauraSecret = "secret-of-lauras-session-00000001";
const colleagueSecret = "secret-of-a-colleague-0000000001";
const deviceSecret = "secret-of-the-device-00000000001";
export const secondDevice = "secret-of-the-device-00000000002";

/** Laura, who supervises in Mikkeli. */
export const laura = (more: Partial<Standing> = {}): Standing =>
  handler({
    session: testId("session", 5),
    person: testId("person", 5),
    role: "os",
    grants: [grantOf("os")],
    ...more,
  });
/** Her colleague of the same office. */
export const colleague = (more: Partial<Standing> = {}): Standing =>
  laura({ session: testId("session", 6), person: testId("person", 6), ...more });

/** A passport that is in order. */
export const passport: IdentityCheckView = {
  document: "passport",
  country: "FIN",
  valid: true,
  photo: true,
  name: "same",
  birthDate: true,
  method: "visual",
};

/** A visit of today in Mikkeli, with everything that can be done to it. */
export interface VisitScene {
  readonly archive: RoomArchive;
  /** Acts as Laura; or in another session. */
  act(path: string, body?: unknown, session?: string): Promise<Told>;
  view(): Promise<LiveVisitView>;
  terminal(secret?: string): Promise<Terminal>;
  console(session?: string): Promise<Seat>;
  /** Ledger entries of an action. */
  entries(action: string): readonly LedgerEntry[];
  /** Events the catalogue has taken, by name. */
  events(): readonly string[];
  /** Goes through everything up to the listening being open. */
  open(): Promise<{ terminal: Terminal; console: Seat }>;
  readonly colleagueSecret: string;
  close(): Promise<void>;
}

/** Builds it. */
export async function visitScene(
  how: { readonly items?: ContactId[]; readonly archive?: RoomArchive } = {},
): Promise<VisitScene> {
  const archive = how.archive ?? (await roomArchive());
  await keepCall(archive);
  const items = how.items ?? [call];
  archive.catalogue.cases.set(
    matter,
    complaint(items, { id: matter, kind: "rights-request", purpose: "p4", number: "T-9F3C-7" }),
  );
  const of = { register: caseFileRegister, class: "standard", lastDay: caseFileLastDay(today) } as const;
  const { name } = bucketOf({ ...of, term: caseFileTerm });
  archive.catalogue.wanted.add(name);
  await until(() => archive.catalogue.halves.has(name));
  const made = { case: matter, room: testId("room", 1), day: today };
  const half = archive.catalogue.halves.get(name) ?? null;
  archive.visits.booked.set(visit, bookedVisit({ id: visit, items, half }, made));
  archive.visits.terminals.set(deviceSecret, { id: terminalId, office: "mikkeli", room: made.room });
  archive.visits.terminals.set(secondDevice, { id: secondTerminal, office: "mikkeli", room: made.room });
  archive.sessions.set(lauraSecret, laura());
  archive.sessions.set(colleagueSecret, colleague());
  const seats: Seat[] = [];
  const act: VisitScene["act"] = (path, body, session = lauraSecret) =>
    archive.ask(`/reading-room/v1/visits/${visit}/${path}`, {
      method: "POST",
      ...(body === undefined ? {} : { body }),
      session,
    });
  const must = async (path: string, body?: unknown) => {
    const told = await act(path, body);
    if (told.status > 299) throw new Error(`${path}: ${told.status} ${Buffer.from(told.bytes).toString()}`);
  };
  const scene: VisitScene = {
    archive,
    act,
    view: async () =>
      (
        await archive.ask(`/reading-room/v1/visits/${visit}`, { session: lauraSecret })
      ).json() as unknown as LiveVisitView,
    async terminal(secret = deviceSecret) {
      const one = openTerminal(archive, secret);
      seats.push(one);
      await one.outcome;
      return one;
    },
    async console(session = lauraSecret) {
      const one = openConsole(archive, visit, session);
      seats.push(one);
      await one.outcome;
      return one;
    },
    entries: (action) => archive.ledger.entries.filter((entry) => entry.action === action),
    events: () => (archive.visits.taken.get(visit) ?? []).map(({ event }) => event),
    async open() {
      await must("arrival");
      await must("identity", passport);
      await must("participants", { present: 0 });
      const terminal = await scene.terminal();
      const { digits } = await terminal.seen<{ digits: string }>("code");
      await must("terminal", { code: digits });
      await terminal.say("choose", { language: "selko", aids: ["large-print"] });
      await terminal.say("brief", { read: true });
      const console = await scene.console();
      terminal.live();
      console.live();
      await until(async () => (await console.say("beat"))["supervises"] === true);
      await terminal.say("beat", { playing: null });
      await must("opening");
      await terminal.seen("opened");
      return { terminal, console };
    },
    colleagueSecret,
    async close() {
      for (const one of seats) one.close();
      await archive.close();
    },
  };
  return scene;
}
