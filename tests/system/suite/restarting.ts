import { describe, expect, test } from "@jest/globals";
import { listContacts, readMe } from "@tallenne/contracts";
import type { ContactId } from "@tallenne/domain";
import { announcementOf, customers, wav } from "@tallenne/testkit";
import { readdirSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { delivered } from "./steps.ts";
import { at, type World } from "./world.ts";

/** Stop and start lose nothing that was acknowledged. */
export function restarting(world: World): void {
  describe("stop and start", () => {
    const own = { customer: customers.veera, agent: "agent-204" };
    test("sessions, contacts, and an upload announced before are there afterwards", async () => {
      const story = { ...own, startedAt: at("2026-11-23 14.00") };
      const contact = await delivered(world, { ...story, externalId: "restart" }, wav());
      const announcement = announcementOf({ ...story, externalId: "begun" }, world.archive.now());
      const begun = (await world.recorder.announce(announcement)).reply;
      const exits = await stopped(world);
      expect(exits.every((code) => code === 0)).toBe(true);
      await world.archive.start();
      expect((await world.sanna.browser.use(readMe, {})).name).toBe("Sanna Ketovuori");
      expect(await ownContacts(world)).toContain(contact);
      expect(await delivered(world, { ...story, externalId: "restart" }, wav())).toBe(contact);
      // The address that was given before the stop takes the content after it.
      const told = await world.recorder.put(String(begun?.contentAddress), wav({ tones: [270, 410] }));
      expect([told.status, told.json()]).toMatchObject([201, { state: "kept" }]);
      const { contact: late } = told.json() as { contact: ContactId };
      expect(await ownContacts(world)).toContain(late);
    }, 60_000);

    test("an upload that the stop cut leaves nothing half kept, and the source sends it again", async () => {
      const bytes = wav({ format: "pcm16", seconds: 20, tones: [330, 440] });
      const story = { ...own, externalId: "cut", seconds: 20, startedAt: at("2026-11-23 14.30") };
      const announcement = announcementOf(story, world.archive.now());
      const address = String((await world.recorder.announce(announcement)).reply?.contentAddress);
      const before = await ownContacts(world);
      const half = halfSent(world, address, bytes);
      await half.isUnderWay;
      await stopped(world);
      expect(await half.outcome).not.toBe(201);
      await world.archive.start();
      expect(await ownContacts(world)).toEqual(before);
      const staging = join(world.archive.folder, "staging");
      expect(
        readdirSync(staging, { recursive: true, withFileTypes: true })
          .filter((one) => !one.isDirectory() && !one.name.startsWith("."))
          .map(({ name }) => name),
      ).toEqual([]);
      const kept = await world.recorder.deliver(announcement, bytes);
      expect(kept.state).toBe("kept");
      expect(await ownContacts(world)).toContain(kept.contact);
    }, 60_000);
  });
}

/** Stops every process in order and answers their exit codes. */
function stopped({ archive }: World): Promise<readonly (number | null)[]> {
  const programs = [...archive.programs];
  return Promise.all([archive.stop(), ...programs.map((program) => program.stop())]).then(
    ([, ...codes]) => codes,
  );
}

async function ownContacts({ sanna }: World): Promise<readonly ContactId[]> {
  const { rows } = await sanna.browser.use(listContacts, { query: { purpose: "p0", scope: "own" } });
  return rows.map(({ id }) => id).toSorted();
}

/** Sends the first half of a recording and then waits. `outcome`: the status it was answered with, or `cut` where the connection ended without one. */
function halfSent({ archive, recorder }: World, path: string, bytes: Uint8Array) {
  const upload = request(new URL(path, archive.address), {
    method: "PUT",
    headers: {
      authorization: `Bearer ${recorder.token}`,
      "content-type": "application/octet-stream",
      "content-length": bytes.length,
    },
  });
  const outcome = new Promise<number | "cut">((resolve) => {
    upload.on("response", (told) => resolve(told.resume().statusCode ?? 0));
    upload.on("error", () => resolve("cut"));
  });
  const isUnderWay = new Promise<void>((resolve) => {
    upload.write(bytes.subarray(0, bytes.length / 2), () => resolve());
  });
  return { outcome, isUnderWay };
}
