import { type Permit, type Receipt, type SigningKey, signTicket } from "@tallenne/access";
import { refuse } from "@tallenne/contracts";
import { type ContactId, type TicketId, instantOf } from "@tallenne/domain";
import { type Side, virtualWav } from "@tallenne/media";
import type { Chance, Clock } from "@tallenne/runtime";
import type { SetCookie } from "@tallenne/wire";
import type { Contents } from "../contents/contents.ts";
import { playedPart } from "../contents/played-part.ts";
import type { Known } from "../contents/contact-facts.ts";
import type { ServedWindows } from "./served-windows.ts";
import type { Sitting } from "../sittings/sitting.ts";
import { type LiveTickets, ticketLifeMs } from "./live-ticket.ts";

/** Name of the cookie that carries the ticket; it is sent to the sound's own address only. */
export const ticketCookie = "tallenne-ticket";
/** Life of a ticket, seconds. */
const life = ticketLifeMs / 1000;

interface IssueTicketPorts {
  readonly contents: Contents;
  readonly tickets: LiveTickets;
  /** Keeps the windows of one recording in one sitting. */
  readonly windowsOf: (sitting: Sitting, contact: ContactId) => ServedWindows;
  readonly signingKey: SigningKey;
  readonly clock: Clock;
  readonly chance: Chance;
  /** Public path of this instance. */
  readonly base: string;
}

interface IssueTicketCommand {
  readonly sitting: Sitting;
  readonly contact: ContactId;
  readonly side: Side;
  readonly handle?: TicketId;
  readonly known: Known;
}

/** What the player gets. */
export interface IssuedTicket {
  readonly body: {
    handle: TicketId;
    sound: string;
    expiresAt: ReturnType<typeof instantOf>;
    length: number;
    durationMs: number;
  };
  readonly cookie: SetCookie;
}

/**
 * Opens the recording and signs a ticket for it, bound to sitting, contact, part, session and side. With the handle of a living ticket of the same
 * recording it is renewed; the key is looked up anew either way, so a destroyed bucket renews nothing.
 */
export function issueTicket({
  contents,
  tickets,
  windowsOf,
  signingKey,
  clock,
  chance,
  base,
}: IssueTicketPorts) {
  return async (
    permit: Permit<"recording.listen">,
    receipt: Receipt,
    command: IssueTicketCommand,
  ): Promise<IssuedTicket> => {
    const { sitting, contact: id, side, known } = command;
    const contact = known.contacts.find((one) => one.id === id);
    if (contact?.audio == null) throw refuse("unknown");
    const part = playedPart(contact);
    const recording = await contents.open(permit, receipt, contact, part);
    const before = command.handle === undefined ? undefined : tickets.get(command.handle);
    const isSame =
      before?.sitting === sitting.id &&
      before.contact.id === id &&
      before.session === sitting.session &&
      before.side === side;
    const handle = before !== undefined && isSame ? before.handle : chance.id("ticket");
    const wav = virtualWav(contact.audio);
    const now = clock.now();
    const wrap = contact.wraps.find(({ kind }) => kind === "object");
    tickets.put({
      handle,
      sitting: sitting.id,
      session: sitting.session,
      purpose: sitting.purpose,
      contact,
      ...(known.case === undefined ? {} : { case: known.case }),
      side,
      recording,
      wav,
      bucket: { bucket: wrap?.bucket ?? "", bucketVersion: wrap?.bucketVersion ?? 0 },
      until: now + ticketLifeMs,
      served: before !== undefined && isSame ? before.served : windowsOf(sitting, id),
    });
    const ticket = { sitting: sitting.id, contact: id, part, session: sitting.session, side };
    const sound = `${base}/v1/sound/${handle}`;
    return {
      body: {
        handle,
        sound,
        expiresAt: instantOf(now + ticketLifeMs),
        length: wav.length,
        durationMs: contact.audio.durationMs,
      },
      cookie: {
        name: ticketCookie,
        value: signTicket({ ticket, key: signingKey, now, life }),
        path: sound,
        maxAge: life,
      },
    };
  };
}
