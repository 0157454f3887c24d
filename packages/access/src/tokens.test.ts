import { describe, expect, test } from "@jest/globals";
import { generateKeyPairSync } from "node:crypto";
import { serviceTokens, verifyServiceToken } from "./service-token.ts";
import { keyId, signingKey, trustedKeys } from "./signing-key.ts";
import { signStanding, verifyStanding } from "./standing-token.ts";
import { contactId, now, standingOf, testId } from "./testing/scene.ts";
import { signTicket, verifyTicket } from "./ticket.ts";
import { TokenRefused } from "./token.ts";

const pair = () => generateKeyPairSync("ec", { namedCurve: "P-256" });
const [intake, identity, room] = [pair(), pair(), pair()];
const trusted = trustedKeys([
  { service: "intake", key: intake.publicKey },
  { service: "identity", key: identity.publicKey },
  { service: "reading-room", key: room.publicKey },
]);

describe("a service's token", () => {
  const clock = { time: now, now: () => clock.time };
  const tokens = serviceTokens({ service: "intake", key: signingKey(intake.privateKey), clock });

  test("shows the caller to one callee for 60 seconds", () => {
    const token = tokens.sign("catalogue");
    const verify = (callee: "catalogue" | "ledger", at = now) =>
      verifyServiceToken({ token, callee, trusted, now: at });
    expect(verify("catalogue")).toEqual({ caller: "intake", until: now + 60_000 });
    expect(() => verify("ledger")).toThrow(TokenRefused);
    expect(() => verify("catalogue", now + 66_000)).toThrow(TokenRefused);
    expect(() => verify("catalogue", now - 10_000)).toThrow(TokenRefused);
  });

  test("is used again for half of its life, then signed anew; a clock set back signs anew too", () => {
    clock.time = now;
    const first = tokens.sign("ledger");
    clock.time = now + 29_000;
    expect(tokens.sign("ledger")).toBe(first);
    clock.time = now + 31_000;
    expect(tokens.sign("ledger")).not.toBe(first);
    clock.time = now - 1000;
    expect(tokens.sign("ledger")).not.toBe(first);
  });
});

test("what identity vouches for is taken from identity's key alone, for five seconds", () => {
  const standing = standingOf("ag");
  const token = signStanding({ standing, key: signingKey(identity.privateKey), now });
  expect(verifyStanding({ token, trusted, now: now + 4000 })).toEqual(standing);
  expect(() => verifyStanding({ token, trusted, now: now + 11_000 })).toThrow(TokenRefused);
  const forged = signStanding({ standing, key: signingKey(intake.privateKey), now });
  expect(() => verifyStanding({ token: forged, trusted, now })).toThrow(TokenRefused);
});

test("a ticket is bound to its session, and lives two minutes at most whatever was asked", () => {
  const ticket = {
    sitting: testId("sitting", 1),
    contact: contactId,
    part: "master",
    session: testId("session", 1),
    side: "both",
  } as const;
  const key = signingKey(room.privateKey);
  const token = signTicket({ ticket, key, now, life: 3600 });
  const verify = (session: typeof ticket.session, at = now) =>
    verifyTicket({ token, session, trusted, now: at });
  expect(verify(ticket.session)).toEqual({ ...ticket, until: now + 120_000 });
  expect(() => verify(testId("session", 2))).toThrow(TokenRefused);
  expect(() => verify(ticket.session, now + 126_000)).toThrow(TokenRefused);
});

test("token keys are P-256 and nothing else", () => {
  const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 });
  expect(() => keyId(rsa.publicKey)).toThrow("P-256");
  expect(() => keyId(intake.privateKey)).toThrow("P-256");
  expect(() => signingKey(intake.publicKey)).toThrow("private");
});
