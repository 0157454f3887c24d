import type { Permit, Receipt } from "@tallenne/access";
import type { AccessFacts, ShownStatement } from "@tallenne/contracts";
import {
  type CaseId,
  type ContactId,
  instantOf,
  maskedSegments,
  maskText,
  type PersonId,
} from "@tallenne/domain";
import type { Chance, Clock, Log } from "@tallenne/runtime";
import type { Collection } from "@tallenne/store";
import { type KeyOpener, openBytes, saltLength, sealBytes, statementContext } from "@tallenne/vault";
import { createHash } from "node:crypto";
import { whyClosed } from "../contents/contents.ts";
import { openKey, wrappedOf } from "../contents/open-keys.ts";
import type { Statement } from "./statement.ts";

interface StatementPorts {
  readonly statements: Collection<Statement>;
  readonly opener: KeyOpener;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly log: Log;
}

/** A permit for the contact, and that it is in the ledger. */
interface Granted {
  readonly permit: Permit<"sitting.open" | "text.read">;
  readonly receipt: Receipt;
}

/** Purposes for which a contact is looked at, but never a person (rows A4.9, A4.10). */
const aboutNobody: ReadonlySet<string> = new Set(["p2", "p3"]);
/** What stands where something is masked. */
const blank = "▒▒▒";

/** Statements beside contacts (GDPR Art 16; row A12.1): written for a request, shown to whoever opens the contact once it was granted. */
export function keepStatements({ statements, opener, clock, chance, log }: StatementPorts) {
  return {
    /** Seals and keeps it; nobody is shown it before the request that it was written for is granted. Throws `gone` with the contact's key. */
    async write(
      granted: Granted,
      contact: AccessFacts,
      written: { readonly case: CaseId; readonly by: PersonId; readonly text: string },
    ): Promise<Pick<Statement, "id" | "digest">> {
      const id = chance.id("note");
      const key = await keyFor(granted, contact);
      try {
        const context = statementContext({ contact: contact.id, case: written.case, note: id });
        const sealed = sealBytes({
          key,
          context,
          salt: chance.bytes(saltLength),
          plain: Buffer.from(written.text, "utf8"),
        });
        const digest = createHash("sha256").update(sealed).digest("hex");
        await statements.insert({
          id,
          contact: contact.id,
          case: written.case,
          author: written.by,
          at: instantOf(clock.now()),
          sealed: sealed.toString("base64"),
          digest,
        });
        return { id, digest };
      } finally {
        key.fill(0);
      }
    },

    /** Takes back one that the request does not take. */
    async drop(id: Statement["id"]): Promise<void> {
      await statements.remove(id);
    },

    /** What stands beside a contact, oldest first, and for its own request what is only proposed. What is about nobody shows nobody's numbers. */
    async shown(
      granted: Granted,
      contact: AccessFacts,
      reader: { readonly purpose: string; readonly case: CaseId | undefined },
    ): Promise<ShownStatement[]> {
      const kept = await all(contact.id);
      if (kept.length === 0 && (contact.rectified ?? []).length === 0) return [];
      const standing = (contact.rectified ?? []).flatMap(({ case: of, on, digest }) => {
        const found = kept.find((one) => one.case === of && one.digest === digest);
        if (found === undefined) log.error({ event: "statement-missing", contact: contact.id });
        return found === undefined ? [] : [{ found, on }];
      });
      const isStanding = (of: CaseId) => standing.some(({ found }) => found.case === of);
      const proposed = kept
        .filter(({ case: of }) => reader.purpose === "p4" && of === reader.case && !isStanding(of))
        .toSorted((a, b) => (a.at < b.at ? -1 : 1))
        .at(-1);
      const both = [...standing, ...(proposed === undefined ? [] : [{ found: proposed, on: null }])];
      if (both.length === 0) return [];
      const key = await keyFor(granted, contact);
      try {
        return both.map(({ found, on }) => shownFor(reader.purpose, { text: wordsOf(found, key), on }));
      } finally {
        key.fill(0);
      }
    },

    /** The words of one by its digest; undefined where there is none. */
    async words(
      { permit, receipt }: { readonly permit: Permit<"request.weigh">; readonly receipt: Receipt },
      contact: AccessFacts,
      of: { readonly case: CaseId; readonly digest: string },
    ): Promise<string | undefined> {
      if (permit.purpose !== "p4" || receipt.index < 0)
        throw new TypeError("nothing is opened without its entry");
      const found = (await all(contact.id)).find((one) => one.case === of.case && one.digest === of.digest);
      if (found === undefined) return undefined;
      const key = await openedKey(contact);
      try {
        return wordsOf(found, key);
      } finally {
        key.fill(0);
      }
    },

    /** Forgets the statements of contacts that are destroyed. */
    async forget(contacts: readonly ContactId[]): Promise<void> {
      for (const contact of contacts) for (const { id } of await all(contact)) await statements.remove(id);
    },

    /** Contacts that still have statements. */
    async surviving(contacts: readonly ContactId[]): Promise<readonly ContactId[]> {
      const counts = await Promise.all(
        contacts.map((contact) => statements.count({ field: "contact", is: contact })),
      );
      return contacts.filter((_contact, index) => (counts[index] ?? 0) > 0);
    },
  };

  async function all(contact: ContactId): Promise<readonly Statement[]> {
    const found: Statement[] = [];
    for await (const one of statements.each({ field: "contact", is: contact })) found.push(one);
    return found;
  }

  async function keyFor({ permit, receipt }: Granted, contact: AccessFacts): Promise<Buffer> {
    if (!permit.covers(contact.id)) throw new TypeError("the permit is not for this contact");
    if (receipt.index < 0) throw new TypeError("the receipt is of no entry");
    return openedKey(contact);
  }

  async function openedKey(contact: AccessFacts): Promise<Buffer> {
    try {
      return await openKey(opener, wrappedOf(contact), "record");
    } catch (failure) {
      throw whyClosed(failure);
    }
  }
}

/** What {@link keepStatements} gives. */
export type Statements = ReturnType<typeof keepStatements>;

function wordsOf({ contact, case: of, id, sealed }: Statement, key: Buffer): string {
  const context = statementContext({ contact, case: of, note: id });
  try {
    return openBytes({ key, context, sealed: Buffer.from(sealed, "base64") }).toString("utf8");
  } catch (failure) {
    throw whyClosed(failure);
  }
}

function shownFor(purpose: string, { text, on }: Pick<ShownStatement, "text" | "on">): ShownStatement {
  if (!aboutNobody.has(purpose)) return { text, on, masked: false };
  const read = maskText(text);
  const masked = Object.values(read.counts).some((count) => count > 0);
  const shown = maskedSegments(read.text)
    .map((segment) => ("text" in segment ? segment.text : blank))
    .join("");
  return { text: shown, on, masked };
}
