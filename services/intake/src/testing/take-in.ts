import { type Announcement, type ShownText, shownText } from "@tallenne/contracts";
import { openBytes, type PartKind, partContext, unwrapKey } from "@tallenne/vault";
import type { IntakeArchive } from "./intake-archive.ts";

let taken = 0;

/** Announces and puts; answers what came of it and every part, opened. */
export async function takeIn(
  archive: IntakeArchive,
  channel: Announcement["channel"],
  content: Uint8Array,
  more: Partial<Announcement> = {},
) {
  const externalId = `written-${(taken += 1)}`;
  const parties = channel === "chat" ? [] : [{ role: "customer" as const, email: "aino@example.fi" }];
  const announced = await archive.announce({ externalId, channel, parties, ...more });
  const put = await archive.put(announced.body, content);
  const record = [...archive.catalogue.records.values()].find(({ id }) => id === put.body.contact);
  const opened = new Map<string, Buffer>();
  if (record === undefined) return { put, record, opened };
  const { register, class: kind, anchorDate, lastDay, id: contact } = record;
  const wrap = record.wraps.find((one) => one.kind === "object");
  if (wrap === undefined) throw new Error("no object key");
  const binding = { contact, register, class: kind, anchorDate, lastDay, kind: "object" as const };
  const key = unwrapKey(archive.catalogue.privateHalf(record), wrap, binding);
  for (const part of record.parts) {
    const sealed = await archive.objects.getSpan(part.key, { from: 0, to: part.sealedLength });
    const context = partContext({ contact, part: part.id, kind: part.kind as PartKind });
    opened.set(part.kind, openBytes({ key, context, sealed }));
  }
  return { put, record, opened };
}

/** The text that is shown of what was taken in. */
export function shownOf(opened: ReadonlyMap<string, Buffer>): ShownText {
  return shownText.parse(JSON.parse(opened.get("text")?.toString() ?? ""));
}

/** Words of the messages shown. */
export function textsOf(opened: ReadonlyMap<string, Buffer>): string[] {
  return shownOf(opened).messages.map(({ text }) => text);
}
