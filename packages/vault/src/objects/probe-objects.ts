import { createHash } from "node:crypto";
import type { Chance } from "@tallenne/runtime";
import type { CapabilityCheck, CapabilityStatement } from "./capability.ts";
import { ObjectExists, ObjectMissing, type Objects } from "./object-port.ts";

const canaryLength = 70_000;
const span = { from: 16_399, to: 65_537 };

/**
 * Tries a store's promises on a canary object of its own, which it removes again: promises of a store are looked at at
 * every start, never assumed. Rejects only when the store cannot be used at all.
 */
export async function probeObjects(
  objects: Objects,
  { chance }: { readonly chance: Chance },
): Promise<CapabilityStatement> {
  const { reader, writer, sweeper, nature } = objects;
  const key = `${chance.id("instance")}/${chance.id("part")}`;
  const canary = Buffer.from(chance.bytes(canaryLength));
  const receipt = await writer.put(key, canary, { expectedLength: canaryLength });
  const checks: CapabilityCheck[] = [];
  try {
    const back = Buffer.concat(await piecesOf(reader.get(key)));
    const isWhole =
      back.equals(canary) && receipt.sha256 === createHash("sha256").update(canary).digest("hex");
    checks.push({ id: "C14", code: "read-after-write", holds: isWhole });
    const cut = canary.subarray(span.from, span.to);
    checks.push({ id: "C13", code: "range-exact", holds: cut.equals(await reader.getSpan(key, span)) });
    checks.push({ id: "C1", code: "second-put-refused", holds: await refusesSecondPut(objects, key) });
  } finally {
    for (const { version } of await sweeper.versions(key)) await sweeper.remove(key, version);
  }
  checks.push({ id: "C15", code: "gone-after-remove", holds: await isGone(objects, key) });
  return {
    ...nature,
    checks,
    isSound: checks.every(({ holds }) => holds),
    banner: nature.locks === "simulated" ? "locks-are-simulated" : null,
  };
}

async function refusesSecondPut({ writer }: Objects, key: string): Promise<boolean> {
  try {
    await writer.put(key, Buffer.from("another"));
    return false;
  } catch (failure) {
    return failure instanceof ObjectExists;
  }
}

async function isGone({ reader, sweeper }: Objects, key: string): Promise<boolean> {
  for await (const entry of sweeper.list(key)) if (entry.key === key) return false;
  try {
    await reader.stat(key);
    return false;
  } catch (failure) {
    return failure instanceof ObjectMissing;
  }
}

async function piecesOf(pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array[]> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return all;
}
