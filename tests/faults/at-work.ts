import {
  approveGrant,
  createPerson,
  issueTicket,
  listCases,
  listContacts,
  listPeople,
  openCase,
  openSitting,
  proposeGrant,
  readCommitmentText,
  readMe,
  reportHeard,
  signCommitment,
  signInByLink,
} from "@tallenne/contracts";
import { addDays, calendarDate, type ContactId } from "@tallenne/domain";
import { pause, systemClock } from "@tallenne/runtime";
import {
  allRegisters,
  announcementOf,
  type Archive,
  type Browser,
  enrolRecorder,
  officeOf,
  type Recorder,
  startArchive,
  type TopologyName,
  wav,
} from "@tallenne/testkit";

const today = calendarDate("2026-11-24");
/** Milliseconds. */
export const day = 86_400_000;

/** What was acknowledged, by a name that says what it is, with the question whether it is there. */
type Acknowledged = Map<string, () => Promise<boolean>>;

/** An archive at which an office works while it is killed. */
export interface AtWork {
  readonly archive: Archive;
  readonly recorder: Recorder;
  readonly officer: Browser;
  /** Contacts the adviser took that were acknowledged. */
  readonly contacts: Set<ContactId>;
  readonly acknowledged: Acknowledged;
  /** Contacts of the adviser that are there. */
  listed(): Promise<ReadonlySet<string>>;
  /** Recorders deliver and the office works without pause; `kill` comes when so many contacts and the round's acts were acknowledged. */
  killedAfter(count: number, kill: () => Promise<void>): Promise<void>;
  /** What was acknowledged and is not there. */
  missing(): Promise<readonly string[]>;
}

/** Recorders at work at the same time. */
const atOnce = 3;

/** Starts the archive with an office, in either topology; `store` as `startArchive` takes it. */
export async function atWork(
  topology: TopologyName,
  { store }: { readonly store?: string } = {},
): Promise<AtWork> {
  const archive = await startArchive({ topology, today, store });
  const office = await officeOf(archive, today);
  const { administrator } = office;
  const recorder = await enrolRecorder(administrator, () => archive.address);
  const adviserTerms = { name: "Sanna Ketovuori", signInName: "sanna", agentKeys: ["agent-204"] };
  const adviser = await office.worker({ ...adviserTerms, rights: [{ role: "ag" }] });
  const hired = async (name: string, signInName: string, role: "tl" | "ch" | "dp") =>
    (await office.worker({ name, signInName, rights: [{ role }] })).browser;
  const lead = await hired("Raija Vuorela", "raija", "tl");
  const handler = await hired("Pirjo Salmivaara", "pirjo", "ch");
  const officer = await hired("Leena Kuusisalo", "leena", "dp");
  const contacts = new Set<ContactId>();
  const acknowledged: Acknowledged = new Map();
  let sent = 0;

  const deliver = async () => {
    sent += 1;
    const startedAt = archive.now() - day - sent * 1000;
    const story = { externalId: `kill-${sent}`, startedAt, agent: "agent-204" };
    const { contact } = await recorder.deliver(
      announcementOf(story, archive.now()),
      wav({ tones: [200 + sent, 400] }),
    );
    return contact;
  };
  const own = async (after?: string) =>
    adviser.browser.use(listContacts, {
      query: { purpose: "p0", scope: "own", limit: "200", ...(after === undefined ? {} : { after }) },
    });

  /** The acts of a round, prepared while all is well; each acknowledges what it did. */
  const actsOf = async (round: number): Promise<readonly (() => Promise<void>)[]> => {
    const contact = await deliver();
    if (contact === null) throw new Error("no contact to hear");
    const members = [adviser.person];
    const session = await lead.use(openCase, { body: { kind: "training", contact, members } });
    const about = { purpose: "p3", case: session.id } as const;
    const { sitting } = await lead.use(openSitting, { body: { ...about, contacts: [contact] } });
    const params = { sitting, contact };
    const { sound } = await lead.use(issueTicket, { params, body: { side: "both" } });
    await lead.ask(sound, { headers: { range: "bytes=0-" } });
    const newcomer = await office.newcomer({
      name: `Uusi ${round}`,
      signInName: `uusi-${round}`,
      rights: [],
    });
    // Whoever came by pass phrase would have to prove identity with another code; the demonstration's link is proof enough.
    const signer = archive.browser();
    await signer.use(signInByLink, { body: { token: await office.link(newcomer.person) } });
    const text = await signer.use(readCommitmentText, {});
    const { person } = await administrator.use(createPerson, {
      body: {
        name: `Toinen ${round}`,
        signInName: `toinen-${round}`,
        unit: "tiimi-1",
        office: "mikkeli",
        language: "fi",
        agentKeys: [],
      },
    });
    const right = { person, role: "ag", unit: "tiimi-1", until: addDays(today, 30) } as const;
    const { grant } = await administrator.use(proposeGrant, {
      body: { ...right, registers: [...allRegisters], lines: ["henkiloasiakkaat"] },
    });
    return [
      async () => {
        const { id } = await handler.use(openCase, { body: { kind: "complaint", members: [] } });
        acknowledged.set(`case of round ${round}`, async () =>
          (await handler.use(listCases, {})).rows.some((one) => one.id === id),
        );
      },
      async () => {
        await administrator.use(approveGrant, { params: { grant } });
        acknowledged.set(`right of round ${round}`, async () => {
          const { rows } = await officer.use(listPeople, {});
          const grants = rows.flatMap((one) => one.grants);
          return grants.find(({ id }) => id === grant)?.state === "in-force";
        });
      },
      async () => {
        await lead.use(reportHeard, { params, body: { ranges: [[0, 1500]] } });
        acknowledged.set(`hearing of round ${round}`, async () => {
          let page = await own();
          const rows = [...page.rows];
          while (page.next !== undefined) rows.push(...(page = await own(page.next)).rows);
          return rows.find(({ id }) => id === contact)?.heard?.length === 1;
        });
      },
      async () => {
        const { id, version } = text;
        await signer.use(signCommitment, {
          body: { text: id, version, language: "fi", read: true },
        });
        acknowledged.set(
          `commitment of round ${round}`,
          async () => (await signer.use(readMe, {})).commitment?.version === version,
        );
      },
    ];
  };

  let rounds = 0;
  return {
    archive,
    recorder,
    officer,
    contacts,
    acknowledged,
    async listed() {
      let page = await own();
      const found = new Set<string>(page.rows.map(({ id }) => id));
      while (page.next !== undefined) for (const { id } of (page = await own(page.next)).rows) found.add(id);
      return found;
    },
    async killedAfter(count, kill) {
      rounds += 1;
      const acts = await actsOf(rounds);
      let left = count;
      let undone = acts.length;
      const work = { isOver: false };
      const killWhenDone = async () => {
        if (work.isOver || left > 0 || undone > 0) return;
        work.isOver = true;
        await kill();
      };
      const deliverOn = async (): Promise<void> => {
        while (!work.isOver) {
          const contact = await deliver().catch(() => null);
          if (contact === null) return;
          contacts.add(contact);
          left -= 1;
          await killWhenDone();
        }
      };
      const act = async (one: () => Promise<void>) => {
        await one();
        undone -= 1;
        await killWhenDone();
      };
      await Promise.all([...Array.from({ length: atOnce }, deliverOn), ...acts.map(act)]);
    },
    async missing() {
      const missing: string[] = [];
      for (const [name, isThere] of acknowledged) if (!(await eventually(isThere))) missing.push(name);
      return missing;
    },
  };
}

/** What a service learns from another comes by relay: asked for a while, and again where a service that was just started is still away. */
async function eventually(isThere: () => Promise<boolean>): Promise<boolean> {
  const until = systemClock.monotonic() + 20_000;
  for (;;) {
    const there = await isThere().catch(() => false);
    if (there || systemClock.monotonic() > until) return there;
    await pause(systemClock, 100);
  }
}
