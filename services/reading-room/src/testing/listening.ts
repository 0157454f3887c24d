import type { ContactId } from "@tallenne/domain";
import { complaint } from "./people.ts";
import type { RoomArchive, Told } from "./room-archive.ts";
import { callBucket, contactNumber, recording, silencePart } from "./seal-contact.ts";

/** The call that the scene's tests listen to. */
export const call = contactNumber(1);

/** Keeps a call and links it to Paivi's complaint. */
export async function keepCall(archive: RoomArchive, id: ContactId = call): Promise<void> {
  await archive.keep({
    id,
    bucket: callBucket,
    channel: "call",
    parts: { original: recording, peaks: Buffer.from("peaks"), silence: silencePart },
  });
  archive.catalogue.cases.set(complaint([]).id, complaint([...archive.catalogue.contacts.keys()]));
}

/** Opens a sitting on contacts; answers what was told. */
export function askSitting(
  archive: RoomArchive,
  more: {
    readonly purpose?: string;
    readonly contacts?: readonly string[];
    readonly case?: string | undefined;
  } = {},
): Promise<Told> {
  const body = { purpose: "p1", case: complaint([]).id, contacts: [call], ...more };
  return archive.ask("/reading-room/v1/sittings", { body });
}

/** A sitting with a ticket, as a player has them. */
export interface Player {
  readonly sitting: string;
  readonly handle: string;
  readonly sound: string;
  readonly cookie: string;
  readonly length: number;
  /** Asks for sound, `bytes=…` or the whole file. */
  readonly hear: (range?: string) => Promise<Told>;
  /** Reports stretches as played. */
  readonly report: (...ranges: readonly (readonly [number, number])[]) => Promise<Told>;
  /** Renews the ticket. */
  readonly renew: () => Promise<Told>;
}

/** The name and value of the cookie an answer sets. */
export const cookieOf = (told: Told) => told.headers.get("set-cookie")?.split(";")[0] ?? "";

/** Opens a sitting and takes a ticket. */
export async function openPlayer(
  archive: RoomArchive,
  side: "both" | "adviser" | "customer" = "both",
): Promise<Player> {
  const opened = await askSitting(archive);
  if (opened.status !== 201) throw new Error(`the sitting was answered ${opened.status}`);
  const sitting = String(opened.json()["sitting"]);
  const place = `/reading-room/v1/sittings/${sitting}/contacts/${call}`;
  const issued = await archive.ask(`${place}/tickets`, { body: { side } });
  if (issued.status !== 201) throw new Error(`the ticket was answered ${issued.status}`);
  const { handle, sound, length } = issued.json() as { handle: string; sound: string; length: number };
  let cookie = cookieOf(issued);
  return {
    sitting,
    handle,
    sound,
    length,
    get cookie() {
      return cookie;
    },
    hear: (range) => archive.ask(sound, { cookie, headers: range === undefined ? {} : { range } }),
    report: (...ranges) => archive.ask(`${place}/heard`, { body: { ranges } }),
    renew: async () => {
      const again = await archive.ask(`${place}/tickets`, { body: { side, handle } });
      if (again.status === 201) cookie = cookieOf(again);
      return again;
    },
  };
}
