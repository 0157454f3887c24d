import {
  publishCommitmentText,
  readCommitmentText,
  readSignedText,
  recordPaperCommitment,
  refuse,
  signCommitment,
} from "@tallenne/contracts";
import { bind, type Route } from "@tallenne/wire";
import type { IdentityPorts } from "../ports.ts";
import { notedProof, proveAgain } from "../sessions/prove-again.ts";
import { meOf } from "../sessions/standing-of.ts";
import { textNumbered } from "./commitment-text.ts";
import { nextNumber, publishWith } from "./publish-text.ts";
import { textFor } from "./read-text.ts";
import { recordSheet, soundSheet } from "./record-paper.ts";
import { lastDayFromToday, signWith, textToSign } from "./sign-commitment.ts";

/** Operation ↔ use case: the confidentiality commitment. */
export function commitmentRoutes(ports: IdentityPorts): readonly Route[] {
  const prove = proveAgain(ports);
  const sign = signWith(ports);
  const publish = publishWith(ports);
  return [
    bind(readCommitmentText, { use: ({ standing }) => textFor(ports, standing.person) }),
    bind(signCommitment, {
      prepare: async ({ body }, { standing }) => {
        const text = await textToSign(ports, body);
        const present = await prove(standing, body);
        const id = ports.chance.id("commitment");
        const until = lastDayFromToday(ports);
        const entry = { text: text.id, version: text.number, until, language: body.language };
        return { objects: [id, text.id], entry, carry: { id, text, until, present } };
      },
      use: async ({ carry }, { body }) => {
        await sign(carry, body.language);
        return meOf(ports, await notedProof(ports, carry.present));
      },
    }),
    bind(readSignedText, {
      use: async (_granted, { params }) => {
        const text = await textNumbered(ports.texts, Number(params.version));
        if (!text) throw refuse("unknown");
        const { number, from, paragraphs, laws } = text;
        return { version: number, from, paragraphs: [...paragraphs], laws: [...laws] };
      },
    }),
    bind(recordPaperCommitment, {
      prepare: async ({ params, body }, { standing }) => {
        const { person } = params;
        const sound = await soundSheet(ports, { person, by: standing.person, sheet: body });
        const { id, text, until } = sound;
        return {
          facts: { target: { person } },
          objects: [id, text.id, person],
          entry: { text: text.id, version: text.number, until, language: body.language },
          carry: sound,
        };
      },
      use: async ({ carry, standing }, { params, body }) => {
        await recordSheet(ports, { ...carry, person: params.person, by: standing.person, sheet: body });
        return { commitment: carry.id, until: carry.until };
      },
    }),
    bind(publishCommitmentText, {
      prepare: async () => {
        const [id, number] = [ports.chance.id("policy"), await nextNumber(ports)];
        return { objects: [id], entry: { version: number }, carry: { id, number } };
      },
      use: async ({ carry }, { body }) => {
        await publish({ ...carry, ...body });
        return { id: carry.id, version: carry.number };
      },
    }),
  ];
}
