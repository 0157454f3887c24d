import type { ContactId, VisitId } from "@tallenne/domain";
import {
  announcementOf,
  type Archive,
  customers,
  enrolRecorder,
  mailFile,
  officeOf,
  startArchive,
  type TopologyName,
  type VisitDay,
  visitDay,
  wav,
  webVtt,
} from "@tallenne/testkit";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { type MortalChromium, openChromiumBy } from "../chromium-under-test.ts";
import { openFront } from "../front.ts";
import { today } from "../stage.ts";
import { type Cable, layCable } from "./cable.ts";

/** Words of the written item: nothing else on the terminal says them. */
export const citizensWords = "Milloin palkkatukipäätökseni lähtee Rantakylän osoitteeseen";

/** Words of the call, in writing beside its sound. */
export const spokenWords = "Kysyisin muuttokorvauksesta Pitkäjärvelle";

/** The product with a room for listening, a call and a mail of one citizen, and two networks: the terminal's and the supervisor's. */
export interface VisitStage {
  readonly archive: Archive;
  readonly day: VisitDay;
  /** The one origin; each browser reaches it by its own cable. */
  readonly address: string;
  readonly terminalCable: Cable;
  readonly consoleCable: Cable;
  /** A browser at one of the two seats. */
  openBrowser(seat: "terminal" | "console"): Promise<MortalChromium>;
  /** A visit of today to the call and the mail. */
  newVisit(): Promise<VisitId>;
  /** A one-click link of the supervisor, or of the colleague. */
  link(who: "supervisor" | "substitute"): Promise<string>;
  close(): Promise<void>;
}

/** Starts the product with what a visit needs. */
export async function openVisitStage({
  topology,
  callSeconds = 90,
}: {
  topology: TopologyName;
  callSeconds?: number;
}): Promise<VisitStage> {
  const site = mkdtempSync(join(tmpdir(), "ta-site-"));
  cpSync(resolve(import.meta.dirname, "../../../packages/web/dist"), site, { recursive: true });
  // Minutes of sound take this process seconds, in which it answers nobody: made before anything waits for it.
  const sound = wav({ seconds: callSeconds, format: "alaw", tones: [220, 330] });
  const archive = await startArchive({ topology, today, settings: { TALLENNE_SITE: site } });
  const office = await officeOf(archive, today);
  const recorder = await enrolRecorder(office.administrator, () => archive.address);
  const day = await visitDay(office, today);
  const startedAt = archive.now() - 20 * 86_400_000;
  const call = await recorder.deliver(
    announcementOf(
      { externalId: "visit-call", startedAt, seconds: callSeconds, customer: customers.aino },
      archive.now(),
    ),
    sound,
  );
  await recorder.transcribe(
    call,
    webVtt("fi", [
      { from: 0, to: 3_000, side: "adviser", text: "Työvoimapalvelut, hyvää huomenta." },
      { from: 4_000, to: 9_000, side: "customer", text: spokenWords },
    ]),
  );
  const mail = await recorder.deliver(
    announcementOf(
      {
        externalId: "visit-mail",
        channel: "email",
        startedAt: startedAt + 3_600_000,
        seconds: 0,
        customer: customers.aino,
      },
      archive.now(),
    ),
    mailFile({
      from: customers.aino.email,
      fromName: customers.aino.name,
      subject: "Palkkatuki",
      text: citizensWords,
      at: startedAt + 3_600_000,
    }),
  );
  const contacts = [call.contact, mail.contact].filter((one): one is ContactId => one !== null);
  const front = topology === "apart" ? await openFront(site, () => archive.address) : undefined;
  const { address } = archive;
  const served = front?.address ?? address;
  const [terminalCable, consoleCable] = await Promise.all([layCable(served), layCable(served)]);
  const browsers: MortalChromium[] = [];
  return {
    archive,
    day,
    address,
    terminalCable,
    consoleCable,
    async openBrowser(seat) {
      const cable = seat === "terminal" ? terminalCable : consoleCable;
      const opened = await openChromiumBy(address, cable.address);
      browsers.push(opened);
      return opened;
    },
    newVisit: async () => day.booked(await day.decided(contacts, customers.aino)),
    link: async (who) => `${address}/sign-in#token=${await office.link(day.people[who].person)}`,
    async close() {
      await Promise.all(browsers.map((one) => one.kill()));
      await Promise.all([terminalCable.close(), consoleCable.close()]);
      await front?.close();
      await archive.close();
      rmSync(site, { recursive: true, force: true });
    },
  };
}
