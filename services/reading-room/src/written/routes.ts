import { readAttachment, readText, refuse, reveal, shownText, type ShownText } from "@tallenne/contracts";
import { type Route, answer, asFile, bind } from "@tallenne/wire";
import { isPartKind } from "@tallenne/vault";
import { factsUnder, knownOf, refuseBuried } from "../contents/contact-facts.ts";
import { wholeOf } from "../contents/contents.ts";
import type { RoomPorts } from "../ports.ts";
import { ownSitting } from "../sittings/own-sitting.ts";
import { revealed } from "./reveal.ts";

/** Operation ↔ use case, nothing else: texts, attachments, personal fields. */
export function writtenRoutes(ports: RoomPorts): readonly Route[] {
  const { sittings, peers, contents } = ports;
  const seated = async (
    asked: Parameters<typeof ownSitting>[2],
    standing: Parameters<typeof ownSitting>[1],
  ) => {
    const sitting = await ownSitting(sittings, standing, asked);
    const known = await knownOf(peers, asked.contacts ?? [], sitting.case ?? undefined);
    refuseBuried(known, asked.contacts ?? [], standing.person);
    const objects = [
      asked.sitting,
      ...(asked.contacts ?? []),
      ...(sitting.case === null ? [] : [sitting.case]),
    ];
    return { facts: factsUnder(sitting.purpose, known), objects, carry: known };
  };
  const show = revealed(ports);

  return [
    bind(readText, {
      prepare: async ({ params }, { standing }) => ({
        ...(await seated({ sitting: params.sitting, contacts: [params.contact] }, standing)),
        entry: { part: "text" },
      }),
      use: async ({ permit, receipt, carry }) => {
        const contact = carry.contacts[0];
        if (contact === undefined) throw refuse("unknown");
        return textOf(await wholeOf(await contents.open(permit, receipt, contact, "text")));
      },
    }),
    bind(readAttachment, {
      prepare: async ({ params }, { standing }) => ({
        ...(await seated({ sitting: params.sitting, contacts: [params.contact] }, standing)),
        entry: { part: params.part },
      }),
      use: async ({ permit, receipt, carry }, { params }) => {
        const contact = carry.contacts[0];
        if (contact === undefined || !isPartKind(params.part)) throw refuse("unknown");
        const text = textOf(await wholeOf(await contents.open(permit, receipt, contact, "text")));
        const named = text.attachments.find(({ part }) => part === params.part);
        const opened = await contents.open(permit, receipt, contact, params.part);
        return answer(undefined, {
          headers: {
            // Never the sender's own type: nothing sent in may run or be drawn in the page.
            "content-type": "application/octet-stream",
            "content-disposition": asFile(named?.name ?? params.part),
            "content-length": String(opened.plainLength),
          },
          stream: opened.range(0, opened.plainLength),
        });
      },
    }),
    bind(reveal, {
      prepare: async ({ params, body }, { standing }) => ({
        ...(await seated({ sitting: params.sitting, contacts: body.contacts }, standing)),
        entry: { fields: ["name", "phone", "email", "identity-code", "business-id", "address", "subject"] },
      }),
      use: async ({ permit, receipt, carry }, { body }) => ({
        contacts: [...(await show(permit, receipt, body.contacts, carry))],
      }),
    }),
  ];
}

function textOf(bytes: Buffer): ShownText {
  return shownText.parse(JSON.parse(bytes.toString("utf8")));
}
