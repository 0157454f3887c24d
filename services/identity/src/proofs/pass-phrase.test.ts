import { describe, expect, test } from "@jest/globals";
import { seededChance, Sensitive } from "@tallenne/runtime";
import { cheap } from "../testing/cheap.ts";
import { holdsIdentityCode, passPhraseFindings } from "./new-pass-phrase.ts";
import { costWhere, passPhrases } from "./pass-phrase.ts";
import { sealerOf } from "./sealer.ts";
import { turnsOf } from "./turns.ts";

const phrases = passPhrases({ chance: seededChance("phrases"), cost: cheap });

describe("a pass phrase", () => {
  test("matches its hash, and no other phrase does", async () => {
    const hash = await phrases.hash("kuusi sanaa joita kukaan ei arvaa");
    expect(await phrases.matches("kuusi sanaa joita kukaan ei arvaa", hash)).toBe(true);
    expect(await phrases.matches("kuusi sanaa joita kukaan ei arvaa ", hash)).toBe(false);
    expect(await phrases.matches("", hash)).toBe(false);
  });

  test("is the same however its letters are composed", async () => {
    const hash = await phrases.hash("Äänekosken jäätelö".normalize("NFD"));
    expect(await phrases.matches("Äänekosken jäätelö".normalize("NFC"), hash)).toBe(true);
  });

  test("has another hash every time, and its parameters stand in it", async () => {
    const [first, second] = [await phrases.hash("sama lause tässä"), await phrases.hash("sama lause tässä")];
    expect(first).not.toBe(second);
    expect(first).toMatch(/^\$scrypt\$ln=4,r=8,p=1\$[\w-]{22}\$[\w-]{43}$/);
  });

  test("hashed at another cost still matches", async () => {
    const dearer = passPhrases({ chance: seededChance("dearer"), cost: { logN: 5, r: 8, p: 1 } });
    const hash = await phrases.hash("vanha mutta voimassa");
    expect(await dearer.matches("vanha mutta voimassa", hash)).toBe(true);
  });

  test("without a hash never matches, not even against chance", async () => {
    expect(await phrases.matches("mitä tahansa", undefined)).toBe(false);
  });

  test("costs a guesser as much as OWASP asks", () => {
    // N=2^15, r=8, p=3 is one of the equal choices of the Password Storage cheat sheet; a weaker one must not slip in.
    expect(costWhere(false)).toEqual({ logN: 15, r: 8, p: 3 });
    expect(costWhere(true)).toEqual({ logN: 11, r: 8, p: 1 });
  });
});

const codes = (phrase: string) => passPhraseFindings(phrase, "sanna.ketovuori").map(({ code }) => code);

describe("a pass phrase that somebody chooses", () => {
  test.each([
    ["yksitoista1", ["too-short"]],
    ["aaaaaaaaaaaaaaaa", ["too-plain"]],
    ["minä olen sanna.ketovuori", ["holds-the-name"]],
    ["koodini on 140358-901F kai", ["identity-code"]],
    ["koodini on 140358-901f kai", ["identity-code"]],
    ["kuusi sanaa joita kukaan ei arvaa", []],
    ["🎧🎧🎧🎧🎧🎧🎧🎧🎧🎧🎧🎧", ["too-plain"]],
  ])("%j: %j", (phrase, found) => {
    expect(codes(phrase)).toEqual(found);
  });

  test("T-I4: an identity code is seen in any of its forms", () => {
    expect(["140358-901F", "140358-901f", "sanna 140358-901f"].map(holdsIdentityCode)).toEqual([
      true,
      true,
      true,
    ]);
    expect(holdsIdentityCode("sanna.ketovuori")).toBe(false);
  });
});

describe("sealed at rest", () => {
  const sealer = sealerOf(new Sensitive("a key of the tests, thirty-two characters"), seededChance("seal"));

  test("a secret opens in its own place only", () => {
    const sealed = sealer.seal("authenticator one", Buffer.from("salaisuus"));
    expect(Buffer.from(sealer.open("authenticator one", sealed)).toString()).toBe("salaisuus");
    expect(() => sealer.open("authenticator two", sealed)).toThrow();
    expect(sealed).not.toContain(Buffer.from("salaisuus").toString("base64url"));
  });

  test("a changed byte or another key opens nothing", () => {
    const sealed = Buffer.from(sealer.seal("here", Buffer.from("salaisuus")), "base64url");
    for (const at of [0, 13, sealed.length - 1]) {
      const changed = Buffer.from(sealed);
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
      expect(() => sealer.open("here", changed.toString("base64url"))).toThrow();
    }
    const other = sealerOf(new Sensitive("another key of the tests, long enough"), seededChance("seal"));
    expect(() => other.open("here", sealed.toString("base64url"))).toThrow();
  });
});

describe("turns", () => {
  test("are taken by so many at once; the others wait in order, and a failure gives its turn on", async () => {
    const turns = turnsOf(2);
    const order: string[] = [];
    const gates = ["a", "b", "c", "d"].map((name) => ({ name, ...Promise.withResolvers<void>() }));
    const done = gates.map(({ name, promise }) =>
      turns.take(async () => {
        order.push(`${name} begins`);
        await promise;
        order.push(`${name} ends`);
      }),
    );
    await Promise.resolve();
    expect(order).toEqual(["a begins", "b begins"]);
    gates[1]?.reject(new Error("b fails"));
    await expect(done[1]).rejects.toThrow("b fails");
    for (const { resolve } of gates) resolve();
    await Promise.all([done[0], done[2], done[3]]);
    expect(order).toEqual(["a begins", "b begins", "c begins", "a ends", "c ends", "d begins", "d ends"]);
  });
});
