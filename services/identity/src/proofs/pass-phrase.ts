import type { Chance } from "@tallenne/runtime";
import { scrypt, timingSafeEqual } from "node:crypto";
import { type Turns, turnsOf } from "./turns.ts";

/** How dear one guess is: N = 2^logN, block size r, p lanes. */
export interface Cost {
  readonly logN: number;
  readonly r: number;
  readonly p: number;
}

/** 32 MiB and three lanes a guess: as strong as 2^17 with one lane (OWASP Password Storage), with a quarter of its memory. */
const usualCost: Cost = { logN: 15, r: 8, p: 3 };

/** 2 MiB, one lane. */
const lightCost: Cost = { logN: 11, r: 8, p: 1 };

/** The usual cost; the light one only in a demonstration, whose links open every account anyway and whose dozen people must be there within seconds. */
export const costWhere = (linksOpen: boolean): Cost => (linksOpen ? lightCost : usualCost);

const saltLength = 16;
const hashLength = 32;
/** So many at once: hashing must not take the machine, or the thread pool that files need. */
const atOnce = 2;

/** Hashes pass phrases and compares them. */
export interface PassPhrases {
  /** A text with parameters, salt and hash. */
  hash(phrase: string): Promise<string>;
  /** Whether the phrase is the hashed one. Without a hash it costs the same and says no. */
  matches(phrase: string, hash: string | undefined): Promise<boolean>;
}

/** Pass phrases by scrypt (RFC 7914). The text is taken in NFC, so that a letter typed on another keyboard is the same letter. */
export function passPhrases(made: { chance: Chance; cost?: Cost }): PassPhrases {
  const { chance, cost = usualCost } = made;
  const turns = turnsOf(atOnce);
  const nobody = { cost, salt: chance.bytes(saltLength), hash: chance.bytes(hashLength) };
  return {
    async hash(phrase) {
      const salt = chance.bytes(saltLength);
      const hash = await derived(phrase, { cost, salt }, turns);
      return written({ cost, salt, hash });
    },
    async matches(phrase, text) {
      const known = text === undefined ? nobody : readHash(text);
      const hash = await derived(phrase, known, turns);
      return timingSafeEqual(hash, known.hash) && text !== undefined;
    },
  };
}

interface Hashed {
  readonly cost: Cost;
  readonly salt: Uint8Array;
  readonly hash: Uint8Array;
}

function derived(phrase: string, by: { cost: Cost; salt: Uint8Array }, turns: Turns): Promise<Buffer> {
  const { logN, r, p } = by.cost;
  const options = { N: 2 ** logN, r, p, maxmem: 256 * r * 2 ** logN };
  return turns.take(
    () =>
      new Promise((resolve, reject) => {
        scrypt(phrase.normalize("NFC"), by.salt, hashLength, options, (failure, key) =>
          failure ? reject(failure) : resolve(key),
        );
      }),
  );
}

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64url");

function written({ cost, salt, hash }: Hashed): string {
  return `$scrypt$ln=${cost.logN},r=${cost.r},p=${cost.p}$${base64(salt)}$${base64(hash)}`;
}

const form = /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([\w-]{22})\$([\w-]{43})$/;

function readHash(text: string): Hashed {
  const [, logN, r, p, salt = "", hash = ""] = form.exec(text) ?? [];
  if (hash === "") throw new TypeError("not a pass-phrase hash");
  return {
    cost: { logN: Number(logN), r: Number(r), p: Number(p) },
    salt: Buffer.from(salt, "base64url"),
    hash: Buffer.from(hash, "base64url"),
  };
}
