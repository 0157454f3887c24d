import type { Permit } from "@tallenne/access";
import { type LedgerEntry, Problem, refuse } from "@tallenne/contracts";
import type { AnswerWords } from "@tallenne/wire";
import type { Stretch } from "../sittings/stretch.ts";
import { type ByteWindow, windowOf } from "./byte-range.ts";
import type { LiveTicket } from "./live-ticket.ts";

/** Longest sound of one answer, seconds (flows D21). */
const longestSeconds = 16;
/** Bytes of the virtual file's header. */
const headerBytes = 44;
/** Sealed chunks hold so many bytes (vault): in such steps the sound before a damaged one is found. */
const stepBytes = 16_384;

/** Makes the entry that a window was served. */
type ServedEntry = (range: Stretch) => LedgerEntry;

/** What one request for sound comes with. */
export interface Listening {
  readonly permit: Permit<"recording.listen">;
  readonly ticket: LiveTicket;
  readonly range: string | undefined;
  readonly entryOf: ServedEntry;
  /** Told when a step is done, for whoever looks for lost time. */
  readonly passed: (step: string) => void;
  /** Asks again whether the person may go on, before each further window of a whole file. Rejects when not. */
  readonly still: () => Promise<void>;
}

/**
 * Sound of a ticket. A range is answered with at most sixteen seconds (206; the player asks on). Without a range the whole file goes out, for a
 * download by a tool, window after window under the same rules: the entry of the window before is durable, the person may still listen.
 */
export async function playSound(listening: Listening): Promise<AnswerWords> {
  const { permit, ticket, range } = listening;
  if (!permit.covers(ticket.contact.id)) throw new TypeError("the permit is not for this contact");
  const { length } = ticket.wav;
  const common = { "content-type": "audio/wav", "accept-ranges": "bytes" };
  if (range === undefined)
    return {
      status: 200,
      headers: { ...common, "content-length": String(length) },
      stream: wholeFile(listening),
    };
  const asked = windowOf(range, length, windowBytes(ticket));
  const { bytes, window } = await served(listening, asked);
  return {
    status: 206,
    headers: {
      ...common,
      "content-length": String(bytes.length),
      "content-range": `bytes ${window.from}-${window.to - 1}/${length}`,
    },
    stream: once(bytes, () => ticket.served.left()),
  };
}

/** Every window in order. A damaged chunk, a lapsed right or a silent ledger cuts it. */
async function* wholeFile(listening: Listening): AsyncGenerator<Uint8Array> {
  const { ticket, still } = listening;
  const { length } = ticket.wav;
  try {
    for (let from = 0; from < length;) {
      if (from > 0) await still();
      const asked = { from, to: Math.min(length, from + windowBytes(ticket)) };
      const { bytes, window } = await served(listening, asked);
      yield bytes;
      if (window.to < asked.to) throw refuse("damaged");
      from = window.to;
    }
  } finally {
    ticket.served.left();
  }
}

/** The bytes of a window, shorter where a damaged chunk lies in it. */
interface Rendered {
  readonly bytes: Uint8Array;
  readonly window: ByteWindow;
}

function served({ ticket, entryOf, passed }: Listening, asked: ByteWindow): Promise<Rendered> {
  return ticket.served.inTurn(async (owe) => {
    passed("window-before");
    const whole = await beforeDamage(ticket, asked);
    passed("open-and-decode");
    const stretch = stretchOf(ticket, whole.window);
    // A window of header bytes alone tells nothing: no sound is in it.
    if (stretch[1] > stretch[0]) owe({ stretch, entryOf: () => entryOf(stretch) });
    return whole;
  });
}

/** The whole window; or, where a chunk in it is damaged, what lies before that. Throws Problem `damaged` when nothing does. */
async function beforeDamage(ticket: LiveTicket, asked: ByteWindow): Promise<Rendered> {
  try {
    return { bytes: await rendered(ticket, asked), window: asked };
  } catch (failure) {
    if (!isDamage(failure)) throw failure;
    const window = { from: asked.from, to: await wholesomeEnd(ticket, asked) };
    if (window.to <= window.from) throw failure;
    return { bytes: await rendered(ticket, window), window };
  }
}

async function rendered({ wav, recording, side }: LiveTicket, { from, to }: ByteWindow): Promise<Uint8Array> {
  const plan = wav.plan(from, to);
  const master = await recording.bytes(plan.masterFrom, plan.masterTo);
  return wav.render(master, plan, { side });
}

/** Where the sound before the first damaged chunk of a window ends, in bytes of the virtual file, at a whole frame. */
async function wholesomeEnd({ wav, recording, contact }: LiveTicket, asked: ByteWindow): Promise<number> {
  const { masterFrom, masterTo } = wav.plan(asked.from, asked.to);
  let sound = masterFrom;
  try {
    for (let next = sound; sound < masterTo; sound = next) {
      next = Math.min(masterTo, (Math.floor(sound / stepBytes) + 1) * stepBytes);
      await recording.bytes(sound, next);
    }
  } catch (failure) {
    if (!isDamage(failure)) throw failure;
  }
  const { audio } = contact;
  if (audio === null) return asked.from;
  const masterFrame = Math.max(1, Math.round(audio.dataLength / Math.max(1, audio.frames)));
  const frames = Math.max(0, Math.floor((sound - audio.dataOffset) / masterFrame));
  return Math.min(asked.to, headerBytes + frames * audio.channels * 2);
}

const isDamage = (failure: unknown) => failure instanceof Problem && failure.slug === "damaged";

/** Milliseconds a window of bytes stands for, outwards to whole ones. */
function stretchOf(ticket: Pick<LiveTicket, "contact">, { from, to }: ByteWindow): Stretch {
  const second = secondBytes(ticket);
  const at = (byte: number) => (Math.max(0, byte - headerBytes) / second) * 1000;
  return [Math.floor(at(from)), Math.ceil(at(to))];
}

const windowBytes = (ticket: Pick<LiveTicket, "contact">) => secondBytes(ticket) * longestSeconds;

function secondBytes({ contact: { audio } }: Pick<LiveTicket, "contact">): number {
  if (audio === null) throw refuse("unknown");
  return audio.rate * audio.channels * 2;
}

/** The bytes, and what follows when they are handed over or nobody wants them any more. */
async function* once(bytes: Uint8Array, then: () => void): AsyncGenerator<Uint8Array> {
  try {
    yield bytes;
  } finally {
    then();
  }
}
