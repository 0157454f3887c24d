import type { Permit, Receipt } from "@tallenne/access";
import { type AccessFacts, mostNotes, type NoteView, refuse, type WrittenNote } from "@tallenne/contracts";
import { type ContactId, type Id, instantOf } from "@tallenne/domain";
import type { Chance, Clock } from "@tallenne/runtime";
import type { Collection } from "@tallenne/store";
import { type KeyOpener, noteContext, openBytes, saltLength, sealBytes } from "@tallenne/vault";
import type { RoleCode } from "@tallenne/domain";
import { whyClosed } from "../contents/contents.ts";
import { openKey, wrappedOf } from "../contents/open-keys.ts";
import { isReadBy, type Note, type NoteReader } from "./note.ts";

interface NotePorts {
  readonly notes: Collection<Note>;
  readonly opener: KeyOpener;
  readonly clock: Clock;
  readonly chance: Chance;
}

/** What a note is about, and under which right. */
export interface NoteAsked {
  readonly permit: Permit<"text.read">;
  readonly receipt: Receipt;
  readonly contact: AccessFacts;
  readonly reader: NoteReader & { readonly role: RoleCode };
}

/** Notes beside contacts: written, read and removed only under a permit for the contact, with its record key. */
export function keepNotes({ notes, opener, clock, chance }: NotePorts) {
  return {
    /** Notes the reader may see, in order of their place. Throws `gone` with the contact's key. */
    async list(asked: NoteAsked): Promise<NoteView[]> {
      const kept = await all(asked.contact.id);
      const shown = kept.filter((note) => isReadBy(note, asked.reader));
      if (shown.length === 0) return [];
      const key = await keyFor(asked);
      try {
        return shown
          .toSorted((a, b) => a.fromMs - b.fromMs || a.at.localeCompare(b.at))
          .map((note) => viewOf(note, wordsOf(note, key), asked.reader));
      } finally {
        key.fill(0);
      }
    },

    /** Throws `too-many` beyond what may stand beside one contact. */
    async write(asked: NoteAsked, written: WrittenNote): Promise<NoteView> {
      if ((await notes.count({ field: "contact", is: asked.contact.id })) >= mostNotes)
        throw refuse("too-many", { facts: { most: mostNotes } });
      const { person, role, purpose, case: of } = asked.reader;
      const id = chance.id("note");
      const note = await notes.insert({
        id,
        contact: asked.contact.id,
        author: person,
        role,
        purpose,
        case: of,
        ...(await sealedFor(asked, id, written)),
      });
      return viewOf(note, written.text, asked.reader);
    },

    /** One's own; any other is unknown. */
    async change(asked: NoteAsked, id: Id<"note">, written: WrittenNote): Promise<NoteView> {
      const sealed = await sealedFor(asked, id, written);
      const changed = await notes.change(id, (note) => {
        if (!isOwn(note, asked)) throw refuse("unknown");
        return { ...note, ...sealed };
      });
      if (changed === undefined) throw refuse("unknown");
      return viewOf(changed, written.text, asked.reader);
    },

    /** One's own; any other is unknown. */
    async remove(asked: NoteAsked, id: Id<"note">): Promise<void> {
      const note = await notes.get(id);
      if (note === undefined || !isOwn(note, asked)) throw refuse("unknown");
      await notes.remove(id);
    },

    /** Forgets the notes of contacts that are destroyed. Answers how many. */
    async forget(contacts: readonly ContactId[]): Promise<number> {
      let gone = 0;
      for (const contact of contacts)
        for (const { id } of await all(contact)) if (await notes.remove(id)) gone += 1;
      return gone;
    },

    /** Contacts that still have notes. */
    async surviving(contacts: readonly ContactId[]): Promise<readonly ContactId[]> {
      const counts = await Promise.all(
        contacts.map((contact) => notes.count({ field: "contact", is: contact })),
      );
      return contacts.filter((_contact, index) => (counts[index] ?? 0) > 0);
    },
  };

  async function all(contact: ContactId): Promise<readonly Note[]> {
    const found: Note[] = [];
    for await (const note of notes.each({ field: "contact", is: contact })) found.push(note);
    return found;
  }

  async function keyFor({ permit, receipt, contact }: NoteAsked): Promise<Buffer> {
    if (!permit.covers(contact.id)) throw new TypeError("the permit is not for this contact");
    if (receipt.index < 0) throw new TypeError("the receipt is of no entry");
    try {
      return await openKey(opener, wrappedOf(contact), "record");
    } catch (failure) {
      throw whyClosed(failure);
    }
  }

  async function sealedFor(asked: NoteAsked, note: Id<"note">, { fromMs, toMs, text, shared }: WrittenNote) {
    const key = await keyFor(asked);
    try {
      const context = noteContext({ contact: asked.contact.id, note });
      const plain = Buffer.from(text, "utf8");
      const sealed = sealBytes({ key, context, salt: chance.bytes(saltLength), plain }).toString("base64");
      const to = toMs === undefined || toMs <= fromMs ? null : toMs;
      return { fromMs, toMs: to, isShared: shared, at: instantOf(clock.now()), sealed };
    } finally {
      key.fill(0);
    }
  }
}

/** What {@link keepNotes} gives. */
export type Notes = ReturnType<typeof keepNotes>;

function isOwn(note: Note, { contact, reader }: NoteAsked): boolean {
  return note.author === reader.person && note.contact === contact.id && isReadBy(note, reader);
}

function wordsOf(note: Note, key: Buffer): string {
  const context = noteContext({ contact: note.contact, note: note.id });
  try {
    return openBytes({ key, context, sealed: Buffer.from(note.sealed, "base64") }).toString("utf8");
  } catch (failure) {
    throw whyClosed(failure);
  }
}

function viewOf(note: Note, text: string, { person }: NoteReader): NoteView {
  return {
    note: note.id,
    fromMs: note.fromMs,
    ...(note.toMs === null ? {} : { toMs: note.toMs }),
    text,
    shared: note.isShared,
    own: note.author === person,
    role: note.role,
    at: note.at,
  };
}
