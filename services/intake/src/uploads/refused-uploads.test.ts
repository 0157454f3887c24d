import { describe, expect, test } from "@jest/globals";
import { type Announced, discardStaging } from "@tallenne/contracts";
import { createHash } from "node:crypto";
import { recording, tus, uploadScene } from "../testing/upload-scene.ts";

const digest = (bytes: Uint8Array) => `sha-256=:${createHash("sha256").update(bytes).digest("base64")}:`;

describe("what an upload refuses", () => {
  const scene = uploadScene();
  const { ask, handOver, create, begun, append, head, files } = scene;

  test("bytes from another offset, more than were told of, another digest: nothing of them stays", async () => {
    const path = await begun("up-10");
    expect(await append(path, 5, recording.subarray(5))).toMatchObject({
      status: 409,
      body: { slug: "conflict", facts: { offset: 0 } },
    });
    expect((await append(path, 0, Buffer.concat([recording, recording]))).status).toBe(413);
    const half = recording.subarray(0, 9000);
    expect(await append(path, 0, half, { "content-digest": digest(recording) })).toMatchObject({
      status: 422,
      body: { slug: "digest-differs" },
    });
    expect(await head(path)).toEqual([204, "0"]);
    expect((await append(path, 0, half, { "content-digest": digest(half) })).status).toBe(204);
    expect((await ask("POST", `${path}/content`)).body.slug).toBe("conflict");
  });

  test.each([
    ["another version of the protocol", { "tus-resumable": "0.2.2" }, "/headers/tus-resumable"],
    [
      "no offset",
      { ...tus, "upload-offset": "x", "content-type": "application/offset+octet-stream" },
      "/headers/upload-offset",
    ],
    ["another type", { ...tus, "upload-offset": "0", "content-type": "audio/wav" }, "/headers/content-type"],
  ])("%s is told by its field", async (_words, headers, pointer) => {
    const path = await begun("up-11");
    const told = await ask("PATCH", path, { body: recording.subarray(0, 10), headers });
    expect(told).toMatchObject({ status: 422, body: { slug: "bad-input", findings: [{ pointer }] } });
  });

  test("an upload larger than any content, without a fingerprint, or of what is kept or waits", async () => {
    const { body } = await handOver("up-12");
    expect((await create(body["announcement"], 200_000_000)).body.slug).toBe("too-large");
    const bare = await ask("POST", `/v1/announcements/${String(body["announcement"])}/uploads`, {
      headers: { ...tus, "upload-length": "5" },
    });
    expect(bare.body["findings"]).toMatchObject([{ pointer: "/headers/upload-metadata" }]);
    const held = await handOver("up-13", { line: "tuntematon" });
    expect([held.status, (await create(held.body["announcement"])).body.slug]).toEqual([202, "conflict"]);
    const never = await handOver("up-14", { line: "uraohjaus" });
    expect(never.body.slug).toBe("never-record");
  });

  test("a line or register that the source is not enrolled for", async () => {
    await scene.archive.enrol("vaihde-2", { lines: ["yritys-suomi"] });
    const { body } = await scene.archive.asAdministrator("/v1/sources");
    scene.handOverFor(
      (body["sources"] as { id: string; name: string }[]).find(({ name }) => name === "vaihde-2")?.id ?? "",
    );
    expect((await handOver("up-15")).body.slug).toBe("not-permitted");
  });

  test("somebody without a session, and HEAD where no operation has it", async () => {
    const path = await begun("up-16");
    const stranger = await fetch(`${scene.archive.address}/intake${path}`, { method: "HEAD", headers: tus });
    expect(stranger.status).toBe(401);
    expect((await ask("HEAD", "/v1/overview")).status).toBe(404);
  });

  test("a steward's order to forget a contact takes its upload along", async () => {
    const { body } = await handOver("up-17");
    await create(body["announcement"]);
    expect(await files()).toHaveLength(1);
    const { contact } = body as unknown as Announced;
    await scene.archive.peers.steward.call(discardStaging, { body: { contacts: [contact as never] } });
    expect(await files()).toEqual([]);
  });
});
