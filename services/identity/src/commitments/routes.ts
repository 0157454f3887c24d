import { publishCommitmentText, readCommitmentText, signCommitment } from "@tallenne/contracts";
import { bind, type Route } from "@tallenne/wire";
import type { IdentityPorts } from "../ports.ts";
import { notedProof, proveAgain } from "../sessions/prove-again.ts";
import { meOf } from "../sessions/standing-of.ts";
import { nextNumber, publishWith } from "./publish-text.ts";
import { textFor } from "./read-text.ts";
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
