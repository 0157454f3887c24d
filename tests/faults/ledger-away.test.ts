import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import {
  type CaseView,
  issueTicket,
  listContacts,
  listEntries,
  openCase,
  openSitting,
  previewDeletion,
  readContact,
  signIn,
} from "@tallenne/contracts";
import { calendarDate, type ContactId } from "@tallenne/domain";
import { pause, systemClock } from "@tallenne/runtime";
import {
  announcementOf,
  type Archive,
  type Browser,
  customers,
  enrolRecorder,
  type Office,
  officeOf,
  type Recorder,
  startArchive,
  wav,
} from "@tallenne/testkit";

jest.setTimeout(180_000);

const today = calendarDate("2026-11-24");

describe("the ledger away", () => {
  let archive: Archive;
  let office: Office;
  let recorder: Recorder;
  let lead: Browser;
  let adviser: Browser;
  let officer: Browser;
  let contact: ContactId;
  let session: CaseView;
  let sound = "";

  const range = () => adviser.ask(sound, { headers: { range: "bytes=0-999" } });
  const deliver = async (externalId: string) => {
    const startedAt = archive.now() - 86_400_000;
    const story = { externalId, startedAt, customer: customers.veera, agent: "agent-204" };
    const kept = await recorder.deliver(announcementOf(story, archive.now()), wav());
    if (kept.contact === null) throw new Error("no contact");
    return kept.contact;
  };

  beforeAll(async () => {
    archive = await startArchive({ topology: "apart", today });
    office = await officeOf(archive, today);
    recorder = await enrolRecorder(office.administrator, () => archive.address);
    const ag = {
      name: "Sanna Ketovuori",
      signInName: "sanna",
      agentKeys: ["agent-204"],
      rights: [{ role: "ag" as const }],
    };
    const sanna = await office.worker(ag);
    adviser = sanna.browser;
    lead = (await office.worker({ name: "Raija Vuorela", signInName: "raija", rights: [{ role: "tl" }] }))
      .browser;
    officer = (
      await office.worker({ name: "Leena Kuusisalo", signInName: "leena", rights: [{ role: "dp" }] })
    ).browser;
    contact = await deliver("away");
    session = await lead.use(openCase, { body: { kind: "training", contact, members: [sanna.person] } });
    const opened = await adviser.use(openSitting, {
      body: { purpose: "p3", case: session.id, contacts: [contact] },
    });
    const params = { sitting: opened.sitting, contact };
    ({ sound } = await adviser.use(issueTicket, { params, body: { side: "both" } }));
  });
  afterAll(async () => archive.close());

  test("control: while it is there, the same requests give content", async () => {
    expect((await range()).status).toBe(206);
    expect((await adviser.call(listContacts, { query: { purpose: "p0", scope: "own" } })).status).toBe(200);
  });

  test("nothing is shown and nobody comes in: 503 with the word, and no byte of content", async () => {
    await archive.killService("ledger");
    const query = { purpose: "p3", case: session.id } as const;
    const answers = [
      (await adviser.call(listContacts, { query: { purpose: "p0", scope: "own" } })).told,
      (await adviser.call(readContact, { params: { contact }, query })).told,
      (await adviser.call(openSitting, { body: { ...query, contacts: [contact] } })).told,
      (await officer.call(previewDeletion, { query: {} })).told,
      (
        await archive.browser().call(signIn, {
          body: { name: office.proof.name, password: office.proof.password, code: "123456" },
        })
      ).told,
    ];
    expect(answers.map(({ status }) => status)).toEqual([503, 503, 503, 503, 503]);
    expect(answers.map((told) => (told.json() as { slug: string }).slug)).toEqual(
      answers.map(() => "no-ledger"),
    );
    expect(answers.every(({ headers }) => Number(headers["retry-after"]) > 0)).toBe(true);
    // The window under way was granted before; its own entry cannot become durable, so no second one follows (flows D21).
    await range();
    const second = await range();
    expect([second.status, second.bytes.includes("RIFF")]).toEqual([503, false]);
  });

  test("what comes in is still taken, and the ledger learns of it when it is back; sound goes on by itself", async () => {
    const meanwhile = await deliver("meanwhile");
    await archive.startService("ledger");
    const query = { object: meanwhile, action: "contact.ingested" } as const;
    let found = 0;
    for (let asked = 0; found === 0 && asked < 200; asked += 1) {
      await pause(systemClock, 100);
      found = (await officer.call(listEntries, { query })).reply?.rows.length ?? 0;
    }
    expect(found).toBe(1);
    let status = 0;
    for (let asked = 0; status !== 206 && asked < 100; asked += 1) {
      await pause(systemClock, 100);
      ({ status } = await range());
    }
    expect(status).toBe(206);
  });
});
