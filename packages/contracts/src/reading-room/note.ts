import { z } from "zod";
import { operation } from "../operation.ts";
import { flag, idOf, instant, text, whole } from "../scalar.ts";
import { roleCode } from "../standing.ts";
import { nothing, outcomes, partParams } from "./shape.ts";

/** At most so many notes stand beside one contact. */
export const mostNotes = 500;

const place = {
  fromMs: whole("Where in the recording, milliseconds; 0 for a text.", 86_400_000),
  toMs: whole("To where, for a stretch.", 86_400_000).optional(),
};

const written = z
  .strictObject({
    ...place,
    text: text("Words.", 4_000, "Ohje annettiin väärin päin."),
    shared: flag("Others of the same case read it; else its writer alone."),
  })
  .meta({ description: "A note.", example: {} });
export type WrittenNote = z.output<typeof written>;

const note = z
  .strictObject({
    note: idOf("note", "The note."),
    ...place,
    text: text("Words.", 4_000),
    shared: flag("Others of the same case read it."),
    own: flag("Written by the reader."),
    role: roleCode,
    at: instant("When it was last written."),
  })
  .meta({ description: "A note as its reader sees it.", example: {} });
export type NoteView = z.output<typeof note>;

const noteParams = partParams.extend({ note: idOf("note", "The note.") });

export const listNotes = operation({
  id: "listNotes",
  service: "reading-room",
  audience: "public",
  method: "get",
  path: "/v1/sittings/:sitting/contacts/:contact/notes",
  summary: "Notes beside a contact: one's own, and those that others of the same case share.",
  caller: { who: "person", act: "text.read" },
  trail: { before: "access.notes.read" },
  promises: ["A10.2"],
  params: partParams,
  reply: z
    .strictObject({
      notes: z.array(note).max(mostNotes).meta({ description: "In order of place.", example: [] }),
    })
    .meta({ description: "Notes.", example: {} }),
  problems: outcomes,
});

export const writeNote = operation({
  id: "writeNote",
  service: "reading-room",
  audience: "public",
  method: "post",
  path: "/v1/sittings/:sitting/contacts/:contact/notes",
  summary:
    "A note at a second of the recording. It is sealed with the contact's own key and goes when that goes.",
  caller: { who: "person", act: "text.read" },
  trail: { before: "access.note.written" },
  promises: ["A6.1", "A10.2"],
  params: partParams,
  body: written,
  reply: note,
  status: 201,
  problems: [...outcomes, "too-many", "store-full"],
});

export const changeNote = operation({
  id: "changeNote",
  service: "reading-room",
  audience: "public",
  method: "put",
  path: "/v1/sittings/:sitting/contacts/:contact/notes/:note",
  summary: "Writes one's own note anew; somebody else's is unknown.",
  caller: { who: "person", act: "text.read" },
  trail: { before: "access.note.written" },
  promises: ["A6.1", "A10.2"],
  params: noteParams,
  body: written,
  reply: note,
  problems: [...outcomes, "store-full"],
});

export const removeNote = operation({
  id: "removeNote",
  service: "reading-room",
  audience: "public",
  method: "delete",
  path: "/v1/sittings/:sitting/contacts/:contact/notes/:note",
  summary: "Removes one's own note; somebody else's is unknown.",
  caller: { who: "person", act: "text.read" },
  trail: { before: "access.note.removed" },
  promises: ["A10.2"],
  params: noteParams,
  reply: nothing,
  problems: [...outcomes, "store-full"],
});
