import { type CaseView, openCase } from "@tallenne/contracts";
import type { ContactId } from "@tallenne/domain";
import { announcementOf, customers, type Spoken, type Story, wav, webVtt } from "@tallenne/testkit";
import type { World } from "./world.ts";

/** A contact that came in through the recorder's door. */
export async function delivered(world: World, story: Story, bytes: Uint8Array): Promise<ContactId> {
  const { contact } = await world.recorder.deliver(announcementOf(story, world.archive.now()), bytes);
  if (contact === null) throw new Error("a kept announcement names its contact");
  return contact;
}

/** The transcript of what came before by the same story: the recorder asks under which announcement, and sends it. Answers the status. */
export async function transcribed(world: World, story: Story, turns: readonly Spoken[]): Promise<number> {
  const kept = await world.recorder.deliver(announcementOf(story, world.archive.now()), new Uint8Array());
  return (await world.recorder.transcribe(kept, webVtt("fi", turns))).status;
}

/** A call of Aino's with what she says in it in writing. */
export async function spokenCall(
  world: World,
  externalId: string,
  startedAt: number,
  words: string,
): Promise<ContactId> {
  const story = { externalId, startedAt, customer: customers.aino, agent: "agent-204" };
  const call = await delivered(world, story, wav());
  await transcribed(world, story, [{ from: 0, to: 1_500, side: "customer", text: words }]);
  return call;
}

/** A coaching session that Sanna's team lead opens with her about a contact of hers. */
export function openTraining(world: World, contact: ContactId): Promise<CaseView> {
  return world.raija.browser.use(openCase, {
    body: { kind: "training", contact, members: [world.sanna.person] },
  });
}

/** A complaint that its handler opens. */
export function openComplaint(world: World): Promise<CaseView> {
  return world.pirjo.browser.use(openCase, { body: { kind: "complaint", members: [] } });
}
