import type { SigningKey } from "@tallenne/access";
import { introspect, Problem, type Standing } from "@tallenne/contracts";
import { keptLog, setClock } from "@tallenne/runtime";
import { describe, expect, test } from "@jest/globals";
import { signingKey, signStanding, trustedKeys } from "@tallenne/access";
import { createPublicKey, generateKeyPairSync } from "node:crypto";
import { sanna } from "../example/example-people.ts";
import { introspector } from "./introspector.ts";

const secret = "a-secret-of-a-session-1";
const pair = () => generateKeyPairSync("ec", { namedCurve: "P-256" });

function scene(keep = 1000) {
  const clock = setClock(Date.UTC(2026, 10, 24));
  const { privateKey } = pair();
  const key = signingKey(privateKey);
  const keys = trustedKeys([{ service: "identity", key: createPublicKey(privateKey) }]);
  const state: {
    standing: Standing | null;
    key: SigningKey;
    calls: number;
    gate?: Promise<void>;
    away?: boolean;
  } = {
    standing: sanna,
    key,
    calls: 0,
  };
  const peers = {
    call: async (operation: unknown) => {
      expect(operation).toBe(introspect);
      state.calls += 1;
      const { standing } = state;
      await state.gate;
      if (state.away) throw new Problem("peer-away");
      return { standing: standing && signStanding({ standing, key: state.key, now: clock.now() }) };
    },
  };
  const log = keptLog();
  const asking = introspector({ peers: peers as never, trust: { keys, addressOf: never }, clock, log, keep });
  return { clock, state, asking, log };
}
const never = (): never => {
  throw new Error("not asked");
};

describe("what stands behind a session", () => {
  test("an answer counts for a second from the question on, not from the answer", async () => {
    const { clock, state, asking } = scene();
    const gate = Promise.withResolvers<void>();
    state.gate = gate.promise;
    const first = asking.of(secret);
    clock.advance(600);
    gate.resolve();
    expect(await first).toEqual({ standing: sanna, remembered: false });
    clock.advance(399);
    expect(await asking.of(secret)).toEqual({ standing: sanna, remembered: true });
    clock.advance(1);
    state.standing = null;
    expect(await asking.of(secret)).toEqual({ standing: undefined, remembered: false });
    expect(state.calls).toBe(2);
  });

  test("callers who ask at the same time share one question", async () => {
    const { state, asking } = scene();
    const all = await Promise.all(Array.from({ length: 50 }, () => asking.of(secret)));
    expect(state.calls).toBe(1);
    expect(new Set(all.map(({ standing }) => standing)).size).toBe(1);
  });

  test("a fresh answer is never an old one, and counts for those who come later", async () => {
    const { state, asking } = scene();
    await asking.of(secret);
    state.standing = { ...sanna, role: "tl" };
    expect((await asking.of(secret)).standing?.role).toBe("ag");
    expect((await asking.of(secret, "fresh")).standing?.role).toBe("tl");
    expect((await asking.of(secret)).standing?.role).toBe("tl");
    expect(state.calls).toBe(2);
  });

  test("sessions do not answer for one another", async () => {
    const { state, asking } = scene();
    await asking.of(secret);
    state.standing = null;
    expect((await asking.of(`${secret}2`)).standing).toBeUndefined();
    expect(state.calls).toBe(2);
  });

  test("where nothing is remembered, every question is asked", async () => {
    const { state, asking } = scene(0);
    await asking.of(secret);
    await asking.of(secret);
    expect(state.calls).toBe(2);
  });

  test.each([
    "",
    "short",
    "x".repeat(201),
    "with space in it 12345",
    "a;b=c-1234567890",
    "ääkkösiä-12345678",
  ])("a cookie that no session has is not asked about: %p", async (text) => {
    const { state, asking } = scene();
    expect(await asking.of(text)).toEqual({ standing: undefined, remembered: false });
    expect(state.calls).toBe(0);
  });

  test("a failure is told to all who share it and remembered by nobody", async () => {
    const { state, asking } = scene();
    state.away = true;
    const both = await Promise.allSettled([asking.of(secret), asking.of(secret)]);
    expect(both.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    state.away = false;
    expect((await asking.of(secret)).standing).toEqual(sanna);
  });

  test("an answer that identity did not sign is no answer: peer-away, and the log knows", async () => {
    const { state, asking, log } = scene();
    state.key = signingKey(pair().privateKey);
    await expect(asking.of(secret)).rejects.toMatchObject({ slug: "peer-away" });
    expect(log.lines).toMatchObject([{ level: "error", event: "standing-refused", reason: "kid" }]);
  });
});
